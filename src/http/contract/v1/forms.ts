import { z } from 'zod';
import { fieldTypes } from '../../../domain/forms/form.js';
import { json } from './shapes.js';

/* Forms: a subset of the form-js schema with `properties` for what Koers adds */
const option = z.object({ value: z.string(), label: z.string(), labelEn: z.string().optional() });
export const formField: z.ZodType<FormField> = z.lazy(() =>
  z.object({
    type: z.enum(fieldTypes),
    /** Absent on `text`, which only shows something. */
    key: z.string().optional(),
    label: z.string(),
    labelEn: z.string().optional(),
    help: z.string().optional(),
    helpEn: z.string().optional(),
    values: z.array(option).optional(),
    required: z.boolean().optional(),
    /** FEEL over the form's data: required, shown, or valid when true. */
    requiredWhen: z.string().optional(),
    shownWhen: z.string().optional(),
    validWhen: z.string().optional(),
    validMessage: z.string().optional(),
    validMessageEn: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    minLength: z.int().optional(),
    maxLength: z.int().optional(),
    /** `datetime`: only a date, or also a time. */
    precision: z.enum(['date', 'datetime']).optional(),
    readOnly: z.boolean().optional(),
    /** `list`: the fields of one row. */
    fields: z.array(formField).optional(),
    /** `user`: only colleagues with this role. */
    role: z.string().optional(),
  }),
);
export interface FormField {
  type:
    | 'text'
    | 'textfield'
    | 'textarea'
    | 'number'
    | 'checkbox'
    | 'radio'
    | 'select'
    | 'checklist'
    | 'datetime'
    | 'person'
    | 'persons'
    | 'user'
    | 'list';
  key?: string | undefined;
  label: string;
  labelEn?: string | undefined;
  help?: string | undefined;
  helpEn?: string | undefined;
  values?: { value: string; label: string; labelEn?: string | undefined }[] | undefined;
  required?: boolean | undefined;
  requiredWhen?: string | undefined;
  shownWhen?: string | undefined;
  validWhen?: string | undefined;
  validMessage?: string | undefined;
  validMessageEn?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  precision?: 'date' | 'datetime' | undefined;
  readOnly?: boolean | undefined;
  fields?: FormField[] | undefined;
  role?: string | undefined;
}
export const form = z.object({
  key: z.string(),
  version: z.int(),
  title: z.string(),
  titleEn: z.string().optional(),
  fields: z.array(formField),
});
export type Form = z.infer<typeof form>;
export const formData = z.record(z.string().max(100), json);
