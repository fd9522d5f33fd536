import { spokenLanguage } from '../../i18n/language.js';
import { dutch } from './dutch.js';
import { koersEnglish } from './koers-english.js';

type Replacements = Readonly<Record<string, string>>;

const wordsFor = (text: string): string => {
  const catalogue = spokenLanguage() === 'nl' ? dutch : koersEnglish;
  return Object.hasOwn(catalogue, text) ? (catalogue[text] ?? text) : text;
};

/** The editor's words in the language of whoever looks; it is written in English, so that is what is left over. */
export const say = (text: string, replacements: Replacements = {}): string =>
  wordsFor(text).replaceAll(/\{([^}]+)\}/g, (whole, name: string) => replacements[name] ?? whole);

export const translateModule = { translate: ['value', say] };
