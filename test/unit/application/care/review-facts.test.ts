import { describe, expect, it } from '@jest/globals';
import { reviewFacts } from '../../../../src/application/care/facts/review-facts.js';
import { wholeMonths } from '../../../../src/application/care/facts/whole-months.js';
import type { Instant } from '../../../../src/kernel/instant.js';
import type { Json } from '../../../../src/kernel/json.js';
import type { SubmissionRecord } from '../../../../src/ports/records.js';

const at = (day: string): Instant => `2027-${day}T10:00:00.000Z` as Instant;

const filledIn = (day: string, formKey: string, data: Readonly<Record<string, Json>>): SubmissionRecord => ({
  id: `${day}-${formKey}`,
  instanceId: 'i',
  taskId: 't',
  elementId: 'e',
  formKey,
  formVersion: 1,
  data,
  submittedBy: 'caseworker',
  submittedAt: at(day),
});

const review = (day: string, value: number, more: Readonly<Record<string, Json>> = {}): SubmissionRecord =>
  filledIn(day, 'F-REVIEW', { reviewHeld: 'yes', scaling: [{ person: 'child', value }], ...more });

const facts = (submissions: readonly SubmissionRecord[], now = '12-01', plans: readonly Instant[] = []) =>
  reviewFacts({ now: at(now), submissions, plans, instanceId: 'i', visible: {} });

describe('the facts of a review', () => {
  it('are unknown without scores, never zero', () => {
    expect(facts([])).toMatchObject({ minScaling: null, lastScaling: null, reviewsWithoutIncident: 0 });
  });

  it('notice that it became worse twice in a row', () => {
    const before = filledIn('01-10', 'F-TALK', { person: 'child', scaling: 7 });

    expect(facts([before, review('02-10', 6), review('03-10', 5)])['scalingDropTwice']).toBe(true);
    expect(facts([before, review('02-10', 6), review('03-10', 6)])['scalingDropTwice']).toBe(false);
    expect(facts([before, review('02-10', 6)])['scalingDropTwice']).toBe(false);
  });

  it('count the newest reviews in a row without incident; a skipped one is none', () => {
    const reviews = [
      review('02-10', 6, { incidents: 1 }),
      review('03-10', 7),
      filledIn('04-10', 'F-REVIEW', { reviewHeld: 'no' }),
      review('05-10', 8),
    ];

    expect(facts(reviews)['reviewsWithoutIncident']).toBe(2);
  });

  it('count months from the first plan, or from the last broken agreement', () => {
    expect(facts([], '09-23', [at('02-11'), at('04-01')])['conditionsKeptMonths']).toBe(7);
    const broken = review('06-20', 6, { conditions: [{ kept: 'no' }] });
    expect(facts([broken, review('07-01', 7)], '09-23', [at('02-11')])['conditionsKeptMonths']).toBe(3);
  });

  it('hear a child who is not safe at home since the review before', () => {
    const child = filledIn('03-01', 'F-CHILD', { person: 'child', childSafeToGoHome: 'no' });

    expect(facts([review('02-10', 6), child, review('03-10', 6)])['childSpeaksOfDanger']).toBe(true);
    const old = [child, review('03-10', 6), review('04-10', 6)];
    expect(facts(old)['childSpeaksOfDanger']).toBe(false);
  });

  it('keep true what somebody said to be so in this process', () => {
    const visible = { contactLost: true, conditionRefused: 'yes' };
    const kept = reviewFacts({ now: at('12-01'), submissions: [], plans: [], instanceId: 'i', visible });

    expect(kept).toMatchObject({ contactLost: true, conditionRefused: true, measureConsidered: false });
  });

  it('count whole months by the date on the wall', () => {
    expect(wholeMonths(at('02-11'), at('03-10'))).toBe(0);
    expect(wholeMonths(at('02-11'), at('03-11'))).toBe(1);
    expect(wholeMonths(at('03-11'), at('02-11'))).toBe(0);
  });
});
