import type { Variables } from '../../../engine/variables.js';
import type { Fields } from '../views.js';
import type { TaskForm } from './read-form-of-task.js';

/** What the process knows already of the fields of a form. */
export const knownFor = ({ fromVariables }: TaskForm, variables: Variables): Fields =>
  Object.fromEntries(
    [...fromVariables].flatMap(([key, variable]) => {
      const value = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
      return value === undefined || value === null ? [] : [[key, value] as const];
    }),
  );
