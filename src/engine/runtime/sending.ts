import type { ExternalWork, Mapping, SingleEvent } from '../definition.js';
import type { ThrownMessage } from '../events.js';
import type { Token } from '../instance.js';
import type { Variables } from '../variables.js';
import { passedOnBy } from './data.js';
import { createExternalJob } from './external-work.js';
import { complete } from './move.js';
import { textAt, visibleIn, type Place, type Run } from './run.js';
import { mapped } from './variables.js';

export type MessageEvent = Extract<SingleEvent, { readonly kind: 'message' }>;
type SignalEvent = Extract<SingleEvent, { readonly kind: 'signal' }>;

/** Of a message that a worker sends; such a one is told alone. */
export const workOf = (events: readonly SingleEvent[]): ExternalWork | undefined => {
  const [event] = events;
  return event?.kind === 'message' ? event.send?.external : undefined;
};

/** Sends a message and goes on, or waits for the worker that sends it. */
export const throwMessage = (run: Run, event: MessageEvent, token: Token): void => {
  if (event.send?.external) createExternalJob(run, event.send.external, token);
  else {
    sendMessage(run, event, token);
    complete(run, token.id);
  }
};

/** Only what the payload names goes along: variables do not leave an instance by accident. */
const sendMessage = (run: Run, event: MessageEvent, place: Place): void =>
  run.emit({ type: 'MessageThrown', element: place.element, message: messageOf(run, event, place) });

/** What a message says, and to whom. */
export const messageOf = (run: Run, { name, send }: MessageEvent, place: Place): ThrownMessage => {
  const businessKey = send?.businessKey && textAt(run, send.businessKey, place);
  return {
    name: textAt(run, name, place),
    ...(businessKey !== undefined && { businessKey }),
    ...saying(run, send?.payload ?? [], place),
  };
};

/** What a signal says: nothing but its payload. */
export const signalOf = (
  run: Run,
  { name, payload }: SignalEvent,
  place: Place,
): { readonly name: string; readonly variables: Variables } => {
  const { variables } = saying(run, payload, place);
  return { name: textAt(run, name, place), variables };
};

/** Its payload, and what data associations filled it with. */
const saying = (run: Run, payload: readonly Mapping[], place: Place): ReturnType<typeof mapped> => {
  const { variables, types } = mapped(run, payload, visibleIn(run.state.scopes, place.scope), place);
  return { variables: { ...passedOnBy(run, place).values, ...variables }, ...(types && { types }) };
};

/** Tells the messages and signals among these to the world. */
export const tellWorld = (run: Run, events: readonly SingleEvent[], place: Place): void => {
  for (const event of events) {
    if (event.kind === 'message') sendMessage(run, event, place);
    if (event.kind === 'signal')
      run.emit({ type: 'SignalThrown', element: place.element, ...signalOf(run, event, place) });
  }
};
