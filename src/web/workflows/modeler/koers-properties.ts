import {
  CheckboxEntry,
  isCheckboxEntryEdited,
  isTextAreaEntryEdited,
  isTextFieldEntryEdited,
  TextAreaEntry,
  TextFieldEntry,
} from '@bpmn-io/properties-panel';
import { h } from '@bpmn-io/properties-panel/preact';
import { useService } from 'bpmn-js-properties-panel';
import type { Module } from './module.js';
import { say } from './say.js';

/* The words of Koers in the properties panel: what a task is for, by when it is due, and who may not do it. */

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
  'koers:Explanation': ['text'],
  'koers:Due': ['norm', 'from', 'safetyCritical', 'household'],
  'koers:FourEyes': ['rule', 'not'],
} as const;
type Kind = keyof typeof attributes;

/** What an extension always says besides: the explanation that is edited here is the Dutch one. */
const fixed: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  'koers:Explanation': { lang: 'nl' },
};

const isOf = (extension: Extension, kind: Kind): boolean =>
  extension.$type === kind &&
  Object.entries(fixed[kind] ?? {}).every(([name, value]) => extension.get(name) === value);

const extensionOf = ({ businessObject }: DrawnElement, kind: Kind): Extension | undefined =>
  businessObject.extensionElements?.values?.find((one) => isOf(one, kind));

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
  const others = (extensionElements?.values ?? []).filter((one) => !isOf(one, kind));
  const said = { ...fixed[kind], ...Object.fromEntries(filled) };
  const values = filled.length === 0 ? others : [...others, $model.create(kind, said)];
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
  {
    id: 'koers-explanation',
    component: entryFor('koers:Explanation', 'text', TextAreaEntry),
    isEdited: isTextAreaEntryEdited,
  },
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
