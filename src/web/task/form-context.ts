import { createContext, use } from 'react';
import type { Json } from '../../kernel/json.js';
import type { FormField, Member } from '../api/shapes.js';
import { cannotTell, type Evaluate } from './expressions.js';
import type { FormData } from './form-data.js';

export interface FormSurroundings {
  readonly members: readonly Member[];
  readonly evaluate: Evaluate;
  /** By pointer. */
  readonly errors: ReadonlyMap<string, string>;
  readonly locked: boolean;
}

const Surroundings = createContext<FormSurroundings>({
  members: [],
  evaluate: cannotTell,
  errors: new Map(),
  locked: false,
});

export const FormSurroundingsProvider = Surroundings;
export const useFormSurroundings = (): FormSurroundings => use(Surroundings);

/** What an input of a form is told: its field, the value at its place, and how to change it. */
export interface InputProps {
  readonly field: FormField;
  readonly id: string;
  readonly value: Json | undefined;
  readonly required: boolean;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly disabled: boolean;
  readonly change: (value: Json | undefined) => void;
}

export interface FieldsProps {
  readonly fields: readonly FormField[];
  readonly data: FormData;
  readonly path: readonly (string | number)[];
  readonly change: (data: FormData) => void;
}
