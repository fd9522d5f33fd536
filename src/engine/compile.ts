import { ok, refused, type Outcome } from '../kernel/outcome.js';
import type { CompiledProcess } from './definition.js';
import type { DrawnElement, ModelProblem } from './drawn.js';
import { behaviours } from './elements/index.js';
import type { DecisionReference, ExpressionCheck } from './expression.js';
import { given } from './given.js';
import type { ElementId } from './instance.js';
import { isExtension, placeElements, refuseLongId, type Reading } from './reading/drawn-process.js';
import { eventDefinitionTypes } from './reading/events.js';
import { readFlows } from './reading/flows.js';
import { beginningsIn } from './reading/beginnings.js';
import { globalTypesOf, processOfGlobal } from './reading/global-tasks.js';
import { grouped } from './reading/grouped.js';
import { readLanes } from './reading/lanes.js';
import { executionListener, readListeners } from './reading/listeners.js';
import { readNodes } from './reading/nodes.js';
import { openReader } from './reading/reader.js';
import { refuseOutOfReach } from './reading/out-of-reach.js';
import { refuseRivals } from './reading/rivals.js';
import { placesOf, readStarts, readTriggers, type Place } from './reading/starts.js';
import { checkStructure, isEventSubProcess } from './reading/structure.js';
import { refuseAttributes } from './reading/attributes.js';
import { readDuration } from './durations.js';

/**
 * Works out what a diagram means: one definition for each process in it that says it is executable.
 *
 * Refuses the whole file when anything in these would have to be skipped or guessed, with every problem found. Of a
 * file that is deployed already (`isNew` false) that nobody could tell rivals apart is left as it was.
 */
export const compile = (
  drawn: DrawnElement,
  check: ExpressionCheck,
  isNew = true,
): Outcome<readonly CompiledProcess[], readonly ModelProblem[]> => {
  const problems: ModelProblem[] = [];
  const report = (problem: ModelProblem): void => void problems.push(problem);
  refuseDoubles(drawn, report);
  if (isNew) refuseNameless(drawn, report);
  const reading: Reading = {
    behaviours,
    check,
    rootElements: rootElementsOf(drawn),
    report,
    lanes: readLanes(drawn),
    isNew,
  };
  const processes = executableIn(drawn, report).map((process) => compileProcess(reading, process));
  return problems.length === 0 ? ok(processes) : refused(problems);
};

type Report = Reading['report'];

const globalTypes = globalTypesOf(behaviours.values());

/** What may stand beside the processes: referred to from them, or drawn for readers. */
const besideProcesses: ReadonlySet<string> = new Set([
  'process',
  'message',
  'signal',
  'error',
  'escalation',
  'collaboration',
  'documentation',
  'extensionElements',
  'itemDefinition',
  'dataStore',
  'category',
  'interface',
  'resource',
  'partnerEntity',
  'partnerRole',
  'relationship',
  'BPMNDiagram',
  ...globalTypes.keys(),
  ...eventDefinitionTypes,
]);

/** What is referred to by its id: what stands beside the processes, and event definitions wherever they are drawn. */
const rootElementsOf = ({ children }: DrawnElement): ReadonlyMap<string, DrawnElement> => {
  const found = new Map<string, DrawnElement>();
  const add = (element: DrawnElement): void => void found.set(`${element.type} ${element.id ?? ''}`, element);
  const visit = (element: DrawnElement): void => {
    if (eventDefinitionTypes.includes(element.type)) add(element);
    element.children.forEach(visit);
  };
  children.forEach(visit);
  children.forEach(add);
  return found;
};

const executableIn = (drawn: DrawnElement, report: Report): readonly DrawnElement[] => {
  if (drawn.type !== 'definitions') {
    report({
      code: 'not-bpmn',
      message: `Expected BPMN definitions, but got '${drawn.type}'`,
      line: drawn.line,
    });
    return [];
  }
  for (const { type, id, line } of drawn.children.filter((child) => !isExtension(child))) {
    if (!besideProcesses.has(type))
      report({
        code: 'unsupported-element',
        message: `Expected processes and what they refer to, but '${type}' is not supported`,
        ...(id !== undefined && { element: id }),
        line,
      });
  }
  const processes = drawn.children.flatMap((child) => {
    const task = globalTypes.get(child.type);
    if (task !== undefined) return [processOfGlobal(child, task)];
    const isExecutable = ['true', '1'].includes(child.attributes['isExecutable'] ?? '');
    return child.type === 'process' && isExecutable ? [child] : [];
  });
  if (processes.length === 0)
    report({
      code: 'no-executable-process',
      message: 'Expected a process with isExecutable="true", but there is none',
      line: drawn.line,
    });
  return processes;
};

