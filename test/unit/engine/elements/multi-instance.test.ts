import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import {
  after,
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  flow,
  named,
  onError,
  onMessage,
  process,
  script,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const loop = (attributes: Record<string, string>, ...inside: Part[]): Part =>
  draw('multiInstanceLoopCharacteristics', attributes, ...inside);
const overPeople = { 'camunda:collection': 'people', 'camunda:elementVariable': 'person' };
const enough = (text: string): Part => draw('completionCondition', {}, text);
const times = (text: string): Part => draw('loopCardinality', {}, text);

const row = (activity: Part, ...more: Part[]) =>
  new Story(
    diagram(
      process(
        start(),
        activity,
        userTask('after'),
        end(),
        ...chain('start', 'task', 'after', 'end'),
        ...more,
      ),
      ...named('error', 'TestError'),
      ...named('message', 'TestMessage'),
    ),
  );

const ask = (loops: Part): Part => userTask('task', { 'camunda:assignee': '=person' }, loops);
const people = ['p1', 'p2', 'p3'];
const assignees = (story: Story) => story.ofType('UserTaskOpened').flatMap(({ task }) => task.assignee ?? []);

describe('runs with jobs of their own', () => {
  const before = { ...overPeople, 'camunda:asyncBefore': 'true' };
  const jobs = (story: Story) => Object.values(story.state.jobs);
  const parameter = (text: string): Part =>
    draw('camunda:inputOutput', {}, draw('camunda:inputParameter', { name: 'asked' }, text));

  it('begin one by one, each when its job is done', () => {
    const story = row(ask(loop(before))).start({ people });
    expect(jobs(story).map(({ kind, element }) => [kind, element])).toEqual(
      people.map(() => ['continuation', 'task']),
    );
    expect(assignees(story)).toEqual([]);
    story.execute('task');
    expect(assignees(story)).toEqual(['p1']);
    story.execute('task').execute('task');
    expect(assignees(story)).toEqual(people);
    story.complete('task').complete('task').complete('task').complete('after');
    story.expectOver();
  });

  it('come one after the other when they are sequential', () => {
    const story = row(ask(loop({ ...before, isSequential: 'true' }))).start({ people });
    expect(jobs(story)).toHaveLength(1);
    story.execute('task').complete('task');
    expect([jobs(story).length, assignees(story)]).toEqual([1, ['p1']]);
    story.execute('task');
    expect(assignees(story)).toEqual(['p1', 'p2']);
  });

  it('are a job of all besides, when the activity itself begins by one', () => {
    const task = userTask('task', { 'camunda:asyncBefore': 'true' }, loop(before));
    const story = row(task).start({ people });
    expect(jobs(story)).toHaveLength(1);
    expect(jobs(story.execute('task'))).toHaveLength(3);
  });

  it('end by a job too, and the whole is done with the last of these', () => {
    const after = { ...overPeople, 'camunda:asyncAfter': 'true' };
    const story = row(ask(loop(after))).start({ people: ['p1', 'p2'] });
    expect(jobs(story.complete('task')).map(({ after: behind }) => behind)).toEqual([true]);
    expect(story.execute('task').where()).toEqual(['task']);
    expect(story.complete('task').where()).toEqual(['task']);
    expect(story.execute('task').where()).toEqual(['after']);
  });

  it('have their parameters worked out by that job, so that a failure concerns one run', () => {
    const story = row(userTask('task', {}, loop(before), parameter('=person.name'))).start({
      people: [{ name: 'one' }, null],
    });
    const [fine, wrong] = jobs(story);
    if (!fine || !wrong) throw new Error('Expected two jobs');
    story.do({ type: 'ExecuteJob', job: fine.id });
    expect(Object.values(story.state.scopes).map(({ variables }) => variables['asked'])).toContain('one');
    expect(story.attempt({ type: 'ExecuteJob', job: wrong.id })).toMatchObject({ code: 'unknown-variable' });
  });

  it('begin by a job when one is added by hand', () => {
    const story = row(ask(loop(before))).start({ people });
    story.do({
      type: 'Modify',
      instructions: [{ do: 'startBefore', element: 'task', variables: { values: { person: 'p4' } } }],
    });
    expect(jobs(story)).toHaveLength(4);
    for (let round = 0; round < 4; round += 1) story.execute('task');
    expect(assignees(story)).toHaveLength(4);
  });

  it('do not move to where the activity continues later, but its runs do not', () => {
    const story = row(ask(loop(before))).start({ people: ['p1'] });
    const elsewhere = (loops: Part) =>
      diagramOf(start(), ask(loops), userTask('after'), end(), ...chain('start', 'task', 'after', 'end'));
    const plain = elsewhere(loop(overPeople));
    expect(story.migrating(plain).map(({ code }) => code)).toEqual(['not-asynchronous']);
    story.migrate(elsewhere(loop(before))).execute('task');
    expect(assignees(story)).toEqual(['p1']);
  });

  it('are refused when the drawing does not say whether they do', () => {
    const drawing = diagramOf(
      start(),
      ask(loop({ ...overPeople, 'camunda:asyncBefore': 'maybe' })),
      end(),
      ...chain('start', 'task', 'end'),
    );
    expect(compile(drawing, tinyEvaluator())).toMatchObject({
      ok: false,
      reason: [{ code: 'bad-attribute' }],
    });
  });
});

describe('parallel multi-instance', () => {
  it('opens all at once, each with its entry, and goes on when all are done', () => {
    const story = row(ask(loop(overPeople))).start({ people });
    expect(story.where()).toEqual(['task', 'task', 'task']);
    expect(assignees(story)).toEqual(people);
    story.complete('task').complete('task').complete('task');
    expect(story.where()).toEqual(['after']);
    expect(story.variables()).toEqual({ people });
    story.complete('after');
    story.expectOver();
  });

  it("takes its list and its entries in BPMN's own words too", () => {
    const own = loop(
      {},
      draw('loopDataInputRef', {}, 'people'),
      draw('inputDataItem', { id: 'item', name: 'person' }),
    );
    expect(assignees(row(ask(own)).start({ people }))).toEqual(people);
  });

  it('is over at once with an empty list', () => {
    expect(
      row(ask(loop(overPeople)))
        .start({ people: [] })
        .where(),
    ).toEqual(['after']);
  });

  it('cancels the rest when its condition holds', () => {
    const story = row(ask(loop(overPeople, enough('nrOfCompletedInstances >= 2')))).start({ people });
    story.complete('task');
    expect(story.where()).toEqual(['task', 'task']);
    story.complete('task');
    expect(story.where()).toEqual(['after']);
    expect(story.ofType('UserTaskClosed').map(({ how }) => how)).toEqual([
      'completed',
      'completed',
      'cancelled',
    ]);
  });

  it('decides on what this one answered', () => {
    const story = row(ask(loop(overPeople, enough('refused = true')))).start({ people, refused: false });
    expect(story.complete('task').where()).toEqual(['task', 'task']);
    expect(story.complete('task', { refused: true }).where()).toEqual(['after']);
  });

  it('runs a number of times, each knowing which it is', () => {
    const story = row(userTask('task', { 'camunda:formKey': '=loopCounter' }, loop({}, times('2')))).start();
    expect(story.ofType('UserTaskOpened').map(({ task }) => task.formKey)).toEqual(['0', '1']);
  });

  it('has one border for all, which ends all', () => {
    const story = row(
      ask(loop(overPeople)),
      boundary('late', 'task', after('P1D')),
      userTask('side'),
      ...chain('late', 'side'),
    ).start({ people });
    expect(Object.keys(story.state.jobs)).toHaveLength(1);
    story.wait(86_400_000).execute('late');
    expect(story.where()).toEqual(['side']);
    expect(Object.values(story.state.scopes)).toHaveLength(1);
  });

  it('hears an error of one, which ends all', () => {
    const story = row(
      ask(loop(overPeople)),
      boundary('caught', 'task', onError()),
      userTask('side'),
      ...chain('caught', 'side'),
    ).start({ people });
    story.do({ type: 'ThrowError', token: story.at('task').id, code: 'Any' });
    expect(story.where()).toEqual(['side']);
  });

  it.each([
    ['is no list', { people: 'p1' }],
    ['is null', { people: null }],
    ['is too long', { people: Array.from({ length: 1001 }, () => 'p') }],
  ])('refuses a collection that %s', (_what, variables) => {
    expect(
      row(ask(loop(overPeople))).attempt({
        type: 'StartProcess',
        instance: 'i' as never,
        variables: { values: variables },
      }),
    ).toMatchObject({ code: 'collection-not-a-list', element: 'task' });
  });

  it.each(['-1', 'n', 'true', '2000'])('refuses to run %s times', (text) => {
    const story = row(userTask('task', {}, loop({}, times(text))));
    expect(
      story.attempt({ type: 'StartProcess', instance: 'i' as never, variables: { values: { n: 'x' } } }),
    ).toMatchObject({ code: 'collection-not-a-list' });
  });

  it('runs a sub-process for each, with variables of its own', () => {
    const inside = [start('in'), userTask('ask', { 'camunda:assignee': '=person' }), ...chain('in', 'ask')];
    const story = row(draw('subProcess', { id: 'task' }, ...inside, loop(overPeople))).start({ people });
    expect(story.where()).toEqual(['ask', 'ask', 'ask']);
    expect(assignees(story)).toEqual(people);
    story.complete('ask', { person: 'changed' }).complete('ask').complete('ask');
    expect(story.where()).toEqual(['after']);
    expect(story.variables()).toEqual({ people });
  });

  it('calls a process for each', () => {
    const line = draw('camunda:in', { source: 'person', target: 'who' });
    const story = row(
      draw('callActivity', { id: 'task', calledElement: 'other' }, line, loop(overPeople)),
    ).start({ people });
    expect(story.ofType('CallRequested').map(({ call }) => call.variables)).toEqual(
      people.map((who) => ({ who })),
    );
    expect(new Set(story.ofType('CallRequested').map(({ called }) => called)).size).toBe(3);
    for (const token of story.tokensAt('task').filter(({ waiting }) => waiting === 'call'))
      story.do({ type: 'CompleteCall', token: token.id, variables: { values: {} } });
    expect(story.where()).toEqual(['after']);
  });

  it('waits for a message for each', () => {
    const story = row(
      draw('receiveTask', { id: 'task', messageRef: 'TestMessage' }, loop({}, times('2'))),
    ).start();
    expect(story.subscriptions('TestMessage')).toHaveLength(2);
    story.deliver('TestMessage').deliver('TestMessage');
    expect(story.where()).toEqual(['after']);
  });

  it('terminates one run of a sub-process without touching the others', () => {
    const inside = [
      start('in'),
      userTask('ask'),
      end('stop', draw('terminateEventDefinition')),
      ...chain('in', 'ask', 'stop'),
    ];
    const story = row(draw('subProcess', { id: 'task' }, ...inside, loop({}, times('2')))).start();
    story.complete('ask');
    expect(story.where()).toEqual(['ask']);
  });
});

describe('sequential multi-instance', () => {
  const oneByOne = { ...overPeople, isSequential: 'true' };

  it('opens one after the other', () => {
    const story = row(ask(loop(oneByOne))).start({ people });
    for (const person of people) {
      expect(story.where()).toEqual(['task']);
      expect(assignees(story).at(-1)).toBe(person);
      story.complete('task');
    }
    expect(story.where()).toEqual(['after']);
  });

  it('goes through the list as it was at the start', () => {
    const story = row(ask(loop(oneByOne))).start({ people });
    story.complete('task', { people: [] }).complete('task').complete('task');
    expect(assignees(story)).toEqual(people);
  });

  it('stops when its condition holds', () => {
    const story = row(ask(loop(oneByOne, enough('found = true')))).start({ people, found: false });
    story.complete('task').complete('task', { found: true });
    expect(story.where()).toEqual(['after']);
    expect(assignees(story)).toEqual(['p1', 'p2']);
  });

  it('passes a thousand steps that do not wait', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw(
          'scriptTask',
          { id: 'add', 'camunda:resultVariable': 'n' },
          draw('script', {}, 'n + 1'),
          loop({ isSequential: 'true' }, times('1000')),
        ),
        end(),
        ...chain('start', 'add', 'end'),
      ),
    ).start({ n: 0 });
    story.expectOver();
    expect(story.variables()).toEqual({ n: 1000 });
  });

  it('carries continuations around the whole, not around each', () => {
    const story = row(
      draw(
        'userTask',
        { id: 'task', 'camunda:asyncBefore': 'true', 'camunda:asyncAfter': 'true' },
        loop(oneByOne),
      ),
    ).start({ people });
    story.execute('task').complete('task').complete('task').complete('task');
    expect(Object.values(story.state.jobs)).toMatchObject([{ kind: 'continuation', after: true }]);
    expect(story.execute('task').where()).toEqual(['after']);
  });
});

