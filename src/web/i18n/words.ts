import { useMemo, type ReactNode } from 'react';
import { useIntl, type IntlShape, type PrimitiveType } from 'react-intl';
import { isMessageId } from './messages.js';
import type { MessageId } from './nl.js';

export type Values = Readonly<Record<string, PrimitiveType>>;

export interface Words {
  readonly intl: IntlShape;
  readonly say: (id: MessageId, values?: Values) => string;
  readonly sayWith: (id: MessageId, values: Readonly<Record<string, ReactNode>>) => ReactNode;
  /** The words for a code, or the code itself in readable form when there are none yet. */
  readonly sayCode: (family: string, code: string) => string;
  /** A person's name, or what the system calls itself. */
  readonly sayActor: (name: string) => string;
  readonly date: (instant: string) => string;
  readonly moment: (instant: string) => string;
  readonly time: (instant: string) => string;
  readonly weekday: (instant: string) => string;
}

export const readable = (code: string): string => {
  const text = code
    .replaceAll(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const wordsIn = (intl: IntlShape): Words => ({
  intl,
  say: (id, values) => intl.formatMessage({ id }, values),
  sayWith: (id, values) => intl.formatMessage({ id }, values),
  sayCode: (family, code) => {
    const id = `${family}.${code}`;
    return isMessageId(id) ? intl.formatMessage({ id }) : readable(code);
  },
  sayActor: (name) => {
    const id = `actor.${name}`;
    return isMessageId(id) ? intl.formatMessage({ id }) : name;
  },
  date: (instant) => intl.formatDate(instant, { day: 'numeric', month: 'long', year: 'numeric' }),
  moment: (instant) =>
    intl.formatDate(instant, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }),
  weekday: (instant) => {
    const day = intl.formatDate(instant, { weekday: 'long', day: 'numeric', month: 'long' });
    return day.charAt(0).toUpperCase() + day.slice(1);
  },
  time: (instant) => intl.formatTime(instant, { hour: '2-digit', minute: '2-digit' }),
});

/** What the pages say, in the language of whoever looks. */
export const useWords = (): Words => {
  const intl = useIntl();
  return useMemo(() => wordsIn(intl), [intl]);
};
