import { describe, expect, it } from '@jest/globals';
import { findingsOf } from '../support/conformance-kit.js';

const passed = (id: string) => ({ id, passed: true, reason: null });
const failed = (id: string) => ({ id, passed: false, reason: 'got 1, expected 2' });

describe('what the external cases found', () => {
  it('is nothing when all pass, or fail as is known', () => {
    const known = [
      { cases: 'java#*', reason: 'no Java' },
      { cases: 'clock:1', reason: 'no clock' },
    ];
    expect(findingsOf([passed('a'), failed('java#1'), failed('java#2'), failed('clock:1')], known)).toEqual({
      unexplained: [],
      passingNow: [],
      withoutCase: [],
    });
  });

  it('tells what fails without a reason, what passes by now, and reasons without a case', () => {
    const known = [
      { cases: 'java#*', reason: 'no Java' },
      { cases: 'gone', reason: 'was there' },
    ];
    expect(findingsOf([failed('a'), passed('java#1'), failed('java#2')], known)).toEqual({
      unexplained: ['a: got 1, expected 2'],
      passingNow: ['java#1'],
      withoutCase: ['gone'],
    });
  });
});
