import type { Json } from '../../kernel/json.js';
import type { Mapping } from '../definition.js';
import type { ScopeId } from '../instance.js';
import { declaredType, type Variables, type VariableSet, type VariableTypes } from '../variables.js';
import { grouped } from '../reading/grouped.js';
import { given } from '../given.js';
import { entry, evaluateOver, isInnerRun, scopeOf, type Place, type Run } from './run.js';

/** The scope a variable belongs to: the nearest that has it, else the outermost. */
const ownerOf = (run: Run, from: ScopeId, name: string): ScopeId => {
  let scope = scopeOf(run, from);
  while (!Object.hasOwn(scope.variables, name) && scope.parent !== undefined) {
    scope = scopeOf(run, scope.parent);
  }
  return scope.id;
};

const pick = <Value>(
  record: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> =>
  Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(record, name) ? [[name, record[name] as Value]] : [])),
  );

/** Sets variables where they live; `local` keeps them in the given scope. */
export const setVariables = (run: Run, scope: ScopeId, set: VariableSet | undefined, local = false): void => {
  if (!set) return;
  const names = Object.keys(set.values);
  if (names.length === 0) return;
  const byOwner = new Map<ScopeId, string[]>();
  for (const name of names) {
    const owner = local ? scope : ownerOf(run, scope, name);
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), name]);
  }
  for (const [owner, owned] of byOwner) {
    const types = pick(set.types ?? {}, owned);
    run.emit({
      type: 'VariablesSet',
      scope: owner,
      variables: pick(set.values, owned),
      ...(Object.keys(types).length > 0 && { types }),
    });
  }
};

/** Removes variables where they live, or only here. */
export const removeVariables = (run: Run, scope: ScopeId, names: readonly string[], local = false): void => {
  const byOwner = grouped(names, (name) => (local ? scope : ownerOf(run, scope, name)));
  for (const [owner, owned] of byOwner) run.emit({ type: 'VariablesRemoved', scope: owner, names: owned });
};

/**
 * Takes values from one set of variables into another, as a call activity and a message do. A variable named by
 * `source` that is not there is null, as in Camunda; an expression that names one is refused. What is local is taken from
 * the variables of the place itself.
 */
export const mapped = (
  run: Run,
  mappings: readonly Mapping[],
  from: VariableSet,
  place: Place,
): { readonly variables: Variables; readonly types?: VariableTypes } => {
  const entries: [string, Json][] = [];
  const types: [string, string][] = [];
  for (const mapping of mappings) {
    const { values, types: declared } = mapping.local ? ownOf(run, place) : from;
    if (mapping.all) {
      entries.push(...Object.entries(values));
      types.push(...Object.entries(declared ?? {}));
      continue;
    }
    const { source, target } = mapping;
    if ('variable' in source) {
      entries.push([target, entry(values, source.variable) ?? null]);
      const type = declaredType(declared, source.variable);
      if (type !== undefined) types.push([target, type]);
    } else if ('literal' in source) entries.push([target, source.literal]);
    else
      entries.push([
        target,
        evaluateOver(run, source, { values, ...given({ types: declared }) }, place.element),
      ]);
  }
  return {
    variables: Object.fromEntries(entries),
    ...(types.length > 0 && { types: Object.fromEntries(types) }),
  };
};

/** Variables that an activity has to itself: its parameters, and what is known of one of its runs. */
const ownOf = (run: Run, place: Place): VariableSet => {
  const { variables: values, types } = scopeOf(run, place.scope);
  return isInnerRun(run, place) ? { values, ...given({ types }) } : { values: {} };
};
