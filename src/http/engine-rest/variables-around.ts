import { rootVariablesOf } from '../../application/engine/view-variables.js';
import { localName, type ProcessInstance, type TokenId } from '../../engine/instance.js';
import type { Ports } from '../../application/work.js';
import { entry } from '../../engine/runtime/run.js';
import type { VariableSet } from '../../engine/variables.js';
import type { VariablesAround } from './meets.js';
import { localVariablesOf } from './token-variables.js';

const none: VariableSet = { values: {} };

/** Where a record is: in an instance, and at a token of it by its global name. */
export interface Placed {
  readonly instanceId?: string | undefined;
  readonly tokenName?: string | undefined;
  /** In place of the token's. */
  readonly own?: VariableSet | undefined;
}

const localOf = (instance: ProcessInstance, tokenName: string | undefined): VariableSet => {
  const name = localName(tokenName ?? '');
  const token = name && entry(instance.tokens, name.local as TokenId);
  return token ? localVariablesOf({ instance, token }) : none;
};

/** Looks up the variables around records of running instances; each instance is read once. */
export const variablesAround = async (
  { store }: Pick<Ports, 'store'>,
  places: readonly Placed[],
): Promise<readonly VariablesAround[]> => {
  const ids = [...new Set(places.flatMap(({ instanceId }) => instanceId ?? []))];
  const found = await store.getAll('instance', ids);
  const instances = new Map(found.flatMap((stored) => (stored ? [[stored.body.id, stored.body.state]] : [])));
  return places.map(({ instanceId = '', tokenName, own }) => {
    const instance = instances.get(instanceId);
    return (place) => {
      if (place === 'local' && own) return own;
      if (!instance) return none;
      return place === 'instance' ? rootVariablesOf(instance) : localOf(instance, tokenName);
    };
  });
};
