import type { FlowNode, ProcessDefinition } from '../definition.js';
import type { ElementId, ProcessInstance, Scope, ScopeId, Token, TokenId } from '../instance.js';
import { bodyOf, elementOf, type MigrationInstruction } from './plan.js';

/** What becomes of what goes on now: what keeps its name, and what ends with what it was drawn in. */
export interface Fates {
  readonly instance: ProcessInstance;
  readonly source: ProcessDefinition;
  readonly target: ProcessDefinition;
  instructionFor(element: string): MigrationInstruction | undefined;
  /** Where an element of the source goes. */
  targetOf(element: ElementId): ElementId | undefined;
  nodeFor(element: ElementId): FlowNode | undefined;
  staysScope(scope: Scope): boolean;
  staysToken(token: Token): boolean;
  /** Goes on by itself, and does not only hold something else. */
  isLeaf(token: Token): boolean;
  /** The nearest scope, from this one outwards, that stays. */
  nearestStaying(scope: ScopeId): Scope;
  /** The element of the target that a staying scope stands for. */
  containerOf(scope: Scope): ElementId;
}

type Versions = Pick<Fates, 'source' | 'target'>;

export const fatesOf = (
  instance: ProcessInstance,
  { source, target }: Versions,
  instructions: readonly MigrationInstruction[],
): Fates => {
  const mapped = new Map(instructions.map((instruction) => [instruction.source, instruction]));
  const targetOf = (element: ElementId): ElementId | undefined => {
    if (element === source.processElement) return target.processElement;
    const instruction = mapped.get(element);
    return instruction && elementOf(instruction.target);
  };
  const scopeNamed = (id: ScopeId | undefined): Scope | undefined =>
    id === undefined ? undefined : instance.scopes[id];

  const staysScope = (scope: Scope): boolean => {
    if (scope.kind === 'multiInstance') return mapped.has(bodyOf(scope.element));
    if (scope.kind !== 'iteration') return targetOf(scope.element) !== undefined;
    const body = scopeNamed(scope.parent);
    return body !== undefined && staysScope(body);
  };
  const isLeaf = ({ inner }: Token): boolean => {
    const held = scopeNamed(inner);
    if (held === undefined) return true;
    return (
      held.kind === 'activity' &&
      !Object.values<Token>(instance.tokens).some(({ scope }) => scope === held.id)
    );
  };
  const staysToken = (token: Token): boolean => {
    const held = scopeNamed(token.inner);
    return held && !isLeaf(token) ? staysScope(held) : targetOf(token.element) !== undefined;
  };
  const nearestStaying = (id: ScopeId): Scope => {
    const scope = scopeNamed(id);
    if (!scope) throw new Error(`Expected scope '${id}' of instance '${instance.id}' to be open`);
    return staysScope(scope) || scope.parent === undefined ? scope : nearestStaying(scope.parent);
  };
  return {
    instance,
    source,
    target,
    instructionFor: (element) => mapped.get(element),
    targetOf,
    nodeFor(element) {
      const to = targetOf(element);
      return to === undefined ? undefined : target.nodes.get(to);
    },
    staysScope,
    staysToken,
    isLeaf,
    nearestStaying,
    containerOf: ({ element }) => targetOf(element) ?? target.processElement,
  };
};

/** Tokens of a record, in the order in which they came. */
export const tokensOf = ({ tokens }: ProcessInstance): readonly Token[] => Object.values<Token>(tokens);

export const scopesOf = ({ scopes }: ProcessInstance): readonly Scope[] => Object.values<Scope>(scopes);

/** Whose token it is: of a scope that ends, the one that held it ends too. */
export const holderOf = ({ tokens }: ProcessInstance, token: TokenId | undefined): Token | undefined =>
  token === undefined ? undefined : tokens[token];
