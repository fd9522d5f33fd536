import type { StartProcess } from '../commands.js';
import type { FlowNode, ProcessDefinition } from '../definition.js';
import { isAbout } from '../event-parts.js';
import { given } from '../given.js';
import type { ElementId } from '../instance.js';
import { beginAt } from './beginning.js';
import { tellListeners } from './listeners.js';
import { firstPlaceOf, modify } from './modify.js';
import { stop } from './refusal.js';
import type { Run } from './run.js';
import { armEventSubProcesses, openScope } from './scopes.js';

/** Begins the instance: its scope, what that listens for, and the first token, or those that somebody asks for. */
export const startProcess = (run: Run, command: StartProcess): void => {
  const { definition } = run;
  const { instance, businessKey, parent, variables, instructions = [] } = command;
  const [first] = instructions;
  const begin = first ? firstPlaceOf(run, first) : startOf(definition, command.start);
  run.emit({
    type: 'InstanceStarted',
    instance,
    definition: definition.id,
    start: begin.id,
    ...given({ businessKey, parent }),
  });
  const scope = openScope(run, {
    kind: 'process',
    element: definition.processElement,
    variables: variables?.values ?? {},
    ...given({ types: variables?.types }),
  });
  tellListeners(run, definition, 'start', { element: definition.processElement, scope });
  armEventSubProcesses(run, definition.processElement, scope);
  if (first) modify(run, { instructions });
  else beginAt(run, begin, { scope, part: command.part });
};

const startOf = (definition: ProcessDefinition, asked: ElementId | undefined): FlowNode => {
  const { key, nodes, startEvents, processElement } = definition;
  const id = asked ?? plainStartOf(definition);
  const node = id !== undefined && startEvents.get(processElement)?.includes(id) ? nodes.get(id) : undefined;
  if (node) return node;
  const wanted = asked === undefined ? 'a none start event' : `start event '${asked}'`;
  return stop('start-not-found', `Expected process '${key}' to have ${wanted}`);
};

const plainStartOf = ({ nodes, startEvents, processElement }: ProcessDefinition): ElementId | undefined =>
  startEvents.get(processElement)?.find((id) => isAbout(nodes.get(id), 'none'));
