/** What a field asks for. `person` and `user` are Koers' own, `list` has rows; the rest are form-js' words. */
export const fieldTypes = [
  'text',
  'textfield',
  'textarea',
  'number',
  'checkbox',
  'radio',
  'select',
  'checklist',
  'datetime',
  'person',
  'persons',
  'user',
  'list',
] as const;

export type FieldType = (typeof fieldTypes)[number];

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly labelEn?: string;
}

/** One question of a form; `text` only shows something and has no key. */
export interface FormField {
  readonly type: FieldType;
  readonly key?: string;
  readonly label: string;
  readonly labelEn?: string;
  readonly help?: string;
  readonly helpEn?: string;
  readonly values?: readonly FieldOption[];
  readonly required?: boolean;
  /** FEEL over the form's data. */
  readonly requiredWhen?: string;
  /** FEEL over the form's data; what is not shown is not asked and not kept. */
  readonly shownWhen?: string;
  /** FEEL over the form's data; must not be false. */
  readonly validWhen?: string;
  readonly validMessage?: string;
  readonly validMessageEn?: string;
  readonly min?: number;
  readonly max?: number;
  /** Characters of a text; entries of a list, a checklist or persons. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly precision?: 'date' | 'datetime';
  /** `datetime`: not after, or not before, the moment of sending (or that day). */
  readonly latest?: 'now';
  readonly earliest?: 'now';
  /** Filled in by the service, such as the proposal of a decision table. */
  readonly readOnly?: boolean;
  /** The process variable it becomes; never on free text (domain.md §2.3). */
  readonly variable?: string;
  /** `list`: the fields of one row. */
  readonly fields?: readonly FormField[];
  /** `user`: only colleagues with this role. */
  readonly role?: string;
}

export interface FormDefinition {
  readonly key: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly fields: readonly FormField[];
}

/** Why a form file cannot be used; for whoever writes forms. */
export interface FormProblem {
  readonly code:
    | 'form-not-an-object'
    | 'form-too-large'
    | 'form-property-invalid'
    | 'form-type-unknown'
    | 'form-key-duplicate'
    | 'form-variable-not-allowed';
  /** Where in the file (RFC 6901). */
  readonly pointer: string;
  readonly message: string;
}
