import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkForm, type FormSurroundings } from '../../../../src/domain/forms/check-form.js';
import type { FormData } from '../../../../src/domain/forms/form-data.js';
import type { FormDefinition } from '../../../../src/domain/forms/form.js';
import { keptData, withKnown } from '../../../../src/domain/forms/kept-data.js';
import { readForm } from '../../../../src/domain/forms/read-form.js';
import { variablesOf } from '../../../../src/domain/forms/variables-of.js';
import { viewOf } from '../../../../src/domain/forms/view-of.js';
import type { Json } from '../../../../src/kernel/json.js';
import { instantAt } from '../../../support/domain/wall.js';

const contact = {
  type: 'default',
  id: 'F-CONTACT',
  properties: { title: 'Eerste contact', titleEn: 'First contact' },
  components: [
    { type: 'text', text: 'Vul dit samen in.' },
    {
      type: 'radio',
      key: 'contactResult',
      label: 'Is er contact?',
      values: [
        { value: 'MADE', label: 'Ja', properties: { labelEn: 'Yes' } },
        { value: 'NOT_REACHED', label: 'Nee' },
      ],
      validate: { required: true },
      properties: { labelEn: 'Was there contact?', variable: 'contactResult' },
    },
    {
      type: 'checkbox',
      key: 'toldRights',
      label: 'Rechten verteld',
      conditional: { hide: '=contactResult != "MADE"' },
      properties: { requiredWhen: 'contactResult = "MADE"', variable: 'toldRights' },
    },
    { type: 'textarea', key: 'notes', label: 'Verslag', validate: { minLength: 5, maxLength: 20 } },
    {
      type: 'number',
      key: 'attempts',
      label: 'Pogingen',
      validate: { min: 1, max: 9 },
      properties: { variable: 'attempts' },
    },
    { type: 'datetime', key: 'date', label: 'Wanneer', properties: { precision: 'date', latest: 'now' } },
    { type: 'datetime', key: 'moment', label: 'Moment', properties: { earliest: 'now' } },
    {
      type: 'checklist',
      key: 'channels',
      label: 'Hoe',
      values: [
        { value: 'phone', label: 'Telefoon' },
        { value: 'visit', label: 'Bezoek' },
      ],
    },
    { type: 'person', key: 'who', label: 'Wie', properties: { variable: 'personId' } },
    { type: 'persons', key: 'present', label: 'Aanwezig' },
    { type: 'user', key: 'colleague', label: 'Collega', properties: { role: 'rvt' } },
    { type: 'textfield', key: 'proposed', label: 'Voorstel', properties: { readOnly: true } },
    {
      type: 'list',
      key: 'agreements',
      label: 'Afspraken',
      validate: { maxLength: 3 },
      components: [
        { type: 'textfield', key: 'what', label: 'Wat', validate: { required: true } },
        { type: 'number', key: 'score', label: 'Cijfer', validate: { min: 0, max: 10 } },
      ],
    },
    {
      type: 'user',
      key: 'substitute',
      label: 'Vervanger',
      properties: { validWhen: 'substitute != colleague', validMessage: 'Kies een ander.' },
    },
  ],
};

const read = (json: unknown): FormDefinition => {
  const form = readForm(json);
  if (!form.ok) throw new Error(JSON.stringify(form.reason));
  return form.value;
};

const form = read(contact);

/** Stands in for FEEL with the three expressions that the form above uses. */
const holds: FormSurroundings['holds'] = (feel, data) => {
  if (feel === 'not(contactResult != "MADE")' || feel === 'contactResult = "MADE"') {
    return data['contactResult'] === null ? undefined : data['contactResult'] === 'MADE';
  }
  if (feel === 'substitute != colleague') return data['substitute'] !== data['colleague'];
  return undefined;
};

const surroundings: FormSurroundings = {
  holds,
  now: instantAt('2027-03-25 15:30'),
  isMember: (person) => ['person-1', 'person-2'].includes(person),
  isUser: (user, role) => (user === 'worker-test-1' && role === undefined) || user === 'rvt-test-1',
};

const errors = (data: FormData): readonly string[] =>
  checkForm(form, data, surroundings).map(({ pointer, code }) => `${pointer} ${code}`);

const made = { contactResult: 'MADE', toldRights: true } as const;

