import type { Listening, TimerDefinition } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import { templateOf, type Expression } from '../expression.js';
import { given } from '../given.js';
import type { TaskEvent, TaskListening, Timeout } from '../runtime/task-listeners.js';
import { readScript } from './scripts.js';

/*
 * Camunda's execution and task listeners. Expressions and scripts are evaluated by our own evaluators; Java classes and
 * beans are refused by name.
 */

export const executionListener = 'camunda:executionListener';
export const taskListener = 'camunda:taskListener';

interface Heard<Event extends string> {
  readonly event: Event;
  readonly action: Expression;
  readonly drawn: DrawnElement;
}

const heardBy = <Event extends string>(
  reader: Reader,
  type: string,
  events: readonly Event[],
): readonly Heard<Event>[] =>
  reader.drawn.children
    .filter((child) => child.type === type)
    .flatMap((drawn) => {
      const named = reader.attribute('event', drawn);
      const event = events.find((one) => one === named);
      if (event === undefined)
        reader.problem(
          'bad-listener',
          `Expected a listener to one of ${events.join(', ')}, but it is to '${named ?? ''}'`,
          drawn,
        );
      const action = actionOf(reader, drawn);
      return event !== undefined && action ? [{ event, action, drawn }] : [];
    });

const actionOf = (reader: Reader, drawn: DrawnElement): Expression | undefined => {
  const java = ['class', 'delegateExpression'].find((name) => reader.attribute(name, drawn) !== undefined);
  const script = drawn.children.find(({ type }) => type === 'camunda:script');
  const expression = reader.attribute('expression', drawn);
  if (java !== undefined) {
    reader.problem(
      'unsupported-listener',
      `Expected a listener with an expression or a script, but it has a Java ${java} '${reader.attribute(java, drawn) ?? ''}'`,
      drawn,
    );
    return undefined;
  }
  if (script) return readScript(reader, script, reader.attribute('scriptFormat', script));
  if (expression !== undefined && !('literal' in templateOf(expression)))
    return reader.expression(expression, drawn);
  reader.problem(
    'bad-listener',
    'Expected a listener with an expression or a script, but it has neither',
    drawn,
  );
  return undefined;
};

const grouped = <Event extends string>(
  heard: readonly Heard<Event>[],
): Readonly<Partial<Record<Event, readonly Expression[]>>> => {
  const groups: Partial<Record<Event, readonly Expression[]>> = {};
  for (const { event, action } of heard) groups[event] = [...(groups[event] ?? []), action];
  return groups;
};

/** What hears an element begin and end; without listeners nothing. */
export const readListeners = (reader: Reader): Listening | undefined => {
  const heard = heardBy(reader, executionListener, ['start', 'end']);
  return heard.length === 0 ? undefined : grouped(heard);
};

/** What hears that a flow is taken. */
export const readTakeListeners = (reader: Reader): readonly Expression[] | undefined => {
  const heard = heardBy(reader, executionListener, ['take']);
  return heard.length === 0 ? undefined : heard.map(({ action }) => action);
};

const taskEvents: readonly (TaskEvent | 'timeout')[] = [
  'create',
  'assignment',
  'update',
  'complete',
  'delete',
  'timeout',
];

const isOfTask = (one: Heard<TaskEvent | 'timeout'>): one is Heard<TaskEvent> => one.event !== 'timeout';

export const readTaskListeners = (reader: Reader): TaskListening | undefined => {
  const heard = heardBy(reader, taskListener, taskEvents);
  if (heard.length === 0) return undefined;
  const timeouts = heard
    .filter(({ event }) => event === 'timeout')
    .flatMap((one, index) => timeoutOf(reader, one, index));
  return { on: grouped(heard.filter(isOfTask)), timeouts };
};

const timeoutOf = (
  reader: Reader,
  { drawn, action }: Heard<TaskEvent | 'timeout'>,
  index: number,
): readonly Timeout[] => {
  const definition = drawn.children.find(({ type }) => type === 'timerEventDefinition');
  const timer: TimerDefinition | undefined = definition && reader.timer(definition);
  if (!definition)
    reader.problem(
      'bad-listener',
      'Expected a timeout with a timerEventDefinition, but there is none',
      drawn,
    );
  return timer ? [{ id: drawn.id ?? `timeout${index + 1}`, action, ...given({ timer }) } as Timeout] : [];
};
