/* Packages without types of their own; what we use of them. */

declare module 'bpmn-js-properties-panel' {
  import type Modeler from 'bpmn-js/lib/Modeler';

  type Options = NonNullable<ConstructorParameters<typeof Modeler>[0]>;
  type Module = NonNullable<Options['additionalModules']>[number];

  export const BpmnPropertiesPanelModule: Module;
  export const BpmnPropertiesProviderModule: Module;
  export const CamundaPlatformPropertiesProviderModule: Module;
  export function useService(name: string): unknown;
}

declare module '@bpmn-io/properties-panel' {
  export const TextAreaEntry: unknown;
  export const TextFieldEntry: unknown;
  export const CheckboxEntry: unknown;
  export const isTextAreaEntryEdited: unknown;
  export const isTextFieldEntryEdited: unknown;
  export const isCheckboxEntryEdited: unknown;
}

declare module '@bpmn-io/properties-panel/preact' {
  export function h(component: unknown, props: Readonly<Record<string, unknown>>): unknown;
}

declare module 'bpmn-js-bpmnlint' {
  import type Modeler from 'bpmn-js/lib/Modeler';

  type Options = NonNullable<ConstructorParameters<typeof Modeler>[0]>;
  type Module = NonNullable<Options['additionalModules']>[number];

  const lintModule: Module;
  export default lintModule;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform' {
  import type Modeler from 'bpmn-js/lib/Modeler';

  type Options = NonNullable<ConstructorParameters<typeof Modeler>[0]>;
  type Module = NonNullable<Options['additionalModules']>[number];

  const behaviors: Module;
  export default behaviors;
}

declare module 'bpmn-js-differ' {
  interface Differences {
    readonly _layoutChanged: Readonly<Record<string, unknown>>;
  }
  export function diff(before: unknown, after: unknown): Differences;
}
