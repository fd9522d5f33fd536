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

/** BPMN 2.0 as its publishers describe it, with the words of Camunda 7. */
export const bpmnMetaModel = (): MetaModel => new open({ camunda });