/** Ids name elements in history and in refusals, so no two may be the same, in the whole file. */
const refuseDoubles = (drawn: DrawnElement, report: Report): void => {
  const seen = new Set<string>();
  const visit = ({ id, type, line, children }: DrawnElement): void => {
    if (id !== undefined && !/[:{]/.test(type)) {
      if (seen.has(id))
        report({
          code: 'duplicate-id',
          message: `Expected id '${id}' once, but it is used again`,
          element: id,
          line,
        });
      seen.add(id);
    }
    children.forEach(visit);
  };
  visit(drawn);
};

const needsId: ReadonlySet<string> = new Set(['message', 'signal', 'error', 'escalation']);

/** What stands beside the processes is found by its id, and a signal is known by its name to everybody. */
const refuseNameless = ({ children }: DrawnElement, report: Report): void => {
  const signals = new Set<string>();
  for (const { type, id, line, attributes } of children.filter((child) => needsId.has(child.type))) {
    if (id === undefined)
      report({ code: 'missing-id', message: `Expected '${type}' to have an id, but it has none`, line });
    const { name } = attributes;
    if (type !== 'signal' || name === undefined) continue;
    if (signals.has(name))
      report({
        code: 'duplicate-trigger',
        message: `Expected one signal '${name}', but there are several`,
        line,
      });
    signals.add(name);
  }
};

const processAttributes: ReadonlySet<string> = new Set([
  'name',
  'isExecutable',
  'processType',
  'isClosed',
  'definitionalCollaborationRef',
  'camunda:historyTimeToLive',
  'camunda:versionTag',
  'camunda:jobPriority',
  'camunda:taskPriority',
  'camunda:isStartableInTasklist',
  'camunda:candidateStarterUsers',
  'camunda:candidateStarterGroups',
]);

const readOfProcess: ReadonlySet<string> = new Set(['camunda:properties', executionListener]);

const compileProcess = (reading: Reading, drawn: DrawnElement): CompiledProcess => {
  const process: Place = { id: (drawn.id ?? '') as ElementId, kind: 'process', line: drawn.line };
  refuseInProcess(reading, drawn);
  const reader = openReader(reading, { drawn, id: process.id, container: 'process' });
  const placed = placeElements(reading, { drawn, ...process });
  const decisions: DecisionReference[] = [];
  const flows = readFlows(reading, placed);
  const nodes = readNodes(reading, placed, flows, decisions);
  checkStructure(reading, { nodes, flows, placed: new Map(placed.nodes.map((node) => [node.id, node])) });
  if (reading.isNew) {
    refuseRivals(reading, nodes);
    refuseOutOfReach(reading, nodes);
  }
  const beginnings = beginningsIn(reading, process.id, nodes);
  const startEvents = readStarts(reading, placesOf(process, placed.nodes), beginnings);
  const timeToLive = timeToLiveOf(reading, drawn);
  const { name, 'camunda:versionTag': versionTag } = drawn.attributes;
  return {
    key: process.id,
    processElement: process.id,
    ...(name !== undefined && { name }),
    ...(versionTag !== undefined && { versionTag }),
    ...(timeToLive !== undefined && { historyTimeToLive: timeToLive }),
    ...given({
      listeners: readListeners(reader),
      jobPriority: reader.template('camunda:jobPriority'),
      taskPriority: reader.template('camunda:taskPriority'),
    }),
    nodes,
    flows,
    eventSubProcesses: grouped(
      [...nodes.values()].filter(isEventSubProcess).map(({ id }) => id),
      (id) => nodes.get(id)?.parent ?? process.id,
    ),
    startEvents,
    startTriggers: readTriggers(reading, process.id, beginnings),
    decisions,
  };
};

const refuseInProcess = (reading: Reading, drawn: DrawnElement): void => {
  if (drawn.id === undefined || drawn.id === '')
    reading.report({
      code: 'missing-id',
      message: 'Expected the process to have an id, but it has none',
      line: drawn.line,
    });
  refuseLongId(reading.report, drawn);
  refuseAttributes(reading, drawn, processAttributes);
  for (const { type, line } of drawn.children) {
    if (!type.startsWith('camunda:') || readOfProcess.has(type)) continue;
    reading.report({
      code: 'unsupported-element',
      message: `Expected nothing in the process that is not executed, but '${type}' is not supported there`,
      ...(drawn.id !== undefined && { element: drawn.id }),
      line,
    });
  }
};

const dayMs = 86_400_000;

/** Days, written as a number or as a duration. */
const timeToLiveOf = ({ report }: Reading, { attributes, id, line }: DrawnElement): number | undefined => {
  const text = attributes['camunda:historyTimeToLive']?.trim() ?? '';
  if (text === '') return undefined;
  if (/^\d{1,7}$/.test(text)) return Number(text);
  const duration = readDuration(text);
  if (duration) return Math.ceil(duration.months * 30.4375 + duration.days + duration.ms / dayMs);
  report({
    code: 'bad-attribute',
    message: `Expected camunda:historyTimeToLive to be days, but got '${text}'`,
    ...(id !== undefined && { element: id }),
    line,
  });
  return undefined;
};
