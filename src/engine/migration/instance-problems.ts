import type { FlowNode } from '../definition.js';
import type { Compensation, Token } from '../instance.js';
import { scopesOf, tokensOf, type Fates } from './fates.js';
import { eventOf } from '../event-parts.js';
import type { MigrationProblem } from './plan.js';

/** Why this instance cannot move as it is now, per element where something goes on or is kept. */
export const instanceProblems = (fates: Fates): readonly MigrationProblem[] => [
  ...tokensOf(fates.instance).flatMap((token) => problemsAt(fates, token)),
  ...undoing(fates),
  ...Object.values<Compensation>(fates.instance.compensations ?? {}).flatMap((kept) =>
    keptProblems(fates, kept),
  ),
];

const problemsAt = (fates: Fates, token: Token): readonly MigrationProblem[] => {
  if (!fates.isLeaf(token)) return [];
  const { element, id } = token;
  const to = fates.targetOf(element);
  const node = to === undefined ? undefined : fates.target.nodes.get(to);
  if (!node)
    return [
      {
        code: 'no-instruction',
        element,
        token: id,
        message: `Expected an instruction for '${element}', where the instance is, but there is none`,
      },
    ];
  if (token.waiting !== 'continuation' || continues(fates, token, node)) return [];
  return [
    {
      code: 'not-asynchronous',
      element,
      token: id,
      message: `Expected '${node.id}' to continue later as '${element}' does, but it does not`,
    },
  ];
};

/** A job that carries on before or behind an element needs one that does so there. */
const continues = ({ instance }: Fates, token: Token, node: FlowNode): boolean => {
  const job = Object.values(instance.jobs).find(
    (one) => one.kind === 'continuation' && one.token === token.id,
  );
  const isOneRun = instance.scopes[token.scope]?.kind === 'iteration';
  const place =
    isOneRun && instance.scopes[token.scope]?.element === token.element ? node.multiInstance : node;
  return (job?.after === true ? place?.asyncAfter : place?.asyncBefore) === true;
};

/** What is being undone rests on what was kept when it was done, and cannot move (as in Camunda). */
const undoing = ({ instance }: Fates): readonly MigrationProblem[] =>
  scopesOf(instance).flatMap(({ kind, element, token }) =>
    kind === 'compensation' && instance.tokens[token ?? ('' as never)]?.element === element
      ? [
          {
            code: 'being-undone' as const,
            element,
            message: `Expected nothing to be undone just now, but '${element}' does so`,
          },
        ]
      : [],
  );

/** Where what undoes an activity is drawn in the target; nothing when the plan does not say. */
export const handlerIn = (fates: Fates, kept: Pick<Compensation, 'activity' | 'handler'>) => {
  const { source, target } = fates;
  const to = fates.targetOf(kept.activity);
  const activity = to === undefined ? undefined : target.nodes.get(to);
  if (source.nodes.get(kept.handler)?.type === 'startEvent') return fates.targetOf(kept.handler);
  const border = source.nodes
    .get(kept.activity)
    ?.boundary.find((id) => eventOf(source.nodes.get(id) as FlowNode)?.kind === 'compensate');
  return border !== undefined && fates.targetOf(border) !== undefined ? activity?.compensation : undefined;
};

const keptProblems = (
  fates: Fates,
  kept: Pick<Compensation, 'activity' | 'handler' | 'inside'>,
): readonly MigrationProblem[] => {
  const { activity } = kept;
  const isFound = fates.targetOf(activity) !== undefined && handlerIn(fates, kept) !== undefined;
  const inside = (kept.inside ?? []).flatMap((one) => keptProblems(fates, one));
  if (isFound) return inside;
  const message = `Expected instructions for '${activity}' and what undoes it, since it is done, but some are missing`;
  return [{ code: 'compensation-not-mapped', element: activity, message }, ...inside];
};
