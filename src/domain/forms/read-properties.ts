import type { FormProblem } from './form.js';
import { pointerTo } from './pointer.js';

type Properties = Readonly<Record<string, unknown>>;

/** Reads properties of something foreign: only own ones, only of the right type, only so long; notes what is wrong. */
export interface PropertyReader {
  raw(name: string): unknown;
  text(name: string, most: number): string | undefined;
  number(name: string): number | undefined;
  whole(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
  /** An object within, as a reader of its own; an empty one when it is absent. */
  inner(name: string): PropertyReader;
  /** The entries of a list, each as a reader of its own. */
  items(name: string, most: number): readonly PropertyReader[];
  problem(code: FormProblem['code'], message: string, name?: string): void;
}

export const isProperties = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const propertyReader = (
  value: unknown,
  at: readonly (string | number)[],
  problems: FormProblem[],
): PropertyReader => {
  const properties: Properties = isProperties(value) ? value : {};
  const problem: PropertyReader['problem'] = (code, message, name) => {
    problems.push({ code, pointer: pointerTo(...at, ...(name === undefined ? [] : [name])), message });
  };
  if (!isProperties(value)) problem('form-property-invalid', 'Expected an object, but got something else');
  const raw = (name: string): unknown => (Object.hasOwn(properties, name) ? properties[name] : undefined);
  const present = <Value>(
    name: string,
    expected: string,
    isRight: (value: unknown) => value is Value,
  ): Value | undefined => {
    const found = raw(name);
    if (found === undefined || found === null) return undefined;
    if (isRight(found)) return found;
    problem('form-property-invalid', `Expected '${name}' to be ${expected}, but it is not`, name);
    return undefined;
  };
  return {
    raw,
    text: (name, most) =>
      present(
        name,
        `a text of at most ${most} characters`,
        (found): found is string => typeof found === 'string' && found.length <= most,
      ),
    number: (name) =>
      present(
        name,
        'a number',
        (found): found is number => typeof found === 'number' && Number.isFinite(found),
      ),
    whole: (name) =>
      present(
        name,
        'a whole number from 0',
        (found): found is number => Number.isSafeInteger(found) && Number(found) >= 0,
      ),
    flag: (name) => present(name, 'true or false', (found): found is boolean => typeof found === 'boolean'),
    oneOf: <Choice extends string>(name: string, choices: readonly Choice[]) =>
      present(name, `one of ${choices.join(', ')}`, (found): found is Choice =>
        choices.some((choice) => choice === found),
      ),
    inner: (name) => propertyReader(raw(name) ?? {}, [...at, name], problems),
    items: (name, most) => {
      const found = present(
        name,
        `a list of at most ${most} entries`,
        (list): list is readonly unknown[] => Array.isArray(list) && list.length <= most,
      );
      return (found ?? []).map((entry, index) => propertyReader(entry, [...at, name, index], problems));
    },
    problem,
  };
};
