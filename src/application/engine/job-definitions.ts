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
    ...(node.asyncBefore ? [{ type: 'async-continuation', configuration: 'async-before' }] : []),
    ...(node.asyncAfter ? [{ type: 'async-continuation', configuration: 'async-after' }] : []),
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
