import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { problemDetails } from '../../../src/http/problem-details.js';
import { problems } from '../../../src/http/problems.js';

const published = readFileSync('docs/problems.md', 'utf8')
  .split('\n')
  .map((line) => /^\| `([\w-]+)` \| (\d{3}) \| (.+?) \| (.+?) \|$/.exec(line))
  .filter((row) => row !== null)
  .map(([, code, status, title, advice]) => ({ code, status: Number(status), title, advice }));

const context = { path: '/api/v1/tasks/x', traceId: 'trace-1', language: 'en' } as const;

describe('the problems of this service', () => {
  it('are the published ones, each with its status and advice', () => {
    const rows = Object.entries(problems).map(([code, { status, title, advice }]) => ({
      code,
      status,
      title: title.en,
      advice: advice.en,
    }));
    expect(published).toEqual(rows.sort((one, other) => one.code.localeCompare(other.code, 'en')));
  });

  it.each(Object.entries(problems))('%s is told in both languages', (_code, { status, title, advice }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title.nl).not.toBe(title.en);
    expect(advice.nl).not.toBe(advice.en);
  });

  it('are answered as RFC 9457 asks', () => {
    expect(problemDetails({ code: 'FOUR_EYES', rule: '4E-3' }, context)).toEqual({
      type: '/problems/FOUR_EYES',
      title: 'Another pair of eyes is needed',
      status: 409,
      detail: 'You did the step that this one checks. Let a colleague do this task.',
      instance: '/api/v1/tasks/x',
      code: 'FOUR_EYES',
      traceId: 'trace-1',
      rule: '4E-3',
    });
  });

  it('tell what the engine refused in its own code', () => {
    const engine = { code: 'no-flow-to-take', message: "Expected a flow out of 'G' to take" };
    expect(problemDetails({ code: 'engine-refused', engine }, context)).toMatchObject({
      code: 'no-flow-to-take',
      status: 422,
      detail: "Expected a flow out of 'G' to take",
    });
    const unpublished = { code: 'something-else', message: 'Expected x' };
    expect(problemDetails({ code: 'engine-refused', engine: unpublished }, context)).toMatchObject({
      code: 'engine-refused',
      status: 409,
    });
  });

  it('name at most a hundred places', () => {
    const errors = Array.from({ length: 150 }, (_x, n) => ({ pointer: `/${n}`, code: 'x', detail: 'x' }));
    expect(problemDetails({ code: 'form-invalid', errors }, context).errors).toHaveLength(100);
  });
});
