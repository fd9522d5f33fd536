import type { Language } from './language.js';
import { nl, type MessageId } from './nl.js';

export type Messages = Readonly<Record<MessageId, string>>;

const loaders: Readonly<Record<Language, () => Promise<Messages>>> = {
  nl: () => Promise.resolve(nl),
  en: async () => (await import('./en.js')).en,
};

export const messagesIn = (language: Language): Promise<Messages> => loaders[language]();

export const isMessageId = (id: string): id is MessageId => Object.hasOwn(nl, id);
