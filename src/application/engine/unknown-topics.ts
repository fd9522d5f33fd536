import type { CompiledProcess, EventDefinition, ExternalWork, FlowNode } from '../../engine/definition.js';
import type { ModelProblem } from '../../engine/drawn.js';
import { internalTopic } from './project-waits.js';

type WithWork = FlowNode & {
  readonly external?: ExternalWork;
  readonly event?: EventDefinition;
};

const topicOf = (node: FlowNode): string | undefined => {
  const { external, event } = node as WithWork;
  const sent = event?.kind === 'message' ? event.send?.external : undefined;
  const { topic } = external ?? sent ?? {};
  return topic && 'literal' in topic ? topic.literal : undefined;
};

/** Work that this service would have to do itself and does not know; an instance would wait for it for ever. */
export const unknownTopics = (
  { nodes }: CompiledProcess,
  handlers: ReadonlyMap<string, unknown>,
): readonly ModelProblem[] =>
  [...nodes.values()].flatMap((node) => {
    const topic = topicOf(node);
    if (topic === undefined || !internalTopic.test(topic) || handlers.has(topic)) return [];
    return [
      {
        code: 'unknown-topic',
        message: `Expected a topic that this service knows, but got '${topic}'`,
        element: node.id,
        line: node.line,
      },
    ];
  });
