import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  chain,
  diagramOf,
  draw,
  end,
  flow,
  start,
  undoable,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const compensation = (attributes: Record<string, string> = {}): Part =>
  draw('compensateEventDefinition', attributes);
const thrown = (attributes: Record<string, string> = {}): Part =>
  draw('intermediateThrowEvent', { id: 'undo' }, compensation(attributes));
const script = (id: string, text: string, attributes: Record<string, string> = {}): Part =>
  draw('scriptTask', { id, 'camunda:resultVariable': 'n', ...attributes }, draw('script', {}, text));

const twoTasks = (event: Part) =>
  new Story(
    diagramOf(
      start(),
      userTask('one'),
      ...undoable('one'),
      userTask('two'),
      ...undoable('two'),
      event,
      userTask('after'),
      ...chain('start', 'one', 'two', 'undo', 'after'),
    ),
  );

describe('a compensation', () => {
  it('undoes what is done, the last first, and goes on when all of it is undone', () => {
    const story = twoTasks(thrown()).start().complete('one').complete('two');
    const opened = story.ofType('UserTaskOpened').map(({ task }) => task.element);
    expect(opened).toEqual(['one', 'two', 'undo-two', 'undo-one']);
    story.complete('undo-one');
    expect(story.where()).not.toContain('after');
    story.complete('undo-two');
    expect(story.where()).toEqual(['after']);
  });

  it('can be of one activity', () => {
    const story = twoTasks(thrown({ activityRef: 'one' }))
      .start()
      .complete('one')
      .complete('two');
    expect(story.where()).toContain('undo-one');
    expect(story.complete('undo-one').where()).toEqual(['after']);
  });

  it('goes on at once when nothing is done', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('one'),
        ...undoable('one'),
        thrown(),
        userTask('after'),
        ...chain('start', 'undo', 'after'),
      ),
    ).start();
    expect(story.where()).toEqual(['after']);
  });

  it('undoes nothing twice', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('one'),
        ...undoable('one'),
        thrown(),
        draw('endEvent', { id: 'again' }, compensation()),
        ...chain('start', 'one', 'undo', 'again'),
      ),
    ).start();
    story.complete('one').complete('undo-one').expectOver();
  });

  it('undoes each round of a repeated activity, with the variables of that round', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask(
          'each',
          {},
          draw('multiInstanceLoopCharacteristics', {
            'camunda:collection': 'list',
            'camunda:elementVariable': 'item',
          }),
        ),
        ...undoable(
          'each',
          userTask('undo-each', { isForCompensation: 'true', 'camunda:assignee': '=item' }),
        ),
        thrown(),
        userTask('after'),
        ...chain('start', 'each', 'undo', 'after'),
      ),
    )
      .start({ list: ['TEST-a', 'TEST-b'] })
      .complete('each')
      .complete('each');
    const opened = story
      .ofType('UserTaskOpened')
      .filter(({ task }) => (task.element as string) === 'undo-each');
    expect(opened.map(({ task }) => task.assignee)).toEqual(['TEST-b', 'TEST-a']);
    expect(story.complete('undo-each').complete('undo-each').where()).toEqual(['after']);
  });

  it('is forgotten with the instance it belongs to', () => {
    const story = twoTasks(thrown()).start().complete('one');
    expect(Object.keys(story.state.compensations ?? {})).toHaveLength(1);
    story.do({ type: 'Terminate' });
    expect(story.state.compensations).toBeUndefined();
  });
});

describe('what was done in a sub-process that is over', () => {
  const inside = (attributes: Record<string, string>, ...more: Part[]) =>
    new Story(
      diagramOf(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          start('in'),
          script('count', 'n + 1'),
          ...undoable('count', script('undo-count', 'n + 10', { isForCompensation: 'true' })),
          ...chain('in', 'count'),
        ),
        ...more,
        thrown(attributes),
        userTask('after'),
        ...chain('start', 'sub', 'undo', 'after'),
      ),
    ).start({ n: 0 });

  it('is undone from outside', () => {
    expect(inside({}).variables()).toEqual({ n: 11 });
    expect(inside({ activityRef: 'sub' }).where()).toEqual(['after']);
  });

  it('is undone as a whole when there is something that does so', () => {
    const story = inside({}, ...undoable('sub'));
    expect(story.variables()).toEqual({ n: 1 });
    expect(story.where()).toContain('undo-sub');
    expect(story.complete('undo-sub').where()).toEqual(['after']);
  });

  it('has its variables as they were', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          start('in'),
          userTask('task'),
          ...undoable(
            'task',
            userTask('undo-task', { isForCompensation: 'true', 'camunda:assignee': '=who' }),
          ),
          ...chain('in', 'task'),
        ),
        thrown(),
        ...chain('start', 'sub', 'undo'),
      ),
    ).start({ who: 'TEST-outside' });
    const scope = story.at('task').scope;
    story.do({ type: 'SetVariables', scope, local: true, variables: { values: { who: 'TEST-inside' } } });
    story.complete('task');
    expect(story.ofType('UserTaskOpened').at(-1)?.task.assignee).toBe('TEST-inside');
  });
});