describe('input and output parameters', () => {
  const io = (...parameters: Part[]): Part => draw('camunda:inputOutput', {}, ...parameters);
  const input = (name: string, text: string): Part => draw('camunda:inputParameter', { name }, text);
  const output = (name: string, text: string): Part => draw('camunda:outputParameter', { name }, text);

  it('give an activity variables of its own and hand on what is named', () => {
    const story = row(
      userTask(
        'task',
        { 'camunda:assignee': '=who' },
        io(input('who', '=person'), input('n', '=1'), output('sum', '=n + given')),
      ),
    ).start({ person: 'p1' });
    expect(assignees(story)).toEqual(['p1']);
    story.complete('task', { n: 2, given: 3 });
    expect(story.where()).toEqual(['after']);
    expect(story.variables()).toEqual({ person: 'p1', given: 3, sum: 5 });
  });

  it('see the parameters before them', () => {
    const story = row(script('task', 'result', 'b', io(input('a', '=1'), input('b', '=a + 1')))).start();
    expect(story.variables()).toEqual({ result: 2 });
  });

  it('keep the local variables of a worker until the outputs are read', () => {
    const story = row(
      draw(
        'serviceTask',
        { id: 'task', 'camunda:type': 'external', 'camunda:topic': 't' },
        io(output('kept', '=local')),
      ),
    ).start();
    story.do({
      type: 'CompleteJob',
      job: story.job('task').id,
      localVariables: { values: { local: 7, dropped: 8 } },
    });
    expect(story.variables()).toEqual({ kept: 7 });
  });

  it('leave the border outside', () => {
    const story = row(
      userTask('task', {}, io(input('n', '=1'))),
      boundary('caught', 'task', onError('TestError')),
      userTask('side'),
      ...chain('caught', 'side'),
    ).start();
    story.do({ type: 'ThrowError', token: story.at('task').id, code: 'TestError' });
    expect(story.where()).toEqual(['side']);
    expect(Object.values(story.state.scopes)).toHaveLength(1);
  });

  it('are given to each run of a repeated activity', () => {
    const story = row(
      userTask('task', { 'camunda:assignee': '=who' }, io(input('who', '=person')), loop(overPeople)),
    ).start({ people });
    expect(assignees(story)).toEqual(people);
  });

  it('work on a sub-process and hear a message meanwhile', () => {
    const inside = [
      start('in'),
      draw('intermediateCatchEvent', { id: 'catch' }, onMessage('TestMessage')),
      end('out'),
      ...chain('in', 'catch', 'out'),
    ];
    const story = row(
      draw('subProcess', { id: 'task' }, ...inside, io(input('n', '=1'), output('m', '=n'))),
    ).start();
    story.deliver('TestMessage', { n: 9 });
    expect(story.variables()).toEqual({ m: 9 });
    expect(story.where()).toEqual(['after']);
  });

  it('do not keep the flow out from being chosen outside', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('task', {}, io(input('open', '=true'))),
        userTask('next'),
        ...chain('start', 'task'),
        flow('task', 'next', 'open'),
      ),
    ).start({ open: false });
    expect(story.attempt({ type: 'CompleteUserTask', token: story.at('task').id })).toMatchObject({
      code: 'no-flow-to-take',
    });
  });
});
