// @ts-expect-error bpmn-moddle publishes no types of its main export
import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };

/** What the meta-model of BPMN says against a document. */
export interface MetaModelWarning {
  readonly message: string;
  readonly property?: string;
  readonly value?: string;
  readonly element?: { readonly id?: string; readonly $type: string };
}

export interface MetaModel {
  fromXML(xml: string): Promise<{ readonly warnings: readonly MetaModelWarning[] }>;
}

const open = BpmnModdle as new (packages: Readonly<Record<string, unknown>>) => MetaModel;

interface Described {
  readonly types: readonly { readonly extends?: readonly string[] }[];
}

const globalTasks: readonly (readonly [string, string])[] = ['User', 'Script', 'BusinessRule', 'Manual'].map(
  (kind) => [`bpmn:${kind}Task`, `bpmn:Global${kind}Task`],
);

/** Camunda's words for a task also say what a global task of its kind is. */
const withGlobalTasks = ({ types, ...rest }: Described): Described => ({
  ...rest,
  types: types.map((type) => ({
    ...type,
    ...(type.extends && {
      extends: [
        ...type.extends,
        ...globalTasks.flatMap(([task, global]) => (type.extends?.includes(task) ? [global] : [])),
      ],
    }),
  })),
});

/** BPMN 2.0 as its publishers describe it, with the words of Camunda 7. */
export const bpmnMetaModel = (): MetaModel => new open({ camunda: withGlobalTasks(camunda) });
