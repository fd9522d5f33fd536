import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseXml } from '../../../../src/adapters/bpmn-xml/parse-xml.js';
import { dmnReader } from '../../../../src/adapters/dmn-xml/dmn-reader.js';
import { decisionFeel } from '../../../../src/adapters/feel/decision-feel.js';
import type { VisibilityAnswers } from '../../../../src/domain/visibility/answers.js';
import { visibilityOf } from '../../../../src/domain/visibility/visibility.js';
import type { DecisionModel } from '../../../../src/ports/decisions.js';

const ynu = fc.constantFrom('yes', 'no', 'unknown');
const yn = fc.constantFrom('yes', 'no');

const answers: fc.Arbitrary<VisibilityAnswers> = fc.record({
  sensitivity: fc.constantFrom('NORMAL', 'SENSITIVE', 'DANGER_IF_KNOWN', 'unknown'),
  inAudience: ynu,
  aboutViewer: ynu,
  place: fc.constantFrom('none', 'open', 'closed', 'unknown'),
  banned: ynu,
  tellsWhere: ynu,
  otherAdultOnly: ynu,
  basisToShow: yn,
  authority: fc.constantFrom('not-needed', 'yes', 'no', 'unknown'),
  general: yn,
  helperOnly: ynu,
  ownWords: ynu,
  reader: fc.constantFrom('adult', 'child-16', 'child-12', 'child-12-unable', 'child-under-12', 'unknown'),
  childVersion: yn,
} as const);

/** Nothing stands in the way: what remains after changing one answer shows what that answer does. */
const shown: VisibilityAnswers = {
  sensitivity: 'NORMAL',
  inAudience: 'yes',
  aboutViewer: 'yes',
  place: 'none',
  banned: 'no',
  tellsWhere: 'no',
  otherAdultOnly: 'no',
  basisToShow: 'no',
  authority: 'not-needed',
  general: 'no',
  helperOnly: 'no',
  ownWords: 'no',
  reader: 'adult',
  childVersion: 'no',
};

describe('D-11 who may see this', () => {
  let table: DecisionModel;

  beforeAll(async () => {
    const xml = readFileSync('workflows/rights/visibility.dmn', 'utf8');
    const read = await dmnReader({ parseXml, feel: decisionFeel() }).read(xml);
    if (!read.ok || !read.value[0]) throw new Error(JSON.stringify(read));
    table = read.value[0];
  });

  const byTable = (given: VisibilityAnswers): unknown => {
    const decided = table.decide({ values: { ...given } }, 1);
    return decided.ok ? decided.value.result : decided.reason;
  };
  const byRule = (given: VisibilityAnswers): unknown => {
    const { id, visibility } = visibilityOf(given);
    return [{ visibility, rule: id }];
  };

  it('is decided alike by the table that people read and the rules that the service uses', () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(byTable(given)).toEqual(byRule(given));
      }),
      { numRuns: 3000 },
    );
  });

  it.each<[string, Partial<VisibilityAnswers>, string]>([
    ['shows what nothing stands in the way of', {}, 'SHOWN'],
    [
      '1 hides danger from whom it is not meant for',
      { sensitivity: 'DANGER_IF_KNOWN', inAudience: 'no' },
      '1',
    ],
    ['2 hides the places of others', { place: 'closed', aboutViewer: 'no' }, '2'],
    ['2 shows somebody their own place', { place: 'closed' }, 'SHOWN'],
    ['3 hides whereabouts across a ban', { banned: 'yes', tellsWhere: 'yes' }, '3'],
    ['3 shows across a ban what tells no place', { banned: 'yes' }, 'SHOWN'],
    ['4 hides what is of another adult', { otherAdultOnly: 'yes' }, '4'],
    ['4 shows it with a basis', { otherAdultOnly: 'yes', basisToShow: 'yes' }, 'SHOWN'],
    ['5 hides a child from a parent without authority', { authority: 'no' }, '5'],
    ['5 leaves the general right to information', { authority: 'no', general: 'yes' }, 'SHOWN'],
    ['6 keeps the private words of a child', { helperOnly: 'yes' }, '6'],
    ['6 shows a child its own words', { helperOnly: 'yes', ownWords: 'yes' }, 'SHOWN'],
    ['7 gives a child that cannot weigh it the child version', { reader: 'child-12-unable' }, '7'],
    ['7 shows the child version itself', { reader: 'child-12-unable', childVersion: 'yes' }, 'SHOWN'],
    ['shows nothing to whom it is not meant for', { inAudience: 'no' }, 'NOT_FOR_READER'],
    ['shows nothing when it is not known for whom it is', { inAudience: 'unknown' }, 'NOT_KNOWN'],
    ['shows nothing of unknown sensitivity', { sensitivity: 'unknown' }, 'NOT_KNOWN'],
  ])('%s', (_name, change, rule) => {
    expect(visibilityOf({ ...shown, ...change }).id).toBe(rule);
  });

  it('denies whatever the answer to a question that matters is not known', () => {
    for (const name of ['place', 'otherAdultOnly', 'authority', 'helperOnly'] as const) {
      expect(visibilityOf({ ...shown, aboutViewer: 'no', [name]: 'unknown' }).visibility).toBe('DENY');
    }
    expect(visibilityOf({ ...shown, banned: 'unknown', tellsWhere: 'unknown' }).visibility).toBe('DENY');
    expect(visibilityOf({ ...shown, reader: 'unknown' }).visibility).not.toBe('SHOW');
  });
});