describe('reading a form', () => {
  it('keeps what it says, as a browser gets it', () => {
    const view = viewOf(form, 3);
    expect(view).toMatchObject({
      key: 'F-CONTACT',
      version: 3,
      title: 'Eerste contact',
      titleEn: 'First contact',
    });
    expect(view.fields[1]).toEqual({
      type: 'radio',
      key: 'contactResult',
      label: 'Is er contact?',
      labelEn: 'Was there contact?',
      required: true,
      values: [
        { value: 'MADE', label: 'Ja', labelEn: 'Yes' },
        { value: 'NOT_REACHED', label: 'Nee' },
      ],
    });
    expect(view.fields[2]).toMatchObject({
      shownWhen: 'not(contactResult != "MADE")',
      requiredWhen: 'contactResult = "MADE"',
    });
    expect(view.fields.find(({ key }) => key === 'agreements')?.fields?.map(({ key }) => key)).toEqual([
      'what',
      'score',
    ]);
    expect(JSON.stringify(view)).not.toMatch(/variable|latest|earliest/);
  });

  it.each<readonly [string, unknown, string]>([
    ['that is no object', [], 'form-not-an-object'],
    ['that is nothing', null, 'form-not-an-object'],
    ['without a key', { components: [] }, 'form-property-invalid'],
    [
      'with a field of another type',
      { id: 'F', components: [{ type: 'html', key: 'a', label: 'A' }] },
      'form-type-unknown',
    ],
    [
      'with a type that objects have',
      { id: 'F', components: [{ type: 'constructor', key: 'a', label: 'A' }] },
      'form-type-unknown',
    ],
    [
      'with a key that is no name',
      { id: 'F', components: [{ type: 'number', key: '__proto__', label: 'A' }] },
      'form-property-invalid',
    ],
    [
      'with a key that objects have',
      { id: 'F', components: [{ type: 'number', key: 'constructor', label: 'A' }] },
      'form-property-invalid',
    ],
    [
      'with a key twice',
      { id: 'F', components: [1, 2].map(() => ({ type: 'number', key: 'a', label: 'A' })) },
      'form-key-duplicate',
    ],
    [
      'with free text as a variable',
      { id: 'F', components: [{ type: 'textarea', key: 'a', label: 'A', properties: { variable: 'a' } }] },
      'form-variable-not-allowed',
    ],
    [
      'with choices that are none',
      { id: 'F', components: [{ type: 'radio', key: 'a', label: 'A', values: [] }] },
      'form-property-invalid',
    ],
    ['with components that are none', { id: 'F', components: 'x' }, 'form-property-invalid'],
    ['with a component that is none', { id: 'F', components: [null] }, 'form-property-invalid'],
    [
      'with bounds that are none',
      { id: 'F', components: [{ type: 'number', key: 'a', label: 'A', validate: { min: '1' } }] },
      'form-property-invalid',
    ],
    [
      'with a label that is too long',
      { id: 'F', components: [{ type: 'number', key: 'a', label: 'A'.repeat(501) }] },
      'form-property-invalid',
    ],
    [
      'with too many fields',
      {
        id: 'F',
        components: Array.from({ length: 201 }, (_, at) => ({ type: 'number', key: `a${at}`, label: 'A' })),
      },
      'form-property-invalid',
    ],
    [
      'with rows in rows',
      {
        id: 'F',
        components: [
          {
            type: 'list',
            key: 'a',
            label: 'A',
            components: [{ type: 'list', key: 'b', label: 'B', components: [] }],
          },
        ],
      },
      'form-type-unknown',
    ],
    [
      'with a variable in a row',
      {
        id: 'F',
        components: [
          {
            type: 'list',
            key: 'a',
            label: 'A',
            components: [{ type: 'number', key: 'b', label: 'B', properties: { variable: 'b' } }],
          },
        ],
      },
      'form-variable-not-allowed',
    ],
  ])('refuses one %s', (_, json, code) => {
    const refused = readForm(json);
    expect(refused.ok ? [] : refused.reason.map((problem) => problem.code)).toContain(code);
  });

  it('says where it is wrong', () => {
    const refused = readForm({
      id: 'F',
      components: [{ type: 'number', key: 'a', label: 'A', validate: { max: [] } }],
    });
    expect(refused.ok ? '' : refused.reason[0]?.pointer).toBe('/components/0/validate/max');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        readForm(one);
        readForm({
          id: 'F',
          components: [
            one,
            { type: 'list', key: 'a', label: 'A', components: other, properties: one, validate: other },
          ],
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('checking a form', () => {
  it('finds nothing wrong with a full answer', () => {
    expect(
      errors({
        ...made,
        notes: 'Goed gesprek',
        attempts: 2,
        date: '2027-03-25',
        moment: '2027-03-25T14:30:00.000Z',
        channels: ['phone', 'visit'],
        who: 'person-1',
        present: ['person-1', 'person-2'],
        colleague: 'rvt-test-1',
        substitute: 'worker-test-1',
        agreements: [{ what: 'Bellen', score: 7 }, {}],
      }),
    ).toEqual([]);
  });

  it.each<readonly [string, FormData, string]>([
    ['what is required', {}, '/contactResult required'],
    ['blanks for an answer', { contactResult: ' ' }, '/contactResult required'],
    ['what is required only then', { contactResult: 'MADE' }, '/toldRights must-confirm'],
    ['what must be confirmed', { contactResult: 'MADE', toldRights: false }, '/toldRights must-confirm'],
    ['another choice', { contactResult: 'OTHER' }, '/contactResult not-a-choice'],
    ['a choice that objects have', { contactResult: 'constructor' }, '/contactResult not-a-choice'],
    ['a list for a choice', { contactResult: ['MADE'] }, '/contactResult wrong-type'],
    ['truth as text', { ...made, toldRights: 'true' }, '/toldRights wrong-type'],
    ['text that is too short', { ...made, notes: 'kort ' }, '/notes too-short'],
    ['text that is too long', { ...made, notes: 'x'.repeat(21) }, '/notes too-long'],
    ['an object for text', { ...made, notes: { $ne: '' } }, '/notes wrong-type'],
    ['too low a number', { ...made, attempts: 0 }, '/attempts too-low'],
    ['too high a number', { ...made, attempts: 10 }, '/attempts too-high'],
    ['a number as text', { ...made, attempts: '2' }, '/attempts wrong-type'],
    ['a date to come', { ...made, date: '2027-03-26' }, '/date in-future'],
    ['a date there is not', { ...made, date: '2027-02-29' }, '/date wrong-type'],
    ['a moment that passed', { ...made, moment: '2027-03-25T14:29:59.999Z' }, '/moment in-past'],
    ['a moment there is not', { ...made, moment: '2027-03-25T24:30:00.000Z' }, '/moment wrong-type'],
    ['a choice twice', { ...made, channels: ['phone', 'phone'] }, '/channels/1 not-a-choice'],
    ['an unknown choice of several', { ...made, channels: ['phone', 'fax'] }, '/channels/1 not-a-choice'],
    ['a person of another household', { ...made, who: 'person-9' }, '/who person-unknown'],
    [
      'one such person of several',
      { ...made, present: ['person-1', 'person-9'] },
      '/present/1 person-unknown',
    ],
    ['a colleague there is not', { ...made, colleague: 'nobody' }, '/colleague user-unknown'],
    [
      'a colleague with another role',
      { ...made, colleague: 'worker-test-1', substitute: 'rvt-test-1' },
      '/colleague user-unknown',
    ],
    [
      'what does not fit the rest',
      { ...made, colleague: 'rvt-test-1', substitute: 'rvt-test-1' },
      '/substitute not-valid',
    ],
    [
      'too many rows',
      { ...made, agreements: [1, 2, 3, 4].map(() => ({ what: 'x' })) },
      '/agreements too-long',
    ],
    ['a row that is none', { ...made, agreements: ['x'] }, '/agreements/0 wrong-type'],
    ['what a row must have', { ...made, agreements: [{ score: 3 }] }, '/agreements/0/what required'],
    [
      'what is wrong in a row',
      { ...made, agreements: [{ what: 'x', score: 11 }] },
      '/agreements/0/score too-high',
    ],
    ['a key the form does not have', { ...made, 'a/b~c': 1 }, '/a~1b~0c unknown-field'],
    [
      'such a key in a row',
      { ...made, agreements: [{ what: 'x', more: 1 }] },
      '/agreements/0/more unknown-field',
    ],
    [
      'a key of the prototype',
      JSON.parse('{"contactResult":"NOT_REACHED","__proto__":1}') as FormData,
      '/__proto__ unknown-field',
    ],
  ])('finds %s', (_, data, expected) => {
    expect(errors(data)).toEqual([expected]);
  });

  it('does not look at what is not shown, or is filled in by the service', () => {
    expect(errors({ contactResult: 'NOT_REACHED', toldRights: 'nonsense', proposed: 7 })).toEqual([]);
  });

  it('asks for what it cannot tell', () => {
    const unsure = { ...surroundings, holds: () => undefined };
    const found = checkForm(form, { contactResult: 'MADE', toldRights: 'x' }, unsure);
    expect(found.map(({ pointer }) => pointer)).toEqual(['/toldRights']);
  });

  it('stops counting at a hundred errors', () => {
    const data = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x${at}`, 1]));
    expect(checkForm(form, data, surroundings)).toHaveLength(100);
  });

  it('never throws, whatever is sent', () => {
    const keys = form.fields.flatMap(({ key }) => key ?? []);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys, '__proto__', 'x'), fc.jsonValue()), (sent) => {
        const data = sent as Record<string, Json>;
        checkForm(form, data, surroundings);
        keptData(form, data, surroundings);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is kept of a form', () => {
  it('is what was asked and answered, with the service’s own values', () => {
    const sent = {
      contactResult: 'NOT_REACHED',
      toldRights: true,
      proposed: 'LOW',
      notes: '',
      agreements: [{ what: 'x' }, { what: ' ' }],
    };
    const whole = withKnown(form, sent, { proposed: 'HIGH', secret: 'x' });
    expect(keptData(form, whole, surroundings)).toEqual({
      contactResult: 'NOT_REACHED',
      proposed: 'HIGH',
      agreements: [{ what: 'x' }],
    });
    expect(withKnown(form, sent, {})).not.toHaveProperty('proposed');
  });

  it('becomes variables only where the form says so, and nothing where nothing was answered', () => {
    expect(variablesOf(form, { contactResult: 'MADE', notes: 'secret', attempts: 2 })).toEqual({
      contactResult: 'MADE',
      toldRights: null,
      attempts: 2,
      personId: null,
    });
  });
});
