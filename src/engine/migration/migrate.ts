import type { Instant } from '../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { FlowNode } from '../definition.js';
import { behaviours } from '../elements/index.js';
import type { InstanceMigrated } from '../events.js';
import { draftOf } from '../evolve.js';
import type { Evaluate } from '../expression.js';
import { given } from '../given.js';
import type {
  EngineJob,
  Incident,
  ProcessInstance,
  Scope,
  ScopeId,
  Subscription,
  Token,
  TokenId,
} from '../instance.js';
import { endJob } from '../runtime/cancel.js';
import { settle } from '../runtime/loop.js';
import { holdAt, openParameters } from '../runtime/open-inside.js';
import { Stop } from '../runtime/refusal.js';
import { openRun, type Run } from '../runtime/run.js';
import type { Stepped } from '../step.js';
import { fatesOf, holderOf, scopesOf, tokensOf, type Fates } from './fates.js';
import { instanceProblems } from './instance-problems.js';
import { judgePlan, type Versions } from './judge-plan.js';
import { changedJob, changedSubscription, movedWait, type MovedPlaces } from './moved-waits.js';
import { listenForNew } from './new-waits.js';
import { placingIn, type Placing } from './placing.js';
import { changedCompensations } from './kept-compensations.js';
import type { MigrationInstruction, MigrationProblem } from './plan.js';

export interface Migration extends Versions {
  readonly at: Instant;
  readonly evaluate: Evaluate;
  readonly instructions: readonly MigrationInstruction[];
  readonly skipIoMappings?: boolean | undefined;
  readonly skipCustomListeners?: boolean | undefined;
}

/**
 * Moves a running instance to another definition, as Camunda's process instance migration: what is mapped keeps its
 * name and state, sub-processes that are new around it are opened, those that are gone are closed, and due dates stay
 * as they were. Either all of it moves, or nothing does and every reason is told.
 */
export const migrate = (
  instance: ProcessInstance,
  migration: Migration,
): Outcome<Stepped, readonly MigrationProblem[]> => {
  const { source, target, at, evaluate, instructions, skipIoMappings, skipCustomListeners } = migration;
  if (instance.definition !== source.id) return refused([otherDefinition(instance, source.id)]);
  const fates = fatesOf(instance, { source, target }, instructions);
  const problems = [...judgePlan({ source, target }, instructions), ...instanceProblems(fates)];
  if (problems.length > 0) return refused(problems);
  try {
    const skips = given({ skipIoMappings, skipCustomListeners });
    const run = openRun({ definition: target, at, evaluate, behaviours, ...skips }, draftOf(instance));
    move(run, fates);
    if (instance.state === 'active') settle(run);
    return ok({ instance: run.state, events: run.events });
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const { message, element = '' } = error.refusal;
    return refused([{ code: 'cannot-go-on' as const, element, message }]);
  }
};

const otherDefinition = ({ definition }: ProcessInstance, expected: string): MigrationProblem => ({
  code: 'not-this-definition',
  element: '',
  message: `Expected an instance of '${expected}', but it is one of '${definition}'`,
});

/** Plain data of what the events say one after the other. */
type Changes = {
  -readonly [Name in keyof Omit<InstanceMigrated, 'type' | 'from' | 'to'>]: InstanceMigrated[Name][number][];
};

const move = (run: Run, fates: Fates): void => {
  const placing = placingIn(run, fates);
  const changes: Changes = {
    tokens: [],
    scopes: [],
    jobs: [],
    subscriptions: [],
    incidents: [],
    compensations: [],
  };
  const places = placeTokens(run, fates, { placing, changes });
  placeScopes(fates, placing, changes);
  const dropped = placeWaits(run, fates, { places, changes });
  changes.compensations.push(...changedCompensations(fates, placing));
  run.emit({ type: 'InstanceMigrated', from: fates.source.id, to: fates.target.id, ...changes });
  endWhatIsGone(run, fates, dropped);
  listenForNew(run, fates, places);
};

interface Moving {
  readonly placing: Placing;
  readonly changes: Changes;
}

const placeTokens = (run: Run, fates: Fates, { placing, changes }: Moving): MovedPlaces => {
  const places = new Map<TokenId, Placed>();
  for (const token of tokensOf(fates.instance)) {
    const node = fates.staysToken(token) ? fates.nodeFor(token.element) : undefined;
    if (!node) continue;
    const placed = placeToken(run, fates, { token, node, outer: placing.scopeFor(token) });
    places.set(token.id, placed);
    const change = {
      id: token.id,
      element: node.id,
      scope: placed.scope,
      ...given({ via: viaIn(fates, token, node) }),
    };
    if (isMoved(token, change)) changes.tokens.push(change);
  }
  const placeOf = (token: Token): Placed => places.get(token.id) ?? { ...token, border: token };
  return {
    scopeOfToken: (token) => placeOf(token).scope,
    borderHolder: (token) => placeOf(token).border.id,
    borderScope: (token) => placeOf(token).border.scope,
  };
};

