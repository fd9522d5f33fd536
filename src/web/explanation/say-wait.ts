import type { Wait } from '../api/shapes.js';
import { isMessageId } from '../i18n/messages.js';
import type { MessageId } from '../i18n/nl.js';
import type { Words } from '../i18n/words.js';

/** Who can move it, and by when; said of work that lies open. */
const sayPerson = (words: Words, { who, groups, dueAt }: Wait): string => {
  const { say, sayCode, moment } = words;
  const names = who.map(({ name }) => name).join(', ');
  const teams = groups.map((group) => sayCode('role', group)).join(', ');
  const whose =
    names === ''
      ? say('explain.wait.anyone', { groups: teams === '' ? '–' : teams })
      : say('explain.wait.person', { names });
  return dueAt === undefined ? whose : `${whose} ${say('explain.wait.due', { moment: moment(dueAt) })}`;
};

/** The most fitting words there are: by how it stands, else by what it is. */
const wordsFor = ({ for: what, beside, total }: Wait): MessageId => {
  const ids = [
    ...(beside ? [`explain.beside.${what}`] : []),
    ...(what === 'flow' && total === 0 ? ['explain.wait.stuck'] : []),
    ...(what === 'inside' && total !== undefined ? ['explain.wait.repeated'] : []),
    `explain.wait.${what}`,
  ];
  return ids.find(isMessageId) ?? 'explain.wait.other';
};

/** One thing that a place waits for, as a sentence. */
export const sayWait = (words: Words, wait: Wait): string => {
  if (wait.for === 'person') return sayPerson(words, wait);
  const { name = '', dueAt, completed = 0, total = 0, needs } = wait;
  const when = dueAt === undefined ? '' : words.moment(dueAt);
  const said = words.say(wordsFor(wait), { name, moment: when, completed, total });
  return needs === undefined ? said : `${said} ${words.say(`explain.needs.${needs}`)}`;
};
