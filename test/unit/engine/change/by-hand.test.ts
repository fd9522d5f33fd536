import { describe, expect, it } from '@jest/globals';
import type { ModifyInstruction } from '../../../../src/engine/commands.js';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
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
  onMessage,
  process,
  start,
  undoable,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { open, times } from '../../../support/engine/migrating.js';
import { Story } from '../../../support/engine/story.js';

const modify = (story: Story, ...instructions: ModifyInstruction[]): Story =>
  story.do({ type: 'Modify', instructions });
const before = (element: string, more: object = {}): ModifyInstruction => ({
  do: 'startBefore',
  element,
  ...more,
});
const cancel = (story: Story, element: string): ModifyInstruction => ({
  do: 'cancel',
  token: story.at(element).id,
});

const bodies = (story: Story) => open(story, 'm').filter(({ kind }) => kind === 'multiInstance');
const repeated = diagramOf(
  start(),
  userTask('a'),
  draw('userTask', { id: 'm' }, times('2')),
  userTask('z'),
  end(),
  ...chain('start', 'a', 'm', 'z', 'end'),
);

describe('cancelling by hand', () => {
  it('ends a repeated activity with its last run, and not before', () => {
    const story = modify(new Story(repeated).start().complete('a'), before('z'));
    modify(story, cancel(story, 'm'));
    expect(story.where()).toEqual(['m', 'z']);
    expect(bodies(story)[0]?.loop).toEqual({ total: 1, started: 1, completed: 0 });
    modify(story, cancel(story, 'm'));
    expect(story.where()).toEqual(['z']);
    expect(bodies(story)).toEqual([]);
    story.complete('z').expectOver();
  });

  it('ends an activity with its parameters, and the sub-process around that is left empty', () => {
    const io = draw('camunda:inputOutput', {}, draw('camunda:inputParameter', { name: 'i' }, '=1'));
    const story = new Story(
      diagramOf(
        start(),
        draw('parallelGateway', { id: 'fork' }),
        userTask('beside'),
        draw('subProcess', { id: 'sub' }, start('s'), userTask('a', {}, io), flow('s', 'a')),
        ...chain('start', 'fork', 'sub'),
        flow('fork', 'beside'),
      ),
    ).start();
    modify(story, cancel(story, 'a'));
    expect(story.where()).toEqual(['beside']);
    expect(Object.values(story.state.scopes).map(({ kind }) => kind)).toEqual(['process']);
  });

  it('of what undoes something counts as undone, and whoever asked for it goes on', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('a'),
        ...undoable('a'),
        draw('intermediateThrowEvent', { id: 'undo' }, draw('compensateEventDefinition')),
        userTask('next'),
        ...chain('start', 'a', 'undo', 'next'),
      ),
    )
      .start()
      .complete('a');
    modify(story, cancel(story, 'undo-a'));
    expect(story.where()).toEqual(['next']);
  });

  it('tells listeners of what had begun, and not of what was still on its way', () => {
    const heard = draw('camunda:executionListener', { event: 'end', expression: '=ended := event' });
    const drawing = (attributes: Record<string, string>): DrawnElement =>
      diagramOf(start(), userTask('a', attributes, heard), userTask('z'), ...chain('start', 'a', 'z'));
    const begun = new Story(drawing({})).start();
    modify(begun, before('z'), cancel(begun, 'a'));
    expect(begun.variables()).toEqual({ ended: 'end' });
    const waiting = new Story(drawing({ 'camunda:asyncBefore': 'true' })).start();
    modify(waiting, before('z'), cancel(waiting, 'a'));
    expect(waiting.variables()).toEqual({});
  });
});

