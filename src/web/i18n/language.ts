import { useSyncExternalStore } from 'react';

export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'koers.language';

const isLanguage = (value: string | null): value is Language => languages.some((known) => known === value);

const remembered = (): Language => {
  const stored = localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : 'nl';
};

let current: Language = remembered();
const listeners = new Set<() => void>();

/** The language chosen on this computer; Dutch until somebody chooses. */
export const spokenLanguage = (): Language => current;

export const speak = (language: Language): void => {
  current = language;
  localStorage.setItem(storageKey, language);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, spokenLanguage);

/** The words of an entry that has them in both languages, Dutch when the English ones are missing. */
export const inLanguage = (language: Language, dutch: string, english: string | undefined): string =>
  language === 'en' && english !== undefined ? english : dutch;
