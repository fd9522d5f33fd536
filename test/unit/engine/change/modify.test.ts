import { describe, expect, it } from '@jest/globals';
import type { ModifyInstruction } from '../../../../src/engine/commands.js';
import type { ScopeId } from '../../../../src/engine/instance.js';
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
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const row = diagramOf(start(), userTask('a'), userTask('b'), end(), ...chain('start', 'a', 'b', 'end'));

const nested = diagramOf(
  start(),
  userTask('a'),
  draw(
    'subProcess',
    { id: 'sub' },
    start('s'),
    userTask('i'),
    userTask('j'),
    end('e'),
    ...chain('s', 'i', 'j', 'e'),
  ),
  boundary('late', 'sub', after('PT1H')),
  userTask('z'),
  userTask('y'),
  end(),
  ...chain('start', 'a', 'sub', 'z', 'end'),
  flow('late', 'y'),
);

const times = (count: string, sequential = false): Part =>
  draw(
    'multiInstanceLoopCharacteristics',
    { isSequential: String(sequential) },
    draw('loopCardinality', {}, count),
  );

const repeated = (sequential = false) =>
  diagramOf(
    start(),
    userTask('a'),
    draw('userTask', { id: 'm' }, times('3', sequential)),
    userTask('z'),
    end(),
    ...chain('start', 'a', 'm', 'z', 'end'),
  );

const modify = (story: Story, ...instructions: ModifyInstruction[]): Story =>
  story.do({ type: 'Modify', instructions });

const before = (element: string, more: { ancestor?: ScopeId } = {}): ModifyInstruction => ({
  do: 'startBefore',
  element,
  ...more,
});

const openOf = (story: Story, element: string, kind = 'subProcess') =>
  Object.values(story.state.scopes).filter(
    (scope) => (scope.element as string) === element && scope.kind === kind,
  );

