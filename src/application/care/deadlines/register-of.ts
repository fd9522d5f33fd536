import { startRegister, type Norm, type Register } from '../../../domain/deadlines/register.js';
import type { Ports } from '../../work.js';

const startByKey: ReadonlyMap<string, Norm> = new Map(startRegister.map((norm) => [norm.key, norm]));

/**
 * The versions of one norm: those that Koers starts with and those that this region published after them
 * (domain.md §6.4). One record per norm, so that a task that opens costs one read.
 */
export const registerOf = async ({ store }: Pick<Ports, 'store'>, key: string): Promise<Register> => {
  const regional = await store.get('norm', key);
  const start = startByKey.get(key);
  return [...(start ? [start] : []), ...(regional?.body.versions ?? [])];
};

/** The whole register of this region, for work that rests on several norms at once. */
export const wholeRegister = async ({ store }: Pick<Ports, 'store'>): Promise<Register> => {
  const regional = await store.find('norm', { limit: 10_000 });
  return [...startRegister, ...regional.flatMap(({ body }) => body.versions)];
};
