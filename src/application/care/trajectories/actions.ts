import type { TrajectoryRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import type { Ports } from '../../work.js';
import { mayOfferHandOver } from '../hand-overs/offer-hand-over.js';
import { hasRole, type Identity } from '../identity.js';

/** What somebody can ask of a running trajectory, beside doing tasks. */
export type Action =
  | 'escalate'
  | 'consult'
  | 'review-now'
  | 'signal-incident'
  | 'fixed-face-leaves'
  | 'record-outcome'
  | 'ask-specialist'
  | 'investigation-done'
  | 'acute'
  | 'home-ban-violated'
  | 'home-ban-appeal';

export interface ActionRule {
  /** What the processes listen for (domain.md §7.15). */
  readonly message: string;
  /** A process of its own, or one that runs already. */
  readonly to: 'start' | 'running';
  readonly allowed: (who: Identity, trajectory: TrajectoryRecord) => boolean;
  /** The process of which a trajectory has one at a time. */
  readonly once?: string;
}

const carries = ({ user }: Identity, { fixedFace, substitute, rvtProfessional }: TrajectoryRecord): boolean =>
  user === fixedFace || user === substitute || user === rvtProfessional;

const carriesOrLeads = (who: Identity, trajectory: TrajectoryRecord): boolean =>
  carries(who, trajectory) || hasRole(who, 'local-team-lead');

/** Whoever hears of new unsafety passes it on: the reporting code does not wait for a role. */
const everybody = (): boolean => true;

const escalation: ActionRule = {
  message: 'EscalationRequested',
  to: 'start',
  allowed: carriesOrLeads,
  once: 'escalation-rvt',
};

export const actionRules: Readonly<Record<Action, ActionRule>> = {
  escalate: escalation,
  consult: escalation,
  'review-now': { message: 'ReviewNow', to: 'running', allowed: carriesOrLeads },
  'signal-incident': { message: 'NewIncident', to: 'running', allowed: everybody },
  acute: {
    message: 'AcuteDetected',
    to: 'start',
    allowed: (_who, { state }) => state !== 'ACUTE',
  },
  'home-ban-violated': { message: 'Violation', to: 'running', allowed: everybody },
  'home-ban-appeal': { message: 'AppealLodged', to: 'running', allowed: everybody },
  'fixed-face-leaves': {
    message: 'FixedFaceLeaves',
    to: 'running',
    allowed: (who, trajectory) => trajectory.fixedFace !== undefined && carriesOrLeads(who, trajectory),
  },
  'record-outcome': {
    message: 'OutcomeReported',
    to: 'running',
    allowed: (who, trajectory) => carriesOrLeads(who, trajectory) || hasRole(who, 'rvt'),
  },
  'ask-specialist': { message: 'SpecialistAsked', to: 'start', allowed: carriesOrLeads },
  'investigation-done': {
    message: 'VtInvestigationResult',
    to: 'running',
    allowed: (who) => hasRole(who, 'vt-officer'),
  },
};

const awaiting = ({ message, to }: ActionRule, trajectoryId: string): Condition[] => [
  { field: 'name', is: message },
  { field: 'kind', is: 'message' },
  ...(to === 'start'
    ? [{ field: 'instanceId', is: null } satisfies Condition]
    : [{ field: 'businessKey', is: trajectoryId } satisfies Condition]),
];

/** Whether a process takes this action now: one listens for it, and what runs once does not run yet. */
export const isTaken = async (
  { store }: Pick<Ports, 'store'>,
  rule: ActionRule,
  trajectoryId: string,
): Promise<boolean> => {
  if ((await store.count('subscription', awaiting(rule, trajectoryId), 1)) === 0) return false;
  if (rule.once === undefined) return true;
  const running = await store.count(
    'instance',
    [
      { field: 'definitionKey', is: rule.once },
      { field: 'businessKey', is: trajectoryId },
    ],
    1,
  );
  return running === 0;
};

/** What this person can do here now: they may, and a process takes it. */
export const actionsFor = async (
  ports: Ports,
  who: Identity,
  trajectory: TrajectoryRecord,
): Promise<string[]> => {
  if (trajectory.state === 'CLOSED') return [];
  const allowed = Object.entries(actionRules).filter(([, rule]) => rule.allowed(who, trajectory));
  const awaited = await Promise.all(
    allowed.map(async ([action, rule]) => ((await isTaken(ports, rule, trajectory.id)) ? [action] : [])),
  );
  return [...(mayOfferHandOver(who, trajectory) ? ['offer-hand-over'] : []), ...awaited.flat()];
};
