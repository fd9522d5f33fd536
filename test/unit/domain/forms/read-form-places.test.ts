import { describe, expect, it } from '@jest/globals';
import { readForm } from '../../../../src/domain/forms/read-form.js';

type Component = Readonly<Record<string, unknown>>;

const number: Component = { type: 'number', key: 'a', label: 'A' };
const radio = (...values: readonly unknown[]): Component => ({ type: 'radio', key: 'a', label: 'A', values });
const form = (...components: readonly unknown[]) => ({ id: 'F', components });
const list = (...components: readonly unknown[]): Component => ({
  type: 'list',
  key: 'rows',
  label: 'Rijen',
  components,
});

/** What is wrong and where, one line for each problem. */
const problemsOf = (json: unknown): readonly string[] => {
  const read = readForm(json);
  return read.ok ? [] : read.reason.map(({ code, pointer }) => `${code} ${pointer}`);
};

const fieldOf = (component: Component) => {
  const read = readForm(form(component));
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value.fields[0];
};

const invalid = 'form-property-invalid';

describe('what is wrong with a form, and where', () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    ['no object', 'F', ['form-not-an-object ']],
    ['no key', { components: [] }, [`${invalid} /id`]],
    ['a key that begins with a digit', { id: '1F', components: [] }, [`${invalid} /id`]],
    ['a key with a space in it', { id: 'F 1', components: [] }, [`${invalid} /id`]],
    ['a key before which something stands', { id: '-F', components: [] }, [`${invalid} /id`]],
    ['properties that are none', { ...form(), properties: [] }, [`${invalid} /properties`]],
    ['a title that is none', { ...form(), properties: { title: 1 } }, [`${invalid} /properties/title`]],
    [
      'a title that is too long',
      { ...form(), properties: { title: 'x'.repeat(301) } },
      [`${invalid} /properties/title`],
    ],
    [
      'a component that is none',
      form(1),
      [`${invalid} /components/0`, 'form-type-unknown /components/0/type'],
    ],
    ['a field without a type', form({ key: 'a', label: 'A' }), ['form-type-unknown /components/0/type']],
    ['rows in rows', form(list(list())), ['form-type-unknown /components/0/components/0/type']],
    ['no label', form({ type: 'number', key: 'a' }), [`${invalid} /components/0`]],
    [
      'a label too long',
      form({ ...number, label: 'x'.repeat(501) }),
      [`${invalid} /components/0/label`, `${invalid} /components/0`],
    ],
    ['no name', form({ type: 'number', label: 'A' }), [`${invalid} /components/0/key`]],
    ...[
      'toString',
      'valueOf',
      'hasOwnProperty',
      'isPrototypeOf',
      'prototype',
      'constructor',
      'a b',
      '1a',
    ].map((key) => [`the name ${key}`, form({ ...number, key }), [`${invalid} /components/0/key`]] as const),
    [
      'a name of 65 signs',
      form({ ...number, key: 'a'.repeat(65) }),
      [`${invalid} /components/0/key`, `${invalid} /components/0/key`],
    ],
    ['a name twice', form(number, number), ['form-key-duplicate /components/1/key']],
    ['help that is none', form({ ...number, description: 1 }), [`${invalid} /components/0/description`]],
    [
      'help too long',
      form({ ...number, description: 'x'.repeat(4001) }),
      [`${invalid} /components/0/description`],
    ],
    ['a mark that is none', form({ ...number, readonly: 'yes' }), [`${invalid} /components/0/readonly`]],
    [
      'a role that is none',
      form({ ...number, properties: { role: 1 } }),
      [`${invalid} /components/0/properties/role`],
    ],
    [
      'another precision',
      form({ ...number, properties: { precision: 'hour' } }),
      [`${invalid} /components/0/properties/precision`],
    ],
    [
      'another bound in time',
      form({ ...number, properties: { latest: 'date' } }),
      [`${invalid} /components/0/properties/latest`],
    ],
    [
      'a bound that is not finite',
      form({ ...number, validate: { max: Infinity } }),
      [`${invalid} /components/0/validate/max`],
    ],
    [
      'half a sign at least',
      form({ ...number, validate: { minLength: 0.5 } }),
      [`${invalid} /components/0/validate/minLength`],
    ],
    [
      'fewer signs than none',
      form({ ...number, validate: { maxLength: -1 } }),
      [`${invalid} /components/0/validate/maxLength`],
    ],
    [
      'a condition that is none',
      form({ ...number, conditional: { hide: true } }),
      [`${invalid} /components/0/conditional/hide`],
    ],
    [
      'a variable that is no name',
      form({ ...number, properties: { variable: 'a b' } }),
      [`${invalid} /components/0/properties/variable`],
    ],
    [
      'a variable of words',
      form({ ...number, type: 'textfield', properties: { variable: 'a' } }),
      ['form-variable-not-allowed /components/0/properties/variable'],
    ],
    [
      'a variable in a row',
      form(list({ ...number, properties: { variable: 'a' } })),
      ['form-variable-not-allowed /components/0/components/0/properties/variable'],
    ],
    [
      'a variable twice',
      form(
        { ...number, properties: { variable: 'v' } },
        { ...number, key: 'b', properties: { variable: 'v' } },
      ),
      ['form-key-duplicate /components/1'],
    ],
    ['nothing to choose from', form(radio()), [`${invalid} /components/0/values`]],
    ['a choice without a value', form(radio({ label: 'A' })), [`${invalid} /components/0/values/0/value`]],
    [
      'a choice of nothing',
      form(radio({ value: '', label: 'A' })),
      [`${invalid} /components/0/values/0/value`],
    ],
    [
      'a choice twice',
      form(radio({ value: 'x' }, { value: 'x' })),
      ['form-key-duplicate /components/0/values'],
    ],
    [
      'more than 200 fields',
      form(...Array.from({ length: 201 }, (_, at) => ({ ...number, key: `a${at}` }))),
      [`${invalid} /components`],
    ],
    [
      'more than 500 fields with those in rows',
      form(
        ...Array.from({ length: 3 }, (_, at) => ({
          ...list(...Array.from({ length: 170 }, (_unused, inner) => ({ ...number, key: `a${inner}` }))),
          key: `rows${at}`,
        })),
      ),
      ['form-too-large /components/2/components'],
    ],
  ])('%s', (_what, json, problems) => {
    expect(problemsOf(json)).toEqual(problems);
  });

  it('tells of the first hundred problems', () => {
    const many = Array.from({ length: 150 }, (_, at) => ({ type: 'number', key: `a${at}` }));
    expect(problemsOf(form(...many))).toHaveLength(100);
  });
});

