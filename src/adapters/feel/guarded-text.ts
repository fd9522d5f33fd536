import { feelLimits } from './feel-budget.js';
import type { Refusal } from './refusal.js';

/** What the parser made of an expression; feelin hands on the tree of lezer. */
export interface FeelTree {
  iterate(visitor: { enter(node: FeelNode): boolean | undefined; leave(node: FeelNode): void }): void;
}

interface FeelNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly node: {
    readonly parent: FeelTreeNode | null;
    readonly prevSibling: FeelTreeNode | null;
    readonly nextSibling: FeelTreeNode | null;
    getChild(name: string): FeelTreeNode | null;
  };
}

interface FeelTreeNode {
  readonly name: string;
  readonly parent: FeelTreeNode | null;
  readonly from: number;
  readonly to: number;
  getChild(name: string): FeelTreeNode | null;
}

export interface GuardedText {
  readonly text: string;
  /** Every name it reads, with variables and functions alike. */
  readonly names: ReadonlySet<string>;
}

interface Visit {
  readonly before?: string;
  readonly after?: string;
  readonly instead?: string;
}

/**
 * Writes an expression again with a call to a guard at every place that can take long: lists that are gone through,
 * ranges, and the bodies of functions. feelin has no limit of its own, and offers no other place to put one.
 */
export const guardedText = (source: string, tree: FeelTree): GuardedText | Refusal => {
  const names = new Set<string>();
  const after: (string | undefined)[] = [];
  let text = '';
  let written = 0;
  let refusal: Refusal | undefined;
  const write = (to: number, inserted: string): void => {
    text += source.slice(written, to) + inserted;
    written = to;
  };

  tree.iterate({
    enter(node) {
      refusal ??= refusalOf(source, node, after.length);
      if (refusal) return false;
      if (node.name === 'VariableName') names.add(source.slice(node.from, node.to).replace(/\s+/g, ' '));
      const visit = visitOf(source, node);
      if (visit.before !== undefined) write(node.from, visit.before);
      if (visit.instead !== undefined) {
        write(node.from, visit.instead);
        written = node.to;
      }
      after.push(visit.after);
      return true;
    },
    leave(node) {
      const inserted = after.pop();
      if (inserted !== undefined) write(node.to, inserted);
    },
  });
  if (refusal) return refusal;
  return {
    text: text + source.slice(written),
    names,
  };
};

const invalid = (message: string): Refusal => ({ code: 'expression-invalid', message });

const refusalOf = (source: string, visited: FeelNode, depth: number): Refusal | undefined => {
  const { from, to, type } = visited;
  if (type.isError) return invalid(`Expected FEEL, but it cannot be read at character ${from + 1}`);
  if (depth > feelLimits.depth)
    return {
      code: 'expression-too-expensive',
      message: `Expected at most ${feelLimits.depth} levels, but got more`,
    };
  return refusalOfWord(visited, source.slice(from, Math.min(to, from + 100)));
};

const refusalOfWord = ({ name, node }: FeelNode, text: string): Refusal | undefined => {
  if (name === 'external') return invalid('Expected no external function, but got one');
  if (text.includes('__proto__') && /Name$|^Key$|^StringLiteral$/.test(name))
    return invalid("Expected a name, but got '__proto__'");
  if (name === 'VariableName' && /^(now|today)$/.test(text) && isCalled(node))
    return invalid(
      `Expected the same answer whenever it is asked, but '${text}()' reads the clock: pass the moment in`,
    );
  return undefined;
};

const isCalled = (node: FeelNode['node']): boolean =>
  node.parent?.name === 'FunctionInvocation' && node.prevSibling === null;

const nothing: Visit = {};
const calling = (guard: string): Visit => ({ before: `koers_${guard}(`, after: ')' });
const list = calling('list');
const size = calling('size');
const iterate = calling('iterate');
const range = calling('range');
const body: Visit = { before: 'if koers_step() then (', after: ') else null' };
const comma: Visit = { instead: ', ' };

const visitOf = (source: string, visited: FeelNode): Visit => {
  const { name, node } = visited;
  const visitors: Readonly<Record<string, Visit | undefined>> = {
    IterationContext: node.getChild('..') ? range : iterate,
    '..': node.parent?.name === 'IterationContext' ? comma : undefined,
    FunctionBody: body,
    NumericLiteral: numberVisit(source, visited),
  };
  return (Object.hasOwn(visitors, name) ? visitors[name] : undefined) ?? operandVisit(source, visited);
};

/** feelin reads `1e3` as 1, and `1.0e3` as 1000. */
const numberVisit = (source: string, { from, to }: FeelNode): Visit | undefined => {
  const [, whole, exponent] = /^(\d+)(e.*)$/is.exec(source.slice(from, to)) ?? [];
  return whole !== undefined && exponent !== undefined ? { instead: `${whole}.0${exponent}` } : undefined;
};

const operandVisit = (source: string, { name, node }: FeelNode): Visit => {
  if (node.parent?.name === 'Comparison' && isCompared(name) && node.parent.getChild('CompareOp'))
    return size;
  return node.prevSibling === null && isGoneThrough(source, node) ? list : nothing;
};

const isCompared = (name: string): boolean =>
  name !== 'CompareOp' && name !== 'null' && !name.endsWith('Literal');

/** Of a filter the list, and of a path what may be one; not where a name of several words needs what stands before. */
const isGoneThrough = (source: string, { parent }: FeelNode['node']): boolean => {
  if (parent?.name === 'FilterExpression') return true;
  const path = parent?.name === 'PathExpression' ? parent.getChild('PathName') : null;
  return path !== null && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(source.slice(path.from, path.to));
};