describe('a sub-process that undoes itself', () => {
  const repeated = () =>
    new Story(
      diagramOf(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          start('in'),
          userTask('task'),
          ...undoable(
            'task',
            userTask('undo-task', { isForCompensation: 'true', 'camunda:assignee': '=item' }),
          ),
          ...chain('in', 'task'),
          draw('multiInstanceLoopCharacteristics', {
            'camunda:collection': 'list',
            'camunda:elementVariable': 'item',
          }),
          draw(
            'subProcess',
            { id: 'handler', triggeredByEvent: 'true', isForCompensation: 'true' },
            start('begin', compensation()),
            draw('intermediateThrowEvent', { id: 'part' }, compensation({ activityRef: 'task' })),
            userTask('note', { 'camunda:assignee': '=item' }),
            ...chain('begin', 'part', 'note'),
          ),
        ),
        userTask('between'),
        thrown(),
        userTask('after'),
        ...chain('start', 'sub', 'between', 'undo', 'after'),
      ),
    ).start({ list: ['TEST-a', 'TEST-b'] });

  it('does so by its own event sub-process, which decides what of it to undo', () => {
    const story = repeated().complete('task').complete('task').complete('between');
    const assignees = (element: string) =>
      story
        .ofType('UserTaskOpened')
        .filter(({ task }) => (task.element as string) === element)
        .map(({ task }) => task.assignee);
    expect(assignees('undo-task')).toEqual(['TEST-b', 'TEST-a']);
    story.complete('undo-task').complete('undo-task');
    expect([...(assignees('note') as string[])].sort()).toEqual(['TEST-a', 'TEST-b']);
    expect(story.complete('note').complete('note').where()).toEqual(['after']);
    story.complete('after').expectOver();
  });

  it('is left alone while nobody asks', () => {
    const story = repeated().complete('task').complete('task');
    expect(story.where()).toEqual(['between']);
    expect(story.visited()).not.toContain('handler');
  });
});

describe('a transaction', () => {
  const transaction = (...more: Part[]) =>
    new Story(
      diagramOf(
        start(),
        draw(
          'transaction',
          { id: 'tx' },
          start('in'),
          draw('parallelGateway', { id: 'fork' }),
          userTask('one'),
          ...undoable('one'),
          userTask('other'),
          userTask('decide'),
          draw('exclusiveGateway', { id: 'gw', default: 'gw-fine' }),
          end('fine'),
          draw('endEvent', { id: 'cancel' }, draw('cancelEventDefinition')),
          ...chain('in', 'fork', 'one', 'decide', 'gw', 'fine'),
          flow('fork', 'other'),
          flow('gw', 'cancel', 'wrong'),
        ),
        boundary('cancelled', 'tx', draw('cancelEventDefinition')),
        userTask('afterCancel'),
        userTask('after'),
        ...chain('start', 'tx', 'after'),
        flow('cancelled', 'afterCancel'),
        ...more,
      ),
    ).start({ wrong: false });

  it('that is cancelled undoes what is done, does nothing else, and leaves by its border', () => {
    const story = transaction().complete('one').complete('decide', { wrong: true });
    expect(story.where()).toContain('undo-one');
    expect(story.where()).not.toContain('other');
    expect(story.complete('undo-one').where()).toEqual(['afterCancel']);
    expect(story.state.compensations).toBeUndefined();
  });

  it('that succeeds undoes nothing', () => {
    const story = transaction().complete('one').complete('decide').complete('other');
    expect(story.where()).toEqual(['after']);
  });
});

describe('a repeated activity', () => {
  it('can be undone only when all its runs are done', () => {
    const loop = draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2'));
    const story = new Story(
      diagramOf(
        start(),
        draw('parallelGateway', { id: 'fork' }),
        userTask('many', {}, loop),
        ...undoable('many'),
        userTask('once'),
        thrown({ activityRef: 'many' }),
        userTask('after'),
        ...chain('start', 'fork', 'many'),
        ...chain('fork', 'once', 'undo', 'after'),
      ),
    ).start();
    const first = story.at('many');
    story.do({ type: 'CompleteUserTask', token: first.id }).complete('once');
    expect(story.where()).toEqual(['after', 'many']);
  });
});
