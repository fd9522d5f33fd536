import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import { expressionOf, type Expression, type ExpressionLanguage } from '../expression.js';

const languages: ReadonlyMap<string, ExpressionLanguage> = new Map<string, ExpressionLanguage>([
  ['feel', 'feel'],
  ['juel', 'juel'],
  ['javascript', 'javascript'],
  ['ecmascript', 'javascript'],
  ['js', 'javascript'],
]);

/** The language a script says it is written in; `undefined` for one that is not run here. */
export const languageOf = (format: string): ExpressionLanguage | undefined => {
  const name = format.toLowerCase();
  if (/\/feel\/?$/.test(name)) return 'feel';
  return languages.get(name.replace(/^(?:text|application)\//, ''));
};

/** As it is marked (`=`, `${…}`) when it does not say in which language it is written, or says one of those that mark. */
export const scriptOf = (text: string, language: ExpressionLanguage): Expression =>
  language === 'javascript' ? { language, text } : expressionOf(text);

/** Reads a script in one of the languages that are run here. */
export const readScript = (
  reader: Reader,
  drawn: DrawnElement,
  format: string | undefined,
): Expression | undefined => {
  const language = languageOf(format ?? 'feel');
  const resource = reader.attribute('camunda:resource', drawn) ?? reader.attribute('resource', drawn);
  if (!language || resource !== undefined) {
    const found = resource === undefined ? `'${format ?? ''}'` : 'a resource';
    reader.problem(
      'unsupported-language',
      `Expected a script in FEEL, JUEL or JavaScript, but it is in ${found}`,
      drawn,
    );
    return undefined;
  }
  const { text = '' } = drawn;
  if (text !== '') return reader.checked(scriptOf(text, language), drawn);
  reader.problem('missing-expression', 'Expected a script, but there is none', drawn);
  return undefined;
};

/** Reads a condition: an expression, or a script when it says that it is one. */
export const readCondition = (reader: Reader, drawn: DrawnElement): Expression | undefined => {
  const { text = '' } = drawn;
  const format = reader.attribute('language', drawn);
  const language = languageOf(format ?? 'feel');
  const resource = reader.attribute('camunda:resource', drawn);
  if (language && resource === undefined && text !== '')
    return reader.checked(scriptOf(text, language), drawn);
  if (language && resource === undefined)
    reader.problem(
      'missing-expression',
      'Expected a condition to hold an expression, but it is empty',
      drawn,
    );
  else
    reader.problem(
      'unsupported-language',
      `Expected a condition in FEEL, JUEL or JavaScript, but it is in ${format ?? 'a resource'}`,
      drawn,
    );
  return undefined;
};
