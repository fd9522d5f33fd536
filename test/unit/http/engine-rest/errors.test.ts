import { describe, expect, it } from '@jest/globals';
import { engineFault, modelFault } from '../../../../src/http/engine-rest/errors.js';

describe('refusals as /engine-rest tells them', () => {
  it.each([
    ['task-not-found', 404],
    ['definition-not-found', 404],
    ['task-claimed', 409],
    ['instance-suspended', 409],
    ['token-not-found', 409],
    ['message-ambiguous', 400],
    ['job-not-leased', 400],
    ['no-flow-to-take', 422],
    ['task-not-open', 409],
  ] as const)('%s is %d', (code, status) => {
    expect(engineFault({ code, message: 'Expected a, but b' }).reason.status).toBe(status);
  });

  it('say what was attempted and where it failed', () => {
    const refusal = { code: 'no-flow-to-take', message: 'Expected a flow', element: 'G' } as const;
    expect(engineFault(refusal, 'Cannot complete task t').reason).toEqual({
      status: 422,
      type: 'ProcessEngineException',
      message: "Cannot complete task t: Expected a flow (no-flow-to-take at 'G')",
      code: 0,
    });
  });

  it('name the lost race as Camunda does', () => {
    const { reason } = engineFault({ code: 'stale', kind: 'instance', id: 'i' });
    expect(reason).toMatchObject({ status: 409, type: 'OptimisticLockingException', code: 1 });
  });

  it('list what is wrong with models by file, with element and line', () => {
    const problems = [
      { code: 'a', message: 'Expected x', element: 'E', line: 3, file: 'one.bpmn' },
      { code: 'b', message: 'Expected y', line: 1, file: 'two.bpmn' },
    ];
    const { reason } = modelFault(problems, [{ name: 'one.bpmn' }, { name: 'two.bpmn' }]);
    expect(reason).toMatchObject({
      status: 400,
      type: 'ParseException',
      details: {
        'one.bpmn': {
          errors: [{ message: 'Expected x', line: 3, mainElementId: 'E', elementIds: ['E'] }],
          warnings: [],
        },
        'two.bpmn': { errors: [{ message: 'Expected y', line: 1, mainElementId: null, elementIds: [] }] },
      },
    });
    expect(reason.message).toContain("one.bpmn, 'E', line 3");
  });
});
