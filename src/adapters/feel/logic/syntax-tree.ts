import { parseExpression, parseUnaryTests } from 'feelin';
import { refused, ok, type Outcome } from '../../../kernel/outcome.js';
import { feelLimits } from '../feel-budget.js';
import { tooLarge, whyTooLargeToRead, type Refusal } from '../refusal.js';

/** A part of an expression as it was written, without comments. */
export interface SyntaxNode {
  readonly name: string;
  readonly text: string;
  readonly from: number;
  readonly children: readonly SyntaxNode[];
}

interface ParserNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: ParserNode | null;
  readonly nextSibling: ParserNode | null;
}

export type SyntaxKind = 'expression' | 'unary-tests';

/** Names and what is known of their entries; the parser needs them, for a name may hold spaces and operators. */
export type KnownNames = Readonly<Record<string, unknown>>;

/** Reads an expression with feelin's parser. */
export const readSyntax = (
  source: string,
  kind: SyntaxKind,
  names: KnownNames,
): Outcome<SyntaxNode, Refusal> => {
  const tooMuch = whyTooLargeToRead(source);
  if (tooMuch) return refused(tooMuch);
  const text = withReadableTypes(source);
  try {
    const tree = (kind === 'expression' ? parseExpression : parseUnaryTests)(
      text,
      names,
      undefined,
    ) as unknown as {
      readonly topNode: ParserNode;
    };
    return ok(nodeOf(tree.topNode, source, 0));
  } catch (error) {
    return refused(error instanceof Unreadable ? error.refusal : unreadable('it cannot be read'));
  }
};

class Unreadable extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

const unreadable = (found: string): Refusal => ({
  code: 'expression-invalid',
  message: `Expected FEEL, but ${found}`,
});

/** The parser knows neither `range<…>` nor `context<>`; of the same length, `list <…>` and `context` it does. */
const withReadableTypes = (text: string): string =>
  text
    .replace(/\brange(\s*<)/g, 'list $1')
    .replace(/\bcontext(\s*)<(\s*)>/g, (whole) => 'context'.padEnd(whole.length));

const nodeOf = (node: ParserNode, source: string, depth: number): SyntaxNode => {
  if (node.type.isError) throw new Unreadable(unreadable(`it cannot be read at character ${node.from + 1}`));
  if (depth > feelLimits.depth) throw new Unreadable(tooLarge(`${feelLimits.depth} levels`));
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!child.name.endsWith('Comment')) children.push(nodeOf(child, source, depth + 1));
  return { name: node.name, text: source.slice(node.from, node.to), from: node.from, children };
};

/** A name as it is looked up: however it is spaced. */
export const plainName = (text: string): string =>
  text
    .replace(/\s*([./\-'+*])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
