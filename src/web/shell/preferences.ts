import { useSyncExternalStore } from 'react';

const storageKey = 'koers.letters';
const listeners = new Set<() => void>();

/** Whether single letters are shortcuts; they can be switched off (WCAG 2.1.4). */
export const lettersOn = (): boolean => localStorage.getItem(storageKey) !== 'off';

export const switchLetters = (on: boolean): void => {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useLetters = (): boolean => useSyncExternalStore(subscribe, lettersOn);
