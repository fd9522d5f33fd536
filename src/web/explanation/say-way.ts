import type { Passage, Way } from '../api/shapes.js';
import { isMessageId } from '../i18n/messages.js';
import type { Words } from '../i18n/words.js';

const sayValue = ({ sayCode, say }: Words, value: unknown): string => {
  if (typeof value === 'boolean') return say(value ? 'explain.yes' : 'explain.no');
  if (typeof value === 'string') return value === '' ? '–' : sayCode('outcome', value);
  return value === null ? say('explain.nothing') : JSON.stringify(value);
};

/** What the variables were that a condition names: codes by their words, where there are words. */
export const sayValues = (words: Words, values: Way['values']): string =>
  values
    .filter(({ value }) => value !== undefined)
    .map(({ name, value }) => `${words.sayCode('outcome', name)}: ${sayValue(words, value)}`)
    .join('; ');

/** Why it went, or did not go, one way; nothing where there was no choice or the way has no name. */
export const sayWay = (words: Words, { flow, to, why }: Way): string | undefined => {
  const where = to ?? flow;
  const id = `explain.way.${why}`;
  if (where === undefined || !isMessageId(id)) return undefined;
  const said = flow !== undefined && flow !== where ? `${id}.named` : id;
  return words.say(isMessageId(said) ? said : id, { to: where, flow: flow ?? '' });
};

/** Who or what moved it on. */
export const sayMover = (words: Words, { mover }: Passage): string | undefined => {
  if (!mover) return undefined;
  const id = `explain.mover.${mover.command}`;
  return words.say(isMessageId(id) ? id : 'explain.mover.other', {
    actor: words.sayActor(mover.actorName),
    name: mover.name ?? '–',
  });
};
