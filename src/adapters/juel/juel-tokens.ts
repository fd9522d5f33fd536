import { invalid } from './juel-failure.js';

export interface JuelToken {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** Of a text what it says, without quotes; of an operator in words the sign for it. */
  readonly text: string;
  readonly at: number;
}

const pattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>&&|\|\||[=!<>]=|[-+*/%<>!?:.,()[\]]))/suy;

const words: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['gt', '>'],
  ['le', '<='],
  ['ge', '>='],
  ['div', '/'],
  ['mod', '%'],
  ['empty', 'empty'],
]);

export interface Tokens {
  readonly tokens: readonly JuelToken[];
  /** Where the reading stopped: behind the `}` of an embedded expression, or at the end. */
  readonly end: number;
}

/** Reads tokens from a place on, up to the end of the text or, when embedded, up to the closing `}`. */
export const juelTokens = (source: string, from: number, embedded: boolean): Tokens => {
  const tokens: JuelToken[] = [];
  let at = from;
  for (;;) {
    const rest = /\s*/y;
    rest.lastIndex = at;
    at += rest.exec(source)?.[0].length ?? 0;
    const isEnd = embedded ? source[at] === '}' : at >= source.length;
    if (isEnd) return { tokens: [...tokens, { kind: 'end', text: '', at }], end: at + 1 };
    const found = take(source, at);
    tokens.push(found.token);
    at = found.end;
  }
};

const take = (source: string, at: number): { readonly token: JuelToken; readonly end: number } => {
  pattern.lastIndex = at;
  const groups = pattern.exec(source)?.groups;
  if (!groups) throw invalid(`Expected an expression, but it cannot be read at character ${at + 1}`);
  return { token: { ...tokenOf(groups), at }, end: pattern.lastIndex };
};

const tokenOf = (groups: Record<string, string | undefined>): Omit<JuelToken, 'at'> => {
  const { number, text, name, sign = '' } = groups;
  if (number !== undefined) return { kind: 'number', text: number };
  if (text !== undefined) return { kind: 'text', text: text.slice(1, -1).replace(/\\(.)/gs, '$1') };
  if (name === undefined) return { kind: 'sign', text: sign };
  const word = words.get(name);
  return word === undefined ? { kind: 'name', text: name } : { kind: 'sign', text: word };
};