interface Placed {
  readonly scope: ScopeId;
  /** Who carries what stands at the border. */
  readonly border: Pick<Token, 'id' | 'scope'>;
}

const isMoved = (token: Token, { element, scope, via }: Pick<Token, 'element' | 'scope' | 'via'>): boolean =>
  element !== token.element || scope !== token.scope || via !== token.via;

const placeToken = (
  run: Run,
  fates: Fates,
  { token, node, outer }: { readonly token: Token; readonly node: FlowNode; readonly outer: ScopeId },
): Placed => {
  if (!needsParameters(run, fates, { token, node }))
    return { scope: outer, border: { id: token.id, scope: outer } };
  const holder = holdAt(run, node.id, outer);
  return {
    scope: openParameters(run, node, { scope: outer, token: holder }),
    border: { id: holder, scope: outer },
  };
};

/** An activity that has parameters only in the target gets a scope for them, so that what it hands on is found. */
const needsParameters = (
  run: Run,
  fates: Fates,
  { token, node }: { readonly token: Token; readonly node: FlowNode },
): boolean => {
  if (!node.inputOutput || run.skipIoMappings === true || node.multiInstance) return false;
  if (!fates.isLeaf(token) || ['continuation', 'data'].includes(token.waiting) || token.inner !== undefined)
    return false;
  const around = fates.instance.scopes[token.scope];
  return around?.element !== token.element;
};

/** A join counts by which flow a token came: the one with the same name, or else the one in the same place. */
const viaIn = (fates: Fates, { via, element }: Token, node: FlowNode): Token['via'] => {
  const known = node.incoming.some(({ id }) => id === via);
  if (via === undefined || known) return via;
  const before = fates.source.nodes.get(element)?.incoming ?? [];
  const names = new Set(before.map(({ id }) => id));
  const free = node.incoming.filter(({ id }) => !names.has(id));
  const unknown = before.filter(({ id }) => !node.incoming.some((flow) => flow.id === id));
  return free[unknown.findIndex(({ id }) => id === via)]?.id ?? via;
};

const placeScopes = (fates: Fates, placing: Placing, changes: Changes): void => {
  for (const scope of scopesOf(fates.instance)) {
    const element = fates.targetOf(scope.element);
    if (element === undefined || scope.parent === undefined || !fates.staysScope(scope)) continue;
    const parent =
      scope.kind === 'iteration'
        ? scope.parent
        : placing.scopeFor({ element: scope.element, scope: scope.parent });
    const kind = kindIn(fates, scope, element);
    if (element !== scope.element || parent !== scope.parent || kind !== scope.kind)
      changes.scopes.push({ id: scope.id, element, parent, kind });
  }
};

/** A sub-process may become an event sub-process and the other way round, as in Camunda. */
const kindIn = ({ target }: Fates, { kind }: Scope, element: Scope['element']): Scope['kind'] => {
  if (kind !== 'subProcess' && kind !== 'eventSubProcess') return kind;
  const node = target.nodes.get(element) as (FlowNode & { readonly triggeredByEvent?: boolean }) | undefined;
  return node?.triggeredByEvent === true ? 'eventSubProcess' : 'subProcess';
};

interface Dropped {
  readonly jobs: readonly EngineJob[];
  readonly subscriptions: readonly Subscription[];
}

const placeWaits = (
  run: Run,
  fates: Fates,
  { places, changes }: { readonly places: MovedPlaces; readonly changes: Changes },
): Dropped => {
  const { jobs, subscriptions, incidents } = fates.instance;
  for (const { id, element } of Object.values<Incident>(incidents)) {
    const to = fates.targetOf(element);
    if (to !== undefined && to !== element) changes.incidents.push({ id, element: to });
  }
  return {
    jobs: Object.values<EngineJob>(jobs).filter((job) => {
      const moved = movedWait(fates, places, job);
      const change = moved && changedJob(run, job, moved);
      if (change) changes.jobs.push(change);
      return moved === undefined;
    }),
    subscriptions: Object.values<Subscription>(subscriptions).filter((subscription) => {
      const moved = movedWait(fates, places, subscription);
      const change = moved && changedSubscription(run, subscription, moved);
      if (change) changes.subscriptions.push(change);
      return moved === undefined;
    }),
  };
};

const endWhatIsGone = (run: Run, fates: Fates, { jobs, subscriptions }: Dropped): void => {
  for (const { id } of jobs) endJob(run, id, 'cancelled');
  for (const { id } of subscriptions) run.emit({ type: 'Unsubscribed', subscription: id, how: 'cancelled' });
  for (const scope of scopesOf(fates.instance)) {
    if (fates.staysScope(scope)) continue;
    run.emit({ type: 'ScopeClosed', scope: scope.id, how: 'cancelled' });
    const holder = holderOf(fates.instance, scope.token);
    if (holder?.inner === scope.id)
      run.emit({ type: 'TokenLeft', token: holder.id, element: holder.element, how: 'cancelled' });
  }
};
