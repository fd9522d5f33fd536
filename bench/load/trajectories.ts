/** Tells the story of T01 for many households at once, over HTTP as the people in it. */
import { renameSync, writeFileSync } from 'node:fs';
import * as step from '../../test/e2e/steps.js';
import { Story } from '../../test/e2e/story.js';
import { momentOf, type TestService } from '../../test/support/service.js';
import { openPool } from './pool.mjs';
import { percentiles } from './percentiles.mjs';

interface Settings {
  readonly port: number;
  readonly clock: string;
  readonly count: number;
  readonly atATime: number;
}

const { port, clock, count, atATime } = JSON.parse(process.argv[2] ?? '') as Settings;
const pool = openPool({ port, connections: atATime });
const completing: number[] = [];
let now = momentOf('2027-01-11T10:00');

interface Job {
  readonly dueDate: string | null;
}

/** Until the machines have done their part of one moment: nothing is due, and nothing is in hand. */
const settled = async (): Promise<void> => {
  for (;;) {
    const { body } = await pool.send('admin', 'GET', '/engine-rest/job?messages=true');
    const due = await pool.send('admin', 'GET', '/engine-rest/job/count?executable=true');
    const inHand = (body as readonly Job[]).some(({ dueDate }) => dueDate === null);
    if (!inHand && (due.body as { readonly count: number }).count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const setNow = async (moment: string): Promise<void> => {
  await settled();
  now = momentOf(moment);
  writeFileSync(`${clock}.next`, now);
  renameSync(`${clock}.next`, clock);
};

const service = {
  url: '',
  now: () => now,
  settle: async () => undefined,
  as: (user: string) => ({
    get: (path: string) => pool.send(user, 'GET', path),
    async post(path: string, body: unknown) {
      const began = performance.now();
      const answer = await pool.send(user, 'POST', path, body);
      if (path.endsWith('/complete')) completing.push(performance.now() - began);
      return answer;
    },
  }),
} as unknown as TestService;

const patience = { tries: 2000, ms: 5 };

/** What the machines do between two steps of people takes a moment; nobody waits for all of it. */
const patient = (story: Story): Story => {
  const look = story.tasks.bind(story);
  story.tasks = async (user, elementId) => {
    for (let tries = 0; ; tries += 1) {
      const found = await look(user, elementId);
      if (found.length > 0 || tries === patience.tries) return found;
      await new Promise((resolve) => setTimeout(resolve, patience.ms));
    }
  };
  return story;
};

const scores = (value: number): step.Scores => ({
  'Noor TEST': value,
  'Mira TEST': value,
  'Tom TEST': value,
});

type Visit = (story: Story) => Promise<void>;

/** When people do what, as in test/e2e/appel.ts. */
const visits: readonly (readonly [string, Visit])[] = [
  ['2027-01-11T10:00', step.checkedForDanger],
  [
    '2027-01-13T11:00',
    async (story) => {
      await step.assessed(story, { decidedUrgency: 'NORMAL' });
      await step.secondEyesAgree(story, 'scientist', 'secondEyes');
      await story.does('intake', 'feedbackReporter', {
        sentAt: now,
        contents: ['followUpStarted', 'responsibleParty'],
      });
    },
  ],
  ['2027-01-13T15:00', step.allocated],
  [
    '2027-01-15T10:00',
    async (story) => {
      await step.told(story, 'informHousehold');
      await step.contactMade(story);
      await step.invited(story);
    },
  ],
  [
    '2027-02-01T10:00',
    async (story) => {
      await step.everybodyHeard(story, { 'Noor TEST': 4, 'Mira TEST': 5, 'Tom TEST': 6 });
      await step.analysisDrafted(story);
      await step.reactionsGathered(story, 'yes');
      await step.analysisFinished(story);
      await step.planOffered(story);
    },
  ],
  [
    '2027-02-11T12:00',
    async (story) => {
      await step.planMade(story, { untilDate: '2027-06-01', consentNeeded: 'yes' });
      await step.consented(story, '2027-12-31');
      await step.secondEyesAgree(story, 'rvt', 'checkPlan');
    },
  ],
  ['2027-03-19T10:00', (story) => step.reviewPrepared(story, scores(7))],
  [
    '2027-03-25T10:00',
    async (story) => {
      await step.reviewHeld(story, 7);
      await step.decided(story, 'FORWARD');
      await step.secondEyesAgree(story, 'rvt', 'secondEyesReview');
      await step.told(story, 'tellResult');
      await step.planOffered(story);
      await step.planMade(story, { untilDate: '2027-09-01', consentNeeded: 'no' });
      await step.secondEyesAgree(story, 'rvt', 'checkPlan');
    },
  ],
  ['2027-06-18T10:00', (story) => step.reviewPrepared(story, scores(7))],
  [
    '2027-06-24T10:00',
    async (story) => {
      await step.reviewHeld(story, 7);
      await step.decided(story, 'CONTINUE');
      await step.told(story, 'tellResult');
    },
  ],
  ['2027-09-17T10:00', (story) => step.reviewPrepared(story, scores(8))],
  [
    '2027-09-23T10:00',
    async (story) => {
      await step.reviewHeld(story, 8);
      await step.decided(story, 'CLOSE');
      await step.told(story, 'tellResult');
      await story.does('caseworker', 'closeProposal', { networkAgreements: 'Oma kijkt mee TEST' });
      await step.secondEyesAgree(story, 'teamlead', 'closeSecond');
    },
  ],
  [
    '2027-09-30T10:00',
    async (story) => {
      const { members } = await story.header();
      await story.does('caseworker', 'closingTalk', {
        heldOn: '2027-09-30',
        present: members.map(({ id }) => id),
        householdObjects: 'no',
      });
      await story.does('caseworker', 'learningNote', {
        theme: ['plan'],
        worked: 'Kleine stappen',
        didNot: 'Te veel overleg',
        noPersonalData: true,
      });
      await story.does('caseworker', 'askExperience', { asked: 'yes', helped: 8 });
    },
  ],
  [
    '2027-12-29T10:00',
    async (story) => {
      const { members } = await story.header();
      await story.does('caseworker', 'followUpCall', { contactWith: [members[1]?.id], stable: 'yes' });
    },
  ],
];

/** As many as there are colleagues at work; each takes the next household when it is done with one. */
const eachOf = async <Item>(items: readonly Item[], act: (item: Item, at: number) => Promise<void>) => {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) await act(item, at);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
};

const began = performance.now();
const stories: Story[] = [];
await eachOf(Array.from({ length: count }).fill(0), async (_nothing, at) => {
  stories.push(patient(await Story.begin(service, step.report(`Appel ${at} TEST`))));
});
for (const [at, [moment, visit]] of visits.entries()) {
  await setNow(moment);
  await eachOf(stories, visit);
  process.stderr.write(
    `  ${moment.slice(0, 10)}, visit ${at + 1} of ${visits.length}, ${Math.round((performance.now() - began) / 1000)} s\n`,
  );
}
const seconds = (performance.now() - began) / 1000;
const open = await Promise.all(stories.map(async (story) => (await story.header()).openTasks.length));
if (open.some((tasks) => tasks > 0)) throw new Error('Expected every trajectory to end, but tasks are open');
pool.close();
console.log(
  JSON.stringify({
    count,
    seconds,
    requests: pool.requests(),
    completions: completing.length,
    ...percentiles(completing),
  }),
);
