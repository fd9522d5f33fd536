import {
  CheckboxEntry,
  isCheckboxEntryEdited,
  isTextFieldEntryEdited,
  TextFieldEntry,
} from '@bpmn-io/properties-panel';
import { h } from '@bpmn-io/properties-panel/preact';
import { useService } from 'bpmn-js-properties-panel';
import type { Module } from './module.js';
import { say } from './say.js';

/* The words of Koers in the properties panel: by when a task is due, and who may not do it. */

interface Extension {
  readonly $type: string;
  $parent?: unknown;
  get(name: string): unknown;
}

interface Extensions {
  readonly values?: readonly Extension[];
}

interface DrawnElement {
  readonly businessObject: {
    readonly $type: string;
    readonly extensionElements?: Extensions;
    readonly $model: { create(type: string, attributes: object): Extension };
  };
}

interface Modeling {
  updateProperties(element: DrawnElement, properties: object): void;
}

interface Panel {
  registerProvider(priority: number, provider: object): void;
}

type Group = Readonly<Record<string, unknown>>;

const attributes = {
  'koers:Due': ['norm', 'from', 'safetyCritical'],
  'koers:FourEyes': ['rule', 'not'],
} as const;
type Kind = keyof typeof attributes;

const extensionOf = ({ businessObject }: DrawnElement, kind: Kind): Extension | undefined =>
  businessObject.extensionElements?.values?.find(({ $type }) => $type === kind);

const valueOf = (element: DrawnElement, kind: Kind, name: string): unknown =>
  extensionOf(element, kind)?.get(name);

/** One change of the model, and so one step to undo. An extension without any value is taken away. */
const setValue = (
  modeling: Modeling,
  element: DrawnElement,
  kind: Kind,
  [name, value]: readonly [string, unknown],
): void => {
  const { $model, extensionElements } = element.businessObject;
  const kept = attributes[kind].map(
    (one) => [one, one === name ? value : valueOf(element, kind, one)] as const,
  );
  const filled = kept.filter(([, one]) => one !== undefined && one !== '' && one !== false);
  const others = (extensionElements?.values ?? []).filter(({ $type }) => $type !== kind);
  const values = filled.length === 0 ? others : [...others, $model.create(kind, Object.fromEntries(filled))];
  if (values.length === 0) {
    modeling.updateProperties(element, { extensionElements: undefined });
    return;
  }
  const extensions = $model.create('bpmn:ExtensionElements', { values });
  extensions.$parent = element.businessObject;
  for (const one of values) one.$parent = extensions;
  modeling.updateProperties(element, { extensionElements: extensions });
};

interface EntryProps {
  readonly id: string;
  readonly element: DrawnElement;
}

const entryFor = (kind: Kind, name: string, component: unknown) =>
  function Entry({ id, element }: EntryProps) {
    const modeling = useService('modeling') as Modeling;
    const debounce = useService('debounceInput');
    return h(component, {
      id,
      element,
      debounce,
      label: say(`koers.${kind}.${name}`),
      description: say(`koers.${kind}.${name}.help`),
      getValue: () => valueOf(element, kind, name),
      setValue: (value: unknown) => setValue(modeling, element, kind, [name, value]),
    });
  };

const text = (kind: Kind, name: string) => ({
  id: `koers-${kind.replace(':', '-')}-${name}`,
  component: entryFor(kind, name, TextFieldEntry),
  isEdited: isTextFieldEntryEdited,
});

const entries = [
  text('koers:Due', 'norm'),
  text('koers:Due', 'from'),
  {
    id: 'koers-due-safety',
    component: entryFor('koers:Due', 'safetyCritical', CheckboxEntry),
    isEdited: isCheckboxEntryEdited,
  },
  text('koers:FourEyes', 'rule'),
  text('koers:FourEyes', 'not'),
];

class KoersProperties {
  static readonly $inject = ['propertiesPanel'];

  constructor(panel: Panel) {
    panel.registerProvider(400, this);
  }

  getGroups(element: DrawnElement): (groups: readonly Group[]) => readonly Group[] {
    return (groups) => {
      if (element.businessObject.$type !== 'bpmn:UserTask') return groups;
      const group = {
        id: 'koers',
        label: say('koers.group'),
        entries: entries.map((entry) => ({ ...entry, element })),
      };
      const [general, ...others] = groups;
      return general === undefined ? [group] : [general, group, ...others];
    };
  }
}

export const koersPropertiesModule: Module = {
  __init__: ['koersProperties'],
  koersProperties: ['type', KoersProperties],
};
