import { ok, refused, type Outcome } from '../../../kernel/outcome.js';
import type { Refusal } from '../refusal.js';
import { namesWithin } from '../special-names.js';
import { compilingWith } from './compile-expression.js';
import type { Compiling } from './compiler.js';
import type { FeelType } from './feel-type.js';
import { readSyntax, type KnownNames, type SyntaxKind, type SyntaxNode } from './syntax-tree.js';

/** What an expression may speak of, as far as is known before it is asked. */
export interface Reading {
  readonly names: KnownNames;
  readonly types: ReadonlyMap<string, FeelType>;
}

const mostReadings = 16;

/**
 * Reads a text once. A name that only the given variables have, and that holds spaces or operators, makes it read
 * once more for that name.
 */
export const compiledText = <Compiled>(
  { text, kind, reading }: { readonly text: string; readonly kind: SyntaxKind; readonly reading: Reading },
  compile: (node: SyntaxNode, compiling: Compiling) => Compiled,
): Outcome<(specialNames: readonly string[]) => Compiled, Refusal> => {
  const compiling = compilingWith(reading.types);
  const read = (names: KnownNames): Outcome<Compiled, Refusal> => {
    const syntax = readSyntax(text, kind, names);
    if (!syntax.ok) return syntax;
    const refusal = refusalOf(syntax.value);
    return refusal ? refused(refusal) : ok(compile(syntax.value, compiling));
  };
  const first = read(reading.names);
  if (!first.ok) return first;
  const readings = new Map<string, Compiled>();
  return ok((specialNames) => {
    const names = namesWithin(specialNames, text).filter((name) => !Object.hasOwn(reading.names, name));
    if (names.length === 0) return first.value;
    const key = names.join('\n');
    const known = readings.get(key);
    if (known !== undefined) return known;
    const again = read({ ...Object.fromEntries(names.map((name) => [name, null])), ...reading.names });
    const compiled = again.ok ? again.value : first.value;
    if (readings.size >= mostReadings) readings.clear();
    readings.set(key, compiled);
    return compiled;
  });
};

const invalid = (message: string): Refusal => ({ code: 'expression-invalid', message });

/** What can be read but is never asked: other languages, the clock, and names that mean something to JavaScript. */
const refusalOf = (node: SyntaxNode): Refusal | undefined => {
  if (node.name === 'external') return invalid('Expected no external function, but got one');
  const [called] = node.children;
  if (node.name === 'FunctionInvocation' && called && /^(now|today)$/.test(called.text))
    return invalid(
      `Expected the same answer whenever it is asked, but '${called.text}()' reads the clock: pass the moment in`,
    );
  for (const child of node.children) {
    const refusal = refusalOf(child);
    if (refusal) return refusal;
  }
  return undefined;
};
