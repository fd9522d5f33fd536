import { describe, expect, it } from '@jest/globals';
import { chain, diagramOf, draw, end, start, userTask } from '../../../support/engine/drawing.js';
import { defined, Story } from '../../../support/engine/story.js';

const oneTask = (attributes: Record<string, string> = {}) =>
  new Story(diagramOf(start(), userTask('task', attributes), end(), ...chain('start', 'task', 'end')));

describe('user task', () => {
  it('waits for a person and goes on when the person is done', () => {
    const story = oneTask().start();
    expect(story.where()).toEqual(['task']);
    story.complete('task', { answer: 42 });
    story.expectOver();
    expect(story.variables()).toEqual({ answer: 42 });
    expect(story.visited()).toEqual(['start', 'task', 'end']);
  });

  it('keeps a computed assignee, lists of candidates, priority and dates, and leaves out what is null', () => {
    const story = oneTask({
      name: 'TEST task',
      'camunda:assignee': '=person',
      'camunda:candidateGroups': 'rvt, local-team ,',
      'camunda:candidateUsers': '=["a","b"]',
      'camunda:formKey': 'F-TEST',
      'camunda:priority': '70',
      'camunda:dueDate': '=due',
      'camunda:followUpDate': '2026-03-09T12:00:00.000Z',
    }).start({ person: 'p1', due: null });
    expect(story.ofType('UserTaskOpened')[0]?.task).toEqual({
      element: 'task',
      name: 'TEST task',
      assignee: 'p1',
      candidateGroups: ['rvt', 'local-team'],
      candidateUsers: ['a', 'b'],
      formKey: 'F-TEST',
      priority: 70,
      followUpDate: '2026-03-09T12:00:00.000Z',
    });
  });

  it('is described by its documentation, with what is computed in it', () => {
    const described = (text: string) =>
      new Story(
        diagramOf(
          start(),
          userTask('task', {}, draw('documentation', {}, text)),
          end(),
          ...chain('start', 'task', 'end'),
        ),
      )
        .start({ who: 'p1' })
        .ofType('UserTaskOpened')
        .map(({ task }) => task.description);
    expect(described('${who}')).toEqual(['p1']);
    expect(described('Ask who')).toEqual(['Ask who']);
    expect(described('= means equal')).toEqual(['= means equal']);
  });

  it('keeps a description that nobody can compute when it was deployed before', () => {
    const broken = diagramOf(
      start(),
      userTask('task', {}, draw('documentation', {}, '${((}')),
      end(),
      ...chain('start', 'task', 'end'),
    );
    expect(defined(broken, false).nodes.get('task' as never)).toMatchObject({
      description: { literal: '${((}' },
    });
  });

  it.each([
    ['an assignee nobody knows', { 'camunda:assignee': '=nobody' }, 'unknown-variable'],
    ['a priority that is no number', { 'camunda:priority': 'high' }, 'expression-failed'],
    ['candidates that are no names', { 'camunda:candidateUsers': '=[1,2]' }, 'expression-failed'],
    ['a form that is not text', { 'camunda:formKey': '=true' }, 'expression-failed'],
  ])('does not open with %s', (_what, attributes, code) => {
    expect(oneTask(attributes).attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code,
      element: 'task',
    });
  });

  it('cannot be completed twice, nor under the name of the task before it', () => {
    const story = new Story(
      diagramOf(start(), userTask('one'), userTask('two'), end(), ...chain('start', 'one', 'two', 'end')),
    ).start();
    const one = story.at('one').id;
    story.complete('one');
    expect(story.attempt({ type: 'CompleteUserTask', token: one })).toMatchObject({
      code: 'token-not-found',
    });
    expect(story.where()).toEqual(['two']);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('finds no task under the name %j', (name) => {
    const story = oneTask().start();
    expect(story.attempt({ type: 'CompleteUserTask', token: name as never })).toMatchObject({
      code: 'token-not-found',
    });
  });

  it('has variables of its own that end with it', () => {
    const story = oneTask({ 'camunda:asyncAfter': 'true' }).start({ kept: 1 });
    const { id } = story.at('task');
    story.do({ type: 'SetVariables', token: id, local: true, variables: { values: { own: 2 } } });
    story.do({ type: 'SetVariables', token: id, variables: { values: { own: 3, kept: 4 } } });
    expect(story.variables()).toEqual({ kept: 4 });
    story.complete('task', { own: 5, more: 6 }).execute('task');
    story.expectOver();
    expect(story.variables()).toEqual({ kept: 4, more: 6 });
  });

  it('leaves nothing of its own variables when it is cancelled', () => {
    const story = oneTask().start();
    story.do({
      type: 'SetVariables',
      token: story.at('task').id,
      local: true,
      variables: { values: { own: 2 } },
    });
    story.do({ type: 'Terminate' });
    story.expectOver('terminated');
  });

  it('continues in a job of its own before and after it when the diagram says so', () => {
    const story = oneTask({ 'camunda:asyncBefore': 'true', 'camunda:asyncAfter': 'true' }).start();
    expect(story.job('task')).toMatchObject({ kind: 'continuation' });
    expect(story.ofType('UserTaskOpened')).toHaveLength(0);
    story.execute('task').complete('task');
    expect(story.job('task')).toMatchObject({ kind: 'continuation', after: true });
    story.execute('task');
    story.expectOver();
  });

  it('keeps extension elements for the case side', () => {
    const due = draw('koers:due', { norm: 'test.norm' });
    const story = new Story(
      diagramOf(start(), userTask('task', {}, due), end(), ...chain('start', 'task', 'end')),
    );
    expect(story.definition.nodes.get('task' as never)?.extensions).toMatchObject([
      { type: 'koers:due', attributes: { norm: 'test.norm' } },
    ]);
  });
});

describe('who does a user task, in the words of BPMN', () => {
  const who = (type: string, text: string) =>
    draw(type, {}, draw('resourceAssignmentExpression', {}, draw('formalExpression', {}, text)));
  const taskOf = (...performers: ReturnType<typeof who>[]) =>
    new Story(diagramOf(start(), userTask('task', {}, ...performers), ...chain('start', 'task')))
      .start({ lead: 'TEST-lead' })
      .ofType('UserTaskOpened')[0]?.task;

  it('is the human performer', () => {
    expect(taskOf(who('humanPerformer', '=lead'))).toMatchObject({ assignee: 'TEST-lead' });
  });

  it('can be any potential owner, a group unless it says user', () => {
    expect(
      taskOf(
        who('potentialOwner', 'user(kermit), group(management), accountancy'),
        who('potentialOwner', 'sales'),
      ),
    ).toMatchObject({
      candidateUsers: ['kermit'],
      candidateGroups: ['management', 'accountancy', 'sales'],
    });
  });

  it('can be computed', () => {
    expect(taskOf(who('potentialOwner', 'user(${lead})'))).toMatchObject({ candidateUsers: ['TEST-lead'] });
  });
});
