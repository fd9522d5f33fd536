import type { FlowNode } from '../definition.js';
import type { Token } from '../instance.js';
import { isInnerRun, scopeOf, type Run } from './run.js';

/**
 * Whether a job carries this token on instead of the command that brought it here: before the element or behind it. Of
 * an activity with several runs the drawing says so of the whole and of each run apart, as Camunda's does.
 */
export const isPutOff = (
  run: Run,
  node: FlowNode,
  token: Pick<Token, 'scope' | 'element'>,
  when: 'asyncBefore' | 'asyncAfter',
): boolean => {
  if (!isInnerRun(run, token)) return node[when];
  return node.multiInstance?.[when] === true && scopeOf(run, token.scope).kind === 'iteration';
};