describe('starting by hand', () => {
  it('one run more where the activity runs twice needs to be told which', () => {
    const story = modify(
      new Story(repeated).start(),
      before('m#multiInstanceBody'),
      before('m#multiInstanceBody'),
    );
    expect(story.attempt({ type: 'Modify', instructions: [before('m')] })?.code).toBe('ancestor-ambiguous');
    const [first, second] = bodies(story);
    modify(story, before('m', { ancestor: second?.id }));
    expect(bodies(story).map(({ id, loop }) => [id, loop?.total])).toEqual([
      [first?.id, 2],
      [second?.id, 3],
    ]);
  });

  const bordered = (interrupting: boolean): DrawnElement =>
    diagramOf(
      start(),
      draw('parallelGateway', { id: 'fork' }),
      userTask('a'),
      userTask('b'),
      boundary('late', 'a', after('PT1H'), interrupting),
      userTask('y'),
      ...chain('start', 'fork', 'a'),
      flow('fork', 'b'),
      flow('late', 'y'),
    );

  it('a border event ends the activity it interrupts, and nothing beside it', () => {
    expect(modify(new Story(bordered(true)).start(), before('late')).where()).toEqual(['b', 'y']);
    expect(modify(new Story(bordered(false)).start(), before('late')).where()).toEqual(['a', 'b', 'y']);
  });

  it('a border event ends nothing when nobody could say what', () => {
    const twice = modify(new Story(bordered(true)).start(), before('a'));
    expect(modify(twice, before('late')).where()).toEqual(['a', 'a', 'b', 'y']);
  });

  it('an event sub-process begins with its variables, in the place that is named', () => {
    const story = new Story(
      diagram(
        ...named('message', 'M'),
        process(
          start(),
          userTask('a'),
          draw(
            'subProcess',
            { id: 'x', triggeredByEvent: 'true' },
            draw('startEvent', { id: 's', isInterrupting: 'false' }, onMessage('M')),
            userTask('h'),
            flow('s', 'h'),
          ),
          flow('start', 'a'),
        ),
      ),
    ).start();
    modify(
      story,
      before('x', { variables: { values: { shared: 1 } }, localVariables: { values: { own: 2 } } }),
    );
    expect(story.where()).toEqual(['a', 'h']);
    expect(open(story, 'x').map(({ variables }) => variables)).toEqual([{ own: 2 }]);
    expect(story.variables()).toEqual({ shared: 1 });
  });
});

describe('starting by hand inside a sub-process', () => {
  const inside = (repeats: boolean): DrawnElement =>
    diagramOf(
      start(),
      userTask('a'),
      draw(
        'subProcess',
        { id: 'sub' },
        repeats && times('2'),
        start('s'),
        userTask('i'),
        userTask('j'),
        end('e'),
        ...chain('s', 'i', 'j', 'e'),
      ),
      userTask('z'),
      ...chain('start', 'a', 'sub', 'z'),
    );

  it('at its start leaves alone what goes on around it', () => {
    expect(modify(new Story(inside(false)).start(), before('s')).where()).toEqual(['a', 'i']);
  });

  it('opens a run more of one that is repeated, when its whole is named', () => {
    const story = new Story(inside(true)).start().complete('a');
    const [body] = open(story, 'sub').filter(({ kind }) => kind === 'multiInstance');
    expect(story.attempt({ type: 'Modify', instructions: [before('j')] })?.code).toBe('ancestor-ambiguous');
    modify(story, before('j', { ancestor: body?.id }));
    expect(story.where()).toEqual(['i', 'i', 'j']);
    expect(open(story, 'sub').find(({ id }) => id === body?.id)?.loop).toMatchObject({ total: 3 });
    const elsewhere = story.attempt({ type: 'Modify', instructions: [before('j', { ancestor: '999' })] });
    expect(elsewhere?.code).toBe('ancestor-not-found');
    story.complete('i').complete('i').complete('j').complete('j').complete('j');
    expect(story.where()).toEqual(['z']);
  });

  it('opens the one that is repeated with one run when there is none', () => {
    const story = modify(new Story(inside(true)).start(), before('j'));
    expect(story.where()).toEqual(['a', 'j']);
    expect(open(story, 'sub').map(({ kind }) => kind)).toEqual(['multiInstance', 'iteration', 'subProcess']);
    story.complete('j');
    expect(story.where()).toEqual(['a', 'z']);
  });

  it('opens one with parameters together with them', () => {
    const io = draw('camunda:inputOutput', {}, draw('camunda:inputParameter', { name: 'p' }, '=x'));
    const story = new Story(
      diagramOf(
        start(),
        userTask('a'),
        draw('subProcess', { id: 'sub' }, io, start('s'), userTask('i'), flow('s', 'i')),
        userTask('z'),
        ...chain('start', 'a', 'sub', 'z'),
      ),
    ).start({ x: 1 });
    modify(story, before('i'));
    expect(open(story, 'sub').map(({ kind, variables }) => [kind, variables])).toEqual([
      ['activity', { p: 1 }],
      ['subProcess', {}],
    ]);
    story.complete('i');
    expect(story.where()).toEqual(['a', 'z']);
  });
});

