import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import { broadcastSignal } from '../../../../src/application/engine/broadcast-signal.js';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import { throwTaskError } from '../../../../src/application/engine/throw-from-task.js';
import {
  boundary,
  chain,
  diagram,
  draw,
  end,
  flow,
  named,
  onEscalation,
  onSignal,
  start,
  undoable,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { openTestHouse, values, type TestHouse } from '../../../support/application/test-house.js';

const roots = [
  draw('error', { id: 'Wrong', errorCode: 'W-1', 'camunda:errorMessage': '=why' }),
  draw('error', { id: 'Any' }),
  ...named('escalation', 'Worse'),
  ...named('signal', 'Loud'),
];

const processOf = (id: string, ...inside: Part[]) =>
  diagram(...roots, draw('process', { id, isExecutable: 'true' }, ...inside));

const all = draw('camunda:out', { variables: 'all' });
const found = draw('camunda:out', { source: 'found', target: 'known' });

const call = (id: string, calledElement: string, ...inside: Part[]) =>
  draw('callActivity', { id, calledElement }, ...inside);

/** Calls the inmost and does nothing else. */
const middle = processOf('middle', start(), call('call', 'inmost', all), ...chain('start', 'call'));

const inmost = (...last: Part[]) =>
  processOf('inmost', start(), userTask('inside'), end('last', ...last), ...chain('start', 'inside', 'last'));

const error = (attributes: Record<string, string> = {}): Part =>
  draw('errorEventDefinition', { errorRef: 'Wrong', ...attributes });

const outer = (border: Part, interrupting = true) =>
  processOf(
    'outer',
    start(),
    call('call', 'middle', found),
    boundary('border', 'call', border, interrupting),
    userTask('after'),
    userTask('caught'),
    ...chain('start', 'call', 'after'),
    flow('border', 'caught'),
  );

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.close());

const deployed = async (...drawings: readonly DrawnElement[]): Promise<string> => {
  let last = '';
  for (const drawing of drawings) last = (await house.deploy(drawing)).processes[0]?.id ?? '';
  return last;
};
const elements = async () => (await house.tasks()).map(({ elementId }) => elementId).sort();
const complete = async (element: string, given: Record<string, string> = {}) => {
  const task = (await house.tasks()).find(({ elementId }) => elementId === element);
  return house.act((work) => completeTask(work, { taskId: task?.id ?? '', variables: values(given) }));
};
const knownBy = async (instance: string) =>
  Object.values((await house.store.get('instance', instance))?.body.state.scopes ?? {})[0]?.variables;
const stateOf = async (instance: string) => (await house.store.get('historicInstance', instance))?.body.state;

describe('through two calls', () => {
  it('an error is caught with its code, its message and what is mapped back', async () => {
    const variables = { 'camunda:errorCodeVariable': 'code', 'camunda:errorMessageVariable': 'message' };
    const instance = await house.start(await deployed(inmost(error()), middle, outer(error(variables))));
    await complete('inside', { why: 'because', found: 'it' });
    expect(await elements()).toEqual(['caught']);
    expect(await knownBy(instance)).toEqual({ code: 'W-1', message: 'because', known: 'it' });
  });

  it('an error that has no code where it is caught is any error', async () => {
    const any = draw('errorEventDefinition', { errorRef: 'Any' });
    await house.start(await deployed(inmost(error()), middle, outer(any)));
    await complete('inside', { why: 'because', found: 'it' });
    expect(await elements()).toEqual(['caught']);
  });

  it.each([true, false])(
    'an escalation is caught with what is mapped back (interrupting: %s)',
    async (interrupting) => {
      const event = draw('escalationEventDefinition', {
        escalationRef: 'Worse',
        'camunda:escalationCodeVariable': 'code',
      });
      const instance = await house.start(
        await deployed(inmost(onEscalation('Worse')), middle, outer(event, interrupting)),
      );
      await complete('inside', { found: 'it' });
      expect(await elements()).toEqual(interrupting ? ['caught'] : ['after', 'caught']);
      expect(await knownBy(instance)).toEqual({ code: 'Worse', known: 'it' });
    },
  );

  it('an error end event that nobody catches fails all of them', async () => {
    const instance = await house.start(await deployed(inmost(error()), middle, outer(onEscalation('Worse'))));
    await complete('inside', { why: 'because', found: 'it' });
    expect(await house.store.count('instance')).toBe(0);
    expect(await stateOf(instance)).toBe('INTERNALLY_TERMINATED');
  });

  it('an error that whoever does the work reports, and nobody catches, is refused', async () => {
    await house.start(await deployed(inmost(), middle, outer(onEscalation('Worse'))));
    const [task] = await house.tasks();
    expect(await house.refusal((work) => throwTaskError(work, { taskId: task?.id ?? '', code: 'W-1' }))).toBe(
      'error-not-caught',
    );
    expect(await elements()).toEqual(['inside']);
  });

  it('a signal at the border of a call reaches it from another instance', async () => {
    await house.start(await deployed(inmost(), middle, outer(onSignal('Loud'))));
    const teller = processOf(
      'teller',
      start(),
      draw(
        'intermediateThrowEvent',
        { id: 'tell' },
        draw(
          'signalEventDefinition',
          { signalRef: 'Loud' },
          draw('camunda:in', { source: 'heard', target: 'told' }),
        ),
      ),
      ...chain('start', 'tell'),
    );
    await house.start(await deployed(teller), { heard: 7 });
    expect(await elements()).toEqual(['inside']);
    await house.work();
    expect(await elements()).toEqual(['caught']);
    const [task] = await house.tasks();
    expect(await knownBy(task?.instanceId ?? '')).toEqual({ told: 7 });
    expect(await house.act((work) => broadcastSignal(work, { name: 'Loud' }))).toEqual([]);
  });
});

describe('a call that can be undone', () => {
  const undoing = (undo: Part) =>
    processOf(
      'outer',
      start(),
      call('call', 'inmost'),
      ...undoable('call', undo),
      draw(
        'intermediateThrowEvent',
        { id: 'back' },
        draw('compensateEventDefinition', { activityRef: 'call' }),
      ),
      userTask('after'),
      ...chain('start', 'call', 'back', 'after'),
    );

  it('is undone by its handler, and not by what the called process could undo itself', async () => {
    const called = processOf(
      'inmost',
      start(),
      userTask('inside'),
      ...undoable('inside'),
      flow('start', 'inside'),
    );
    await house.start(await deployed(called, undoing(userTask('undo', { isForCompensation: 'true' }))));
    await complete('inside');
    expect(await elements()).toEqual(['undo']);
    await complete('undo');
    expect(await elements()).toEqual(['after']);
  });

  it('may be undone by calling another process', async () => {
    const reverse = processOf('reverse', start(), userTask('reversing'), flow('start', 'reversing'));
    const undo = draw('callActivity', { id: 'undo', calledElement: 'reverse', isForCompensation: 'true' });
    await house.start(await deployed(reverse, inmost(), undoing(undo)));
    await complete('inside');
    expect(await elements()).toEqual(['reversing']);
    await complete('reversing');
    expect(await elements()).toEqual(['after']);
  });
});
