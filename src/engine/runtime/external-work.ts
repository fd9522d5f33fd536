import type { ExternalWork } from '../definition.js';
import type { JobId, Token } from '../instance.js';
import { numberAt } from './computed.js';
import { wait } from './move.js';
import { stop } from './refusal.js';
import { textAt, type Run } from './run.js';

/** Puts work up for a worker; the token waits for it. Compiling refuses work without a topic. */
export const createExternalJob = (run: Run, work: ExternalWork | undefined, token: Token): void => {
  const { topic, priority } =
    work ?? stop('expression-failed', `Expected '${token.element}' to have a topic`, token.element);
  const own = priority ?? run.definition.taskPriority;
  const urgency = own && numberAt(run, own, token);
  wait(run, token, 'job');
  run.emit({
    type: 'JobCreated',
    job: {
      id: run.next() as JobId,
      kind: 'external',
      element: token.element,
      token: token.id,
      scope: token.scope,
      topic: textAt(run, topic, token),
      ...(urgency !== undefined && { priority: urgency }),
    },
  });
};
