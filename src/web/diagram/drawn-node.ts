/** What we read of an element of a BPMN model, as bpmn-moddle keeps it. */
export interface DrawnNode {
  readonly $type: string;
  readonly id: string;
  readonly name?: string;
  readonly documentation?: readonly { readonly text?: string }[];
  readonly outgoing?: readonly { readonly name?: string; readonly targetRef?: DrawnNode }[];
  readonly flowElements?: readonly DrawnNode[];
  readonly attachedToRef?: DrawnNode;
  readonly eventDefinitions?: readonly { readonly $type: string }[];
  readonly triggeredByEvent?: boolean;
}

export interface DrawnModel {
  readonly rootElements?: readonly DrawnNode[];
}

const notSteps: ReadonlySet<string> = new Set([
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

export const isStep = ({ $type }: DrawnNode): boolean => !notSteps.has($type);

/** The kind of an element as the code of its words: `userTask`, `startEvent.timer`. */
export const kindOf = ({ $type, eventDefinitions, triggeredByEvent }: DrawnNode): string => {
  const plain = $type.replace(/^bpmn:/, '');
  const kind = plain.charAt(0).toLowerCase() + plain.slice(1);
  const [first, other] = eventDefinitions ?? [];
  const event = other ? 'multiple' : first?.$type.replace(/^bpmn:/, '').replace(/EventDefinition$/, '');
  if (triggeredByEvent === true) return 'eventSubProcess';
  return event === undefined ? kind : `${kind}.${event.charAt(0).toLowerCase()}${event.slice(1)}`;
};