describe('modifying an instance', () => {
  it('starts an element beside what goes on already', () => {
    const story = modify(new Story(row).start(), before('b'));
    expect(story.where()).toEqual(['a', 'b']);
    story.complete('b').complete('a').complete('b').expectOver();
  });

  it('opens the sub-process around what it starts, with what stands at its border', () => {
    const story = modify(new Story(nested).start(), before('i'));
    expect(story.where()).toEqual(['a', 'i']);
    expect(openOf(story, 'sub')).toHaveLength(1);
    expect(story.job('late').dueAt).toBe('2026-03-02T13:00:00.000Z');
    story.complete('i').complete('j');
    expect(story.where()).toEqual(['a', 'z']);
  });

  it('uses the one sub-process that is open', () => {
    const story = modify(new Story(nested).start().complete('a'), before('j'));
    expect(openOf(story, 'sub')).toHaveLength(1);
    expect(story.where()).toEqual(['i', 'j']);
  });

  it('refuses when the sub-process is open more than once, unless it is told which', () => {
    const story = modify(new Story(nested).start().complete('a'), {
      do: 'startBefore',
      element: 'sub',
    });
    expect(story.where()).toEqual(['i', 'i']);
    expect(story.attempt({ type: 'Modify', instructions: [before('j')] })?.code).toBe('ancestor-ambiguous');
    const [first] = openOf(story, 'sub');
    modify(story, before('j', first && { ancestor: first.id }));
    expect(story.where()).toEqual(['i', 'i', 'j']);
    expect(story.at('j').scope).toBe(first?.id);
  });

  it('opens a second sub-process when the process is named as the place', () => {
    const story = new Story(nested).start().complete('a');
    const [root] = openOf(story, 'process', 'process');
    modify(story, before('j', root && { ancestor: root.id }));
    expect(openOf(story, 'sub')).toHaveLength(2);
  });

  it('refuses a place that is not around the element', () => {
    const story = new Story(nested).start().complete('a');
    const [inside] = openOf(story, 'sub');
    const refusal = story.attempt({
      type: 'Modify',
      instructions: [before('z', inside && { ancestor: inside.id })],
    });
    expect(refusal?.code).toBe('ancestor-not-found');
  });

  it('moves by cancelling and starting in one command', () => {
    const story = new Story(row).start();
    modify(story, before('b'), { do: 'cancelAll', element: 'a' });
    expect(story.where()).toEqual(['b']);
    modify(story, { do: 'cancelAll', element: 'b' }, before('a'));
    expect(story.where()).toEqual(['a']);
  });

  it('ends the instance as terminated when nothing is left', () => {
    const story = new Story(row).start();
    modify(story, { do: 'cancel', token: story.at('a').id });
    story.expectOver('terminated');
  });

  it('cancels a sub-process with its last inner task, and keeps it for another', () => {
    const story = modify(new Story(nested).start(), before('i'));
    modify(story, { do: 'cancel', token: story.at('i').id });
    expect(openOf(story, 'sub')).toEqual([]);
    expect(story.where()).toEqual(['a']);
    modify(story, before('i'), before('j'));
    modify(story, { do: 'cancel', token: story.at('i').id });
    expect(openOf(story, 'sub')).toHaveLength(1);
  });

  it('starts behind an element with one flow, and on a flow by its name', () => {
    const story = modify(new Story(row).start(), { do: 'startAfter', element: 'a' });
    expect(story.where()).toEqual(['a', 'b']);
    modify(story, { do: 'startTransition', element: 'b-end' });
    expect(story.where()).toEqual(['a', 'b']);
    expect(story.ofType('FlowTaken').map(({ flow: taken }) => taken)).toContain('b-end');
  });

  it('refuses to start behind an end, and elements and flows that are not there', () => {
    const story = new Story(row).start();
    const codeOf = (instruction: ModifyInstruction) =>
      story.attempt({ type: 'Modify', instructions: [instruction] })?.code;
    expect(codeOf({ do: 'startAfter', element: 'end' })).toBe('cannot-start-here');
    expect(codeOf(before('nowhere'))).toBe('element-not-found');
    expect(codeOf(before('a#multiInstanceBody'))).toBe('element-not-found');
    expect(codeOf({ do: 'startTransition', element: 'nowhere' })).toBe('element-not-found');
    expect(codeOf({ do: 'cancelAll', element: 'nowhere' })).toBe('element-not-found');
    expect(codeOf({ do: 'cancel', token: '99' as never })).toBe('token-not-found');
  });

  it('changes nothing while the instance is suspended', () => {
    const story = new Story(row).start().do({ type: 'Suspend' });
    expect(story.attempt({ type: 'Modify', instructions: [before('b')] })?.code).toBe('instance-suspended');
  });

  it('sets variables outside, and local ones in what it opens or starts', () => {
    const values = { values: { local: 1 } };
    const story = new Story(nested).start();
    modify(story, {
      do: 'startBefore',
      element: 'i',
      variables: { values: { shared: 2 } },
      localVariables: values,
    });
    expect(openOf(story, 'sub')[0]?.variables).toEqual({ local: 1 });
    expect(story.variables()).toEqual({ shared: 2 });
    modify(story, { do: 'startBefore', element: 'y', localVariables: values });
    const { inner } = story.at('y');
    expect(inner && story.state.scopes[inner]?.variables).toEqual({ local: 1 });
  });

  it('cancels the activity whose interrupting boundary event it starts', () => {
    const story = modify(new Story(nested).start().complete('a'), before('late'));
    expect(story.where()).toEqual(['y']);
  });

  describe('with repeated activities', () => {
    it('starts all runs by the name of the body, and one run more by the plain name', () => {
      const story = modify(new Story(repeated()).start(), before('m#multiInstanceBody'));
      expect(story.where()).toEqual(['a', 'm', 'm', 'm']);
      modify(story, before('m'));
      expect(story.where()).toEqual(['a', 'm', 'm', 'm', 'm']);
      const [body] = openOf(story, 'm', 'multiInstance');
      expect(body?.variables).toMatchObject({ nrOfInstances: 4, nrOfActiveInstances: 4 });
    });

    it('opens a body with one run when there is none', () => {
      const story = modify(new Story(repeated()).start(), before('m'));
      expect(story.where()).toEqual(['a', 'm']);
      story.complete('m');
      expect(story.where()).toEqual(['a', 'z']);
    });

    it('waits for one run less after cancelling one, and ends with the last', () => {
      const story = new Story(repeated()).start().complete('a');
      modify(story, { do: 'cancel', token: story.at('m').id });
      story.complete('m').complete('m');
      expect(story.where()).toEqual(['z']);
      const other = new Story(repeated()).start().complete('a');
      modify(other, before('z'), { do: 'cancelAll', element: 'm' });
      expect(other.where()).toEqual(['z']);
      expect(openOf(other, 'm', 'multiInstance')).toEqual([]);
    });

    it('adds no run where they come one after the other', () => {
      const story = new Story(repeated(true)).start().complete('a');
      expect(story.attempt({ type: 'Modify', instructions: [before('m')] })?.code).toBe('cannot-start-here');
    });
  });

  describe('with event sub-processes', () => {
    const around = (interrupting: boolean) =>
      diagram(
        ...named('message', 'Stop'),
        process(
          start(),
          userTask('a'),
          end(),
          ...chain('start', 'a', 'end'),
          draw(
            'subProcess',
            { id: 'esp', triggeredByEvent: 'true' },
            draw('startEvent', { id: 'es', isInterrupting: String(interrupting) }, onMessage('Stop')),
            userTask('h'),
            end('ee'),
            ...chain('es', 'h', 'ee'),
          ),
        ),
      );

    it('takes the place of what goes on when its start event is started, and not when a step inside is', () => {
      expect(modify(new Story(around(true)).start(), before('es')).where()).toEqual(['h']);
      expect(modify(new Story(around(true)).start(), before('h')).where()).toEqual(['a', 'h']);
      expect(modify(new Story(around(false)).start(), before('es')).where()).toEqual(['a', 'h']);
      expect(modify(new Story(around(true)).start(), before('esp')).where()).toEqual(['h']);
    });
  });
});
