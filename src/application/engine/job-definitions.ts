import type { FlowNode, ProcessDefinition } from '../../engine/definition.js';

/** A kind of job that the instances of a definition can have: an element that waits for a moment, or begins or ends by itself. */
export interface JobDefinition {
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly deploymentId: string;
  readonly elementId: string;
  /** In Camunda's words. */
  readonly type: string;
  readonly configuration: string;
}

const timerTypes: Readonly<Record<string, string>> = {
  startEvent: 'timer-start-event',
  boundaryEvent: 'timer-transition',
  intermediateCatchEvent: 'timer-intermediate-transition',
};

interface TimerEvent {
  readonly event?: {
    readonly kind: string;
    readonly timer?: { readonly kind: string; readonly expression?: unknown };
  };
}

/** Of the activity or of each of its runs: both have the one name of the activity here. */
const continuationsOf = ({ asyncBefore, asyncAfter, multiInstance }: FlowNode): readonly string[] => [
  ...(asyncBefore || multiInstance?.asyncBefore ? ['async-before'] : []),
  ...(asyncAfter || multiInstance?.asyncAfter ? ['async-after'] : []),
];

const jobsOf = (node: FlowNode): readonly Pick<JobDefinition, 'type' | 'configuration'>[] => {
  const { event } = node as FlowNode & TimerEvent;
  const isTimer = event?.kind === 'timer';
  return [
    ...(isTimer
      ? [
          {
            type: timerTypes[node.type] ?? 'timer-intermediate-transition',
            configuration: (event.timer?.kind ?? '').toUpperCase(),
          },
        ]
      : []),
    ...continuationsOf(node).map((configuration) => ({ type: 'async-continuation', configuration })),
  ];
};

/** The kinds of jobs of a definition, worked out of what is drawn. */
export const jobDefinitionsOf = (definition: ProcessDefinition): readonly JobDefinition[] =>
  [...definition.nodes.values()].flatMap((node) =>
    jobsOf(node).map((job) => ({
      ...job,
      definitionId: definition.id,
      definitionKey: definition.key,
      deploymentId: definition.deployment ?? '',
      elementId: node.id,
    })),
  );
