import type { FormDefinition, FormField } from './form.js';

/** A form as a browser gets it: everything but what only the service uses. */
export interface FormView {
  key: string;
  version: number;
  title: string;
  titleEn?: string;
  fields: FieldView[];
}

export type FieldView = Omit<FormField, 'variable' | 'latest' | 'earliest' | 'fields' | 'values'> & {
  values?: NonNullable<FormField['values']>[number][];
  fields?: FieldView[];
};

export const viewOf = ({ key, title, titleEn, fields }: FormDefinition, version: number): FormView => ({
  key,
  version,
  title,
  ...(titleEn !== undefined && { titleEn }),
  fields: fields.map(fieldView),
});

const fieldView = (field: FormField): FieldView => {
  const { values, fields, ...own } = field;
  const shown = Object.fromEntries(Object.entries(own).filter(([name]) => !forTheService.includes(name)));
  return {
    ...(shown as Omit<FieldView, 'values' | 'fields'>),
    ...(values && { values: [...values] }),
    ...(fields && { fields: fields.map(fieldView) }),
  };
};

const forTheService: readonly string[] = ['variable', 'latest', 'earliest'];