describe('what is right in a form', () => {
  it('at its bounds is kept', () => {
    expect(
      problemsOf(form(...Array.from({ length: 200 }, (_, at) => ({ ...number, key: `a${at}` })))),
    ).toEqual([]);
    expect(
      problemsOf({ ...form(), properties: { title: 'x'.repeat(300), titleEn: 'x'.repeat(300) } }),
    ).toEqual([]);
    expect(fieldOf({ ...number, key: `a${'b'.repeat(63)}`, label: 'x'.repeat(500) })).toMatchObject({
      key: `a${'b'.repeat(63)}`,
      label: 'x'.repeat(500),
    });
    const rows = Array.from({ length: 165 }, (_, at) => ({ ...number, key: `a${at}` }));
    expect(problemsOf(form(...[1, 2, 3].map((at) => ({ ...list(...rows), key: `rows${at}` }))))).toEqual([]);
  });

  it('has its key as title when it has none', () => {
    const read = readForm(form());
    expect(read.ok && read.value).toStrictEqual({ key: 'F', title: 'F', fields: [] });
  });

  it('may be of a name that stands twice in different rows, and of no name', () => {
    expect(problemsOf(form({ ...list(number), key: 'one' }, { ...list(number), key: 'two' }))).toEqual([]);
    expect(problemsOf(form({ type: 'text', text: 'Lees dit.' }, { type: 'text', text: 'En dit.' }))).toEqual(
      [],
    );
  });

  it.each(['number', 'checkbox', 'radio', 'select', 'checklist', 'datetime', 'person', 'persons', 'user'])(
    '%s may become a variable',
    (type) => {
      const values = [{ value: 'x', label: 'X' }];
      expect(fieldOf({ type, key: 'a', label: 'A', values, properties: { variable: 'v' } })).toMatchObject({
        type,
        variable: 'v',
      });
    },
  );

  it.each(['radio', 'select', 'checklist'])('%s is chosen from values', (type) => {
    expect(fieldOf({ type, key: 'a', label: 'A', values: [{ value: 'x' }] })).toStrictEqual({
      type,
      key: 'a',
      label: 'A',
      values: [{ value: 'x', label: 'x' }],
    });
  });

  it('keeps everything that is said, and nothing that is not', () => {
    expect(
      fieldOf({
        type: 'select',
        key: 'a',
        label: 'A',
        description: 'Uitleg',
        readonly: true,
        values: [{ value: 'x', label: 'X', labelEn: 'Ex' }],
        validate: { required: true, min: 1, max: 2, minLength: 3, maxLength: 4 },
        conditional: { hide: '= b = 1' },
        properties: {
          labelEn: 'A in English',
          descriptionEn: 'Help',
          role: 'rvt',
          variable: 'v',
          precision: 'datetime',
          latest: 'now',
          earliest: 'now',
          requiredWhen: 'b = 2',
          validWhen: '=b = 3',
          validMessage: 'Klopt niet',
          validMessageEn: 'Not right',
        },
      }),
    ).toStrictEqual({
      type: 'select',
      key: 'a',
      label: 'A',
      help: 'Uitleg',
      readOnly: true,
      values: [{ value: 'x', label: 'X', labelEn: 'Ex' }],
      required: true,
      min: 1,
      max: 2,
      minLength: 3,
      maxLength: 4,
      shownWhen: 'not(b = 1)',
      labelEn: 'A in English',
      helpEn: 'Help',
      role: 'rvt',
      variable: 'v',
      precision: 'datetime',
      latest: 'now',
      earliest: 'now',
      requiredWhen: 'b = 2',
      validWhen: 'b = 3',
      validMessage: 'Klopt niet',
      validMessageEn: 'Not right',
    });
    expect(fieldOf({ ...number, properties: { readOnly: true } })).toMatchObject({ readOnly: true });
    expect(fieldOf({ ...number, conditional: { hide: ' = ' } })).toStrictEqual(fieldOf(number));
  });
});
