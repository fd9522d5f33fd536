import * as step from './steps.js';
import type { Story } from './story.js';

/* What the stories about rights and visibility share. */

export interface Side {
  readonly trajectoryId: string;
  readonly plan: readonly { readonly id: string; readonly text: string }[];
  readonly words: readonly { readonly text: string }[];
  readonly decisions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly remedy: string;
    readonly objectUntil?: string;
  }[];
  readonly consents: readonly { readonly id: string; readonly purpose: string }[];
  readonly requests: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly dueAt?: string;
    readonly late?: boolean;
    readonly outcome?: string;
  }[];
  readonly looks: readonly { readonly day: string; readonly role: string; readonly name?: string }[];
  readonly people: readonly { readonly role: string; readonly name: string }[];
}

/** The side of somebody who is helped, with the whole answer as text to look for what must not be in it. */
export const sideOf = async (story: Story, user: string): Promise<Side & { readonly whole: string }> => {
  const { status, body } = await story.service
    .as(user)
    .get<{ readonly items: readonly Side[] }>('/api/v1/me/household');
  await story.service.settle();
  const [side] = body.items;
  if (status !== 200 || !side) throw new Error(`Expected '${user}' to have a side, but got ${status}`);
  return { ...side, whole: JSON.stringify(body) };
};

/** The id of a member by the name in the report. */
export const memberOf = async (story: Story, name: string): Promise<string> => {
  const found = (await story.header()).members.find((member) => member.name === name);
  if (!found) throw new Error(`Expected '${name}' to be a member`);
  return found.id;
};

export const invite = async (
  story: Story,
  who: { readonly user: string; readonly personId: string; readonly canOthersRead: string },
): Promise<{ readonly status: number; readonly invited?: boolean }> => {
  const { status, body } = await story.service
    .as('caseworker')
    .post<{ readonly invited?: boolean }>(`/api/v1/trajectories/${story.trajectoryId}/portal`, who);
  await story.service.settle();
  return { status, ...body };
};

export const adds = async (story: Story, item: Readonly<Record<string, unknown>>): Promise<void> => {
  const path = `/api/v1/trajectories/${story.trajectoryId}/items`;
  const { status, body } = await story.service.as('caseworker').post(path, item);
  if (status !== 201) throw new Error(`Expected the item to be kept, but got ${JSON.stringify(body)}`);
};

/** Somebody who is helped asks for their right; the first two tasks are done, as with every request. */
export const asks = async (
  story: Story,
  user: string,
  asked: Readonly<Record<string, unknown>>,
): Promise<{ readonly status: number; readonly code?: string; readonly requestId?: string }> => {
  const { status, body } = await story.service
    .as(user)
    .post<{ readonly code?: string; readonly requestId?: string }>('/api/v1/me/household/requests', {
      trajectoryId: story.trajectoryId,
      words: 'Dit wil ik graag. TEST',
      ...asked,
    });
  await story.service.settle();
  return { status, ...body };
};

export const registered = async (story: Story): Promise<void> => {
  await story.does('caseworker', 'registerRequest', { understood: 'yes', confirmed: true });
  await story.does('caseworker', 'offerAdviser', { answer: 'yes', toldNoSuspension: true });
};

export interface Plan {
  readonly fatherDoes: string;
  readonly formal: 'yes' | 'no';
  readonly consentNeeded: 'yes' | 'no';
}

/** From a report to a plan in which the father has a part of his own; the child tells something for the helper only. */
export const plannedFor = async (
  story: Story,
  { child, childSays, plan }: { readonly child: string; readonly childSays: string; readonly plan: Plan },
): Promise<void> => {
  await step.checkedForDanger(story);
  await step.assessed(story, { decidedUrgency: 'NORMAL' });
  await step.secondEyesAgree(story, 'scientist', 'secondEyes');
  await step.allocated(story);
  await step.told(story, 'informHousehold');
  await step.contactMade(story);
  await step.invited(story);
  await story.doesEach('caseworker', 'personTalk', (name) => ({
    alone: 'yes',
    worries: `Eigen woorden van ${name}`,
    controlled: 'no',
    scaling: 6,
  }));
  await story.doesEach('caseworker', 'childTalk', () => ({
    spoken: 'yes',
    spokenAt: story.service.now(),
    method: 'threeHouses',
    worries: childSays,
    forHelperOnly: true,
    childSafeToGoHome: 'yes',
    scaling: 6,
  }));
  await step.analysisDrafted(story);
  await step.reactionsGathered(story, 'no');
  await step.analysisFinished(story);
  await step.planOffered(story);
  const [father, kid] = [await memberOf(story, 'Tom TEST'), await memberOf(story, child)];
  await story.does('caseworker', 'planTogether', {
    goals: [{ goal: 'Het is rustig in huis', now: 5, wanted: 8 }],
    actions: [
      { what: plan.fatherDoes, who: 'vader TEST', person: father, untilDate: '2028-01-01' },
      { what: 'Iets van het kind TEST', who: 'kind TEST', person: kid, untilDate: '2028-01-01' },
    ],
    visibleTo: [],
    conditionsKept: 'Niemand schreeuwt waar het kind bij is. TEST',
    consentNeeded: plan.consentNeeded,
    ...(plan.consentNeeded === 'yes' && { authority: 'parents' }),
    needsFormalDecision: plan.formal,
  });
};
