import type { StartTrigger } from '../../engine/definition.js';
import type { ModelProblem } from '../../engine/drawn.js';
import { planTimer } from '../../engine/timers.js';
import { assertNever } from '../../kernel/assert-never.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from '../../engine/given.js';
import { initialRetries } from './attempts.js';
import { findAll } from './find-all.js';
import { jobSettingsOf } from './job-settings.js';
import { startTimerPayload } from './start-timer-payload.js';

/** No id of an element has a `~`, so that parts of one event and other elements are told apart. */
const triggerId = (definitionId: string, { element, part }: StartTrigger): string =>
  `${definitionId}.${element}${part === undefined ? '' : `~${part}`}`;

/** Lets a version be started by its messages, signals, conditions and timers. Answers what cannot be waited for. */
export const armStart = (
  work: Work,
  definition: ProcessDefinitionRecord,
  triggers: readonly StartTrigger[],
): readonly ModelProblem[] => triggers.flatMap((trigger) => arm(work, definition, trigger) ?? []);

/** A version that is not the newest any more starts nothing by itself. */
export const disarmStart = async (work: Work, definitionId: string): Promise<void> => {
  const ofStarts = [
    { field: 'definitionId', is: definitionId },
    { field: 'instanceId', is: null },
  ];
  for (const { id } of await findAll(work, 'subscription', ofStarts)) work.remove('subscription', id);
  const timers = await findAll(work, 'job', [...ofStarts, { field: 'kind', is: 'timer' }]);
  for (const { id } of timers) work.remove('job', id);
};

const arm = (
  work: Work,
  definition: ProcessDefinitionRecord,
  trigger: StartTrigger,
): ModelProblem | undefined => {
  const { id: definitionId, key: definitionKey } = definition;
  const { element, part } = trigger;
  const { suspended = false, priority = 0 } = jobSettingsOf(definition, element);
  const base = {
    id: triggerId(definitionId, trigger),
    elementId: element,
    definitionId,
    definitionKey,
    createdAt: work.at,
  };
  switch (trigger.kind) {
    case 'message':
    case 'signal':
      work.put('subscription', { ...base, kind: trigger.kind, name: trigger.name, ...given({ part }) });
      return undefined;
    case 'conditional':
      work.put('subscription', { ...base, kind: trigger.kind, name: '', ...given({ part }) });
      return undefined;
    case 'timer': {
      const plan = planOf(work, trigger);
      if (!plan)
        return {
          code: 'timer-not-readable',
          message: `Expected start timer '${element}' to be readable without variables`,
          element,
          line: 0,
        };
      work.put('job', {
        ...base,
        kind: 'timer',
        runnableAt: plan.dueAt,
        dueAt: plan.dueAt,
        priority,
        retries: initialRetries,
        suspended,
        payload: startTimerPayload(plan),
      });
      return undefined;
    }
    default:
      return assertNever(trigger);
  }
};

const planOf = (work: Work, { timer }: Extract<StartTrigger, { readonly kind: 'timer' }>) => {
  const { expression } = timer;
  if ('literal' in expression) return planTimer(timer.kind, expression.literal, work.at);
  const value = work.ports.definitions.readers.expressions.evaluate(expression, { values: {} });
  return value.ok && typeof value.value === 'string'
    ? planTimer(timer.kind, value.value, work.at)
    : undefined;
};
