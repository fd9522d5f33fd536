import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  chain,
  diagramOf,
  draw,
  end,
  flow,
  start,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const catching = (event: Part) =>
  new Story(
    diagramOf(
      start(),
      draw('intermediateCatchEvent', { id: 'event' }, event),
      userTask('after'),
      ...chain('start', 'event', 'after'),
    ),
  );

const set = (story: Story, values: Record<string, number>): Story =>
  story.do({ type: 'SetVariables', variables: { values } });

describe('a conditional catch event', () => {
  it('does not wait for what is so already', () => {
    expect(catching(when('x = 1')).start({ x: 1 }).where()).toEqual(['after']);
  });

  it('waits until a change makes its condition true', () => {
    const story = catching(when('x = 1')).start({ x: 0 });
    expect(story.where()).toEqual(['event']);
    set(story, { x: 2 });
    set(story, { y: 1 });
    expect(story.where()).toEqual(['event']);
    set(story, { x: 1 });
    expect(story.where()).toEqual(['after']);
    expect(story.state.subscriptions).toEqual({});
  });

  it('takes a variable that is not there for one that does not hold yet', () => {
    const story = catching(when('x = 1')).start();
    expect(story.where()).toEqual(['event']);
    expect(set(story, { x: 1 }).where()).toEqual(['after']);
  });

  it('refuses the command whose change makes its condition something else than true or false', () => {
    const story = catching(when('x')).start();
    expect(story.attempt({ type: 'SetVariables', variables: { values: { x: 'often' } } })).toMatchObject({
      code: 'condition-not-boolean',
      element: 'event',
    });
    expect(story.variables()).toEqual({});
  });

  it('looks at changes of its variable only', () => {
    const story = catching(when('x + y = 2', { 'camunda:variableName': 'y' })).start({ x: 0, y: 1 });
    expect(set(story, { x: 1 }).where()).toEqual(['event']);
    expect(set(story, { y: 1 }).where()).toEqual(['after']);
  });

  it('looks at changes of its kinds only', () => {
    const story = catching(when('x = 1', { 'camunda:variableEvents': 'update, delete' })).start();
    expect(set(story, { x: 1 }).where()).toEqual(['event']);
    expect(set(story, { x: 1 }).where()).toEqual(['after']);
  });

  it('looks at a variable that is removed', () => {
    const story = catching(when('y = 1', { 'camunda:variableEvents': 'delete' })).start({ x: 1 });
    set(story, { y: 1 });
    expect(story.where()).toEqual(['event']);
    story.do({ type: 'SetVariables', variables: { values: {} }, remove: ['x'] });
    expect(story.where()).toEqual(['after']);
  });

  it('cannot be delivered from outside', () => {
    const story = catching(when('x = 1')).start();
    const [{ id } = { id: '' }] = story.subscriptions('');
    expect(story.attempt({ type: 'DeliverEvent', subscription: id as never })).toMatchObject({
      code: 'subscription-not-found',
    });
  });

  it('happens when a suspended instance goes on, and not before', () => {
    const story = catching(when('x = 1')).start().do({ type: 'Suspend' });
    expect(set(story, { x: 1 }).where()).toEqual(['event']);
    expect(story.do({ type: 'Resume' }).where()).toEqual(['after']);
  });
});

describe('an event-based gateway before conditions', () => {
  it('follows the first that holds', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('eventBasedGateway', { id: 'gw' }),
        draw('intermediateCatchEvent', { id: 'one' }, when('x > 0')),
        draw('intermediateCatchEvent', { id: 'two' }, when('x > 1')),
        userTask('a'),
        userTask('b'),
        ...chain('start', 'gw', 'one', 'a'),
        ...chain('gw', 'two', 'b'),
      ),
    ).start({ x: 0 });
    expect(set(story, { x: 2 }).where()).toEqual(['a']);
  });
});

describe('a conditional boundary event', () => {
  const guarded = (interrupting: boolean) =>
    new Story(
      diagramOf(
        start(),
        draw(
          'subProcess',
          { id: 'sub' },
          start('in'),
          userTask('first'),
          userTask('second'),
          ...chain('in', 'first', 'second'),
        ),
        boundary('event', 'sub', when('x > 0'), interrupting),
        userTask('after'),
        end(),
        ...chain('start', 'sub', 'end'),
        flow('event', 'after'),
      ),
    );

  it('interrupts its activity in the command that changes the variable, before anything else begins', () => {
    const story = guarded(true).start({ x: 0 }).complete('first', { x: 1 });
    expect(story.where()).toEqual(['after']);
    expect(story.ofType('UserTaskOpened').map(({ task }) => task.element)).toEqual(['first', 'after']);
  });

  it('happens beside its activity with every change that leaves it true', () => {
    const story = guarded(false).start({ x: 0 });
    set(story, { x: 1 });
    set(story, { x: 2 });
    set(story, { x: 0 });
    expect([...story.where()].sort()).toEqual(['after', 'after', 'first']);
  });

  it('sees variables inside its activity', () => {
    const story = guarded(true).start({ x: 0 });
    const inner = story.at('first').scope;
    story.do({ type: 'SetVariables', scope: inner, local: true, variables: { values: { x: 1 } } });
    expect(story.where()).toEqual(['after']);
  });

  it('goes before the end of a sub-process that the same command brings about', () => {
    const story = guarded(true).start({ x: 0 }).complete('first').complete('second', { x: 1 });
    expect(story.where()).toEqual(['after']);
  });

  it('no longer happens when its activity is done', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('task'),
        boundary('event', 'task', when('x > 0')),
        userTask('after'),
        end(),
        ...chain('start', 'task', 'end'),
        flow('event', 'after'),
      ),
    ).start({ x: 0 });
    story.complete('task', { x: 1 }).expectOver();
  });
});

describe('an event sub-process started by a condition', () => {
  const around = (interrupting: boolean) =>
    new Story(
      diagramOf(
        start(),
        userTask('task'),
        ...chain('start', 'task'),
        draw(
          'subProcess',
          { id: 'handler', triggeredByEvent: 'true' },
          draw('startEvent', { id: 'begin', isInterrupting: String(interrupting) }, when('x > 0')),
          userTask('handling'),
          ...chain('begin', 'handling'),
        ),
      ),
    );

  it('takes the place of what has not begun when it holds from the start', () => {
    const story = around(true).start({ x: 1 });
    expect(story.where()).toEqual(['handling']);
    expect(story.ofType('UserTaskOpened').map(({ task }) => task.element)).toEqual(['handling']);
  });

  it('runs beside, once for each change that leaves it true', () => {
    const story = around(false).start({ x: 0 });
    set(story, { x: 1 });
    set(story, { x: 1 });
    expect([...story.where()].sort()).toEqual(['handling', 'handling', 'task']);
  });

  it('that makes itself true without end is refused', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('task'),
        ...chain('start', 'task'),
        draw(
          'subProcess',
          { id: 'handler', triggeredByEvent: 'true' },
          draw('startEvent', { id: 'begin', isInterrupting: 'false' }, when('x > 0')),
          draw('scriptTask', { id: 'more', 'camunda:resultVariable': 'x' }, draw('script', {}, 'x + 1')),
          ...chain('begin', 'more'),
        ),
      ),
    ).start({ x: 0 });
    expect(story.attempt({ type: 'SetVariables', variables: { values: { x: 1 } } })).toMatchObject({
      code: 'too-many-steps',
    });
    expect(story.variables()).toEqual({ x: 0 });
  });
});
