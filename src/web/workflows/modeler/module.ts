import type Modeler from 'bpmn-js/lib/Modeler';

/** A set of services by name, as bpmn-js takes them. */
export type Module = NonNullable<
  NonNullable<ConstructorParameters<typeof Modeler>[0]>['additionalModules']
>[number];
