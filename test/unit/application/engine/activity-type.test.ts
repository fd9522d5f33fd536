import { describe, expect, it } from '@jest/globals';
import { activityTypeOf } from '../../../../src/application/engine/activity-type.js';
import type { FlowNode } from '../../../../src/engine/definition.js';

const typed = (type: string, event?: object): string =>
  activityTypeOf({ type, ...(event && { event }) } as unknown as FlowNode);

describe('the type of an activity', () => {
  it.each([
    ['endEvent', { kind: 'none' }, 'noneEndEvent'],
    ['endEvent', { kind: 'terminate' }, 'terminateEndEvent'],
    ['startEvent', { kind: 'none' }, 'startEvent'],
    ['startEvent', { kind: 'timer' }, 'startTimerEvent'],
    ['boundaryEvent', { kind: 'error' }, 'boundaryError'],
    ['intermediateCatchEvent', { kind: 'message' }, 'intermediateMessageCatch'],
    ['intermediateThrowEvent', { kind: 'signal' }, 'intermediateSignalThrow'],
    ['intermediateThrowEvent', { kind: 'message' }, 'intermediateNoneThrowEvent'],
    ['intermediateThrowEvent', { kind: 'message', send: { external: {} } }, 'intermediateMessageThrowEvent'],
    ['endEvent', { kind: 'multiple', events: [] }, 'endEvent'],
    ['receiveTask', { kind: 'message' }, 'receiveTask'],
    ['userTask', undefined, 'userTask'],
  ])('names a %s about %p as Camunda does: %s', (type, event, name) => {
    expect(typed(type, event)).toBe(name);
  });
});