describe('what ends with a sub-process', () => {
  const told = (part: Part): Part => ({
    ...part,
    children: [
      ...part.children,
      draw('camunda:executionListener', { event: 'end', expression: '=n := n + 1' }),
    ],
  });

  it('is told once', () => {
    const story = new Story(
      diagramOf(
        start(),
        told(draw('subProcess', { id: 'sub' }, start('s'), userTask('a'), end('e'), ...chain('s', 'a', 'e'))),
        userTask('z'),
        ...chain('start', 'sub', 'z'),
      ),
    )
      .start({ n: 0 })
      .complete('a');
    expect(story.variables()).toEqual({ n: 1 });
  });
});

describe('several tokens at one event that waits for all', () => {
  it('each wait for themselves', () => {
    const both = draw(
      'intermediateCatchEvent',
      { id: 'both', parallelMultiple: 'true' },
      onMessage('M'),
      onMessage('N'),
    );
    const story = new Story(
      diagram(
        ...named('message', 'M', 'N'),
        process(
          start(),
          draw('parallelGateway', { id: 'fork' }),
          draw('exclusiveGateway', { id: 'merge' }),
          both,
          userTask('z'),
          flow('start', 'fork'),
          draw('sequenceFlow', { id: 'f1', sourceRef: 'fork', targetRef: 'merge' }),
          draw('sequenceFlow', { id: 'f2', sourceRef: 'fork', targetRef: 'merge' }),
          ...chain('merge', 'both', 'z'),
        ),
      ),
    ).start();
    const [first] = story.tokensAt('both');
    for (const subscription of Object.values(story.state.subscriptions))
      if (subscription.token === first?.id) story.do({ type: 'DeliverEvent', subscription: subscription.id });
    expect(story.where()).toEqual(['both', 'z']);
  });
});

describe('a decision whose rows are values', () => {
  const chosen = (answer: unknown, mapDecisionResult: string) => {
    const story = new Story(
      diagramOf(
        start(),
        draw('businessRuleTask', {
          id: 'task',
          'camunda:decisionRef': 'choose',
          'camunda:resultVariable': 'chosen',
          'camunda:mapDecisionResult': mapDecisionResult,
        }),
        userTask('wait'),
        ...chain('start', 'task', 'wait'),
      ),
      { choose: () => answer as never },
    );
    const refusal = story.attempt({ type: 'StartProcess', instance: 'i' as never });
    return refusal ? refusal.code : story.variables()['chosen'];
  };

  it.each<[unknown, string, unknown]>([
    [[1, 2], 'collectEntries', [1, 2]],
    [[null, 'a', [3]], 'collectEntries', [null, 'a', [3]]],
    [5, 'singleEntry', 5],
    ['a', 'resultList', ['a']],
    [[null], 'singleEntry', null],
    [[], 'singleResult', null],
    [[1, 2], 'singleEntry', 'decision-failed'],
    [[{ a: 1, b: 2 }], 'singleEntry', 'decision-failed'],
    [[{ a: 1 }], 'singleEntry', 1],
  ])('%j as %s is %j', (answer, shape, value) => {
    expect(chosen(answer, shape)).toEqual(value);
  });
});
