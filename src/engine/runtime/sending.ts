import type { EventDefinition } from '../definition.js';
import type { Token } from '../instance.js';
import { createExternalJob } from './external-work.js';
import { complete } from './move.js';
import { textAt, visibleIn, type Run } from './run.js';
import { mapped } from './variables.js';

export type MessageEvent = Extract<EventDefinition, { readonly kind: 'message' }>;
export type SignalEvent = Extract<EventDefinition, { readonly kind: 'signal' }>;

/**
 * Sends a message and goes on, or waits for the worker that sends it. Only what the payload names goes along:
 * variables do not leave an instance by accident.
 */
export const throwMessage = (run: Run, { name, send }: MessageEvent, token: Token): void => {
  if (send?.external) {
    createExternalJob(run, send.external, token);
    return;
  }
  const businessKey = send?.businessKey && textAt(run, send.businessKey, token);
  run.emit({
    type: 'MessageThrown',
    element: token.element,
    message: {
      name: textAt(run, name, token),
      ...(businessKey !== undefined && { businessKey }),
      ...mapped(run, send?.payload ?? [], visibleIn(run.state.scopes, token.scope), token),
    },
  });
  complete(run, token.id);
};

/** Tells a signal to whoever listens, with nothing but its payload. */
export const throwSignal = (run: Run, { name, payload }: SignalEvent, token: Token): void => {
  const { variables } = mapped(run, payload, visibleIn(run.state.scopes, token.scope), token);
  run.emit({ type: 'SignalThrown', element: token.element, name: textAt(run, name, token), variables });
};
