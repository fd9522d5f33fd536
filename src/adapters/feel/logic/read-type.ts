import { childNamed } from './compiler.js';
import { isTypeName, type FeelType } from './feel-type.js';
import type { SyntaxNode } from './syntax-tree.js';

type Types = ReadonlyMap<string, FeelType>;

/** The type an expression names; `undefined` when there is none of that name. */
export const readType = (node: SyntaxNode, types: Types): FeelType | undefined => {
  switch (node.name) {
    case 'Type':
      return node.children[0] && readType(node.children[0], types);
    case 'ListType':
      return listType(node, types);
    case 'ContextType':
      return contextType(node, types);
    case 'FunctionType':
      return functionType(node, types);
    default:
      return namedType(node.text.replace(/\s+/g, ' ').trim(), types);
  }
};

const namedType = (name: string, types: Types): FeelType | undefined =>
  isTypeName(name) ? { kind: 'named', name } : types.get(name.replace(/\s*\.\s*/g, '.'));

const inside = (node: SyntaxNode, types: Types): FeelType | undefined => {
  const type = childNamed(node, 'Type');
  return type && readType(type, types);
};

const listType = (node: SyntaxNode, types: Types): FeelType | undefined => {
  const of = inside(node, types);
  return of && { kind: node.text.startsWith('range') ? 'range' : 'list', of };
};

const contextType = (node: SyntaxNode, types: Types): FeelType | undefined => {
  const entries = new Map<string, FeelType>();
  for (const entry of childNamed(node, 'ContextEntryTypes')?.children ?? []) {
    if (entry.name !== 'ContextEntryType') continue;
    const type = inside(entry, types);
    if (!type) return undefined;
    entries.set((childNamed(entry, 'Name')?.text ?? '').replace(/\s+/g, ' '), type);
  }
  return { kind: 'context', entries };
};

const functionType = (node: SyntaxNode, types: Types): FeelType | undefined => {
  const parameters = (childNamed(node, 'ArgumentTypes')?.children ?? [])
    .filter(({ name }) => name === 'ArgumentType')
    .map((argument) => inside(argument, types));
  const result = inside(node, types);
  const known = parameters.filter((type) => type !== undefined);
  return result && known.length === parameters.length
    ? { kind: 'function', parameters: known, result }
    : undefined;
};
