import { describe, expect, it } from '@jest/globals';
import type { EngineCommand } from '../../../src/engine/commands.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import type { Circumstances, Effect, Evaluate } from '../../../src/engine/expression.js';
import type { InstanceId } from '../../../src/engine/instance.js';
import { step } from '../../../src/engine/step.js';
import { ok } from '../../../src/kernel/outcome.js';
import {
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  flow,
  named,
  process,
  start,
  userTask,
  type Part,
} from '../../support/engine/drawing.js';
import { defined, noon, Story } from '../../support/engine/story.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

/** Starts a process with an evaluator that tells what it was asked, and that asks for these effects. */
const started = (drawing: DrawnElement, more: object = {}, effects: readonly Effect[] = []) => {
  const heard: (Circumstances | undefined)[] = [];
  const tiny = tinyEvaluator();
  const evaluate: Evaluate = {
    ...tiny,
    expression(expression, variables, circumstances) {
      heard.push(circumstances);
      return tiny.expression(expression, variables, circumstances);
    },
    perform(_expression, _variables, circumstances) {
      heard.push(circumstances);
      return ok({ value: null, effects });
    },
  };
  const command = {
    type: 'StartProcess',
    at: noon,
    instance: 'i' as InstanceId,
    variables: { values: { x: 1, y: 2 } },
    ...more,
  } as EngineCommand;
  const stepped = step(defined(drawing), undefined, command, evaluate);
  if (!stepped.ok) throw new Error(stepped.reason.message);
  return { heard, ...stepped.value };
};
const one = (task: Part): DrawnElement =>
  diagramOf(start(), task, userTask('z'), ...chain('start', task.id ?? '', 'z'));
const listening = (event: string) => draw('camunda:executionListener', { event, expression: '=any := 1' });

describe('an expression knows', () => {
  it('where it is asked, and when', () => {
    const task = userTask('a', { name: 'TEST task', 'camunda:assignee': '="somebody"' });
    const { heard } = started(one(task), { businessKey: 'K' });
    expect(heard).toStrictEqual([
      {
        at: noon,
        instance: 'i',
        definition: 'process:1',
        businessKey: 'K',
        element: 'a',
        elementName: 'TEST task',
      },
    ]);
  });

  it('nothing of a name or a business key that are not there', () => {
    const { heard } = started(one(userTask('a', { 'camunda:assignee': '="somebody"' })));
    expect(heard).toStrictEqual([{ at: noon, instance: 'i', definition: 'process:1', element: 'a' }]);
  });

  it('what it hears', () => {
    const { heard } = started(one(draw('manualTask', { id: 'a' }, listening('start'), listening('end'))));
    expect(heard.map((about) => about?.event)).toEqual(['start', 'end']);
  });
});

describe('what a listener asks for is done', () => {
  it('to variables: set, and taken away', () => {
    const { instance } = started(one(draw('manualTask', { id: 'a' }, listening('start'))), {}, [
      { on: 'variable', name: 'new', value: 3, local: false },
      { on: 'removal', name: 'x', local: false },
    ]);
    const [root] = Object.values(instance.scopes);
    expect(root?.variables).toEqual({ y: 2, new: 3 });
  });

  it('to the task it is about: its fields, and who may do it', () => {
    const hears = draw('camunda:taskListener', { event: 'create', expression: '=any := 1' });
    const task = userTask('a', { 'camunda:candidateGroups': 'one,two', 'camunda:priority': '5' }, hears);
    const { events } = started(one(task), {}, [
      { on: 'candidate', kind: 'group', name: 'two', isOne: false },
      { on: 'candidate', kind: 'group', name: 'three', isOne: true },
      { on: 'candidate', kind: 'user', name: 'somebody', isOne: true },
      { on: 'task', field: 'priority', value: null },
      { on: 'task', field: 'description', value: 'TEST' },
    ]);
    const opened = events.find((event) => event.type === 'UserTaskOpened');
    expect(opened).toMatchObject({
      task: {
        element: 'a',
        candidateGroups: ['one', 'three'],
        candidateUsers: ['somebody'],
        description: 'TEST',
      },
    });
    expect(opened?.task).not.toHaveProperty('priority');
  });
});

describe('a name that is computed', () => {
  const listeningFor = (value: unknown) => {
    const story = new Story(
      diagram(
        draw('message', { id: 'M', name: '=name' }),
        process(
          start(),
          draw('intermediateCatchEvent', { id: 'c' }, draw('messageEventDefinition', { messageRef: 'M' })),
          end(),
          ...chain('start', 'c', 'end'),
        ),
      ),
    );
    const refusal = story.attempt({
      type: 'StartProcess',
      instance: 'i' as InstanceId,
      variables: { values: { name: value as never } },
    });
    return refusal?.code ?? Object.values(story.state.subscriptions)[0]?.name;
  };

  it.each([
    ['text', 'text'],
    [5, '5'],
    [null, 'expression-failed'],
    [['a'], 'expression-failed'],
    [true, 'expression-failed'],
  ])('from %j is %s', (value, name) => {
    expect(listeningFor(value)).toBe(name);
  });
});

describe('an error end event', () => {
  it('hands its code and its words to whoever catches it', () => {
    const story = new Story(
      diagram(
        draw('error', { id: 'E', errorCode: 'wrong', 'camunda:errorMessage': '=words' }),
        process(
          start(),
          draw(
            'subProcess',
            { id: 'sub' },
            start('s'),
            end('e', draw('errorEventDefinition', { errorRef: 'E' })),
            flow('s', 'e'),
          ),
          boundary(
            'b',
            'sub',
            draw('errorEventDefinition', {
              'camunda:errorCodeVariable': 'code',
              'camunda:errorMessageVariable': 'message',
            }),
          ),
          userTask('z'),
          end(),
          ...chain('start', 'sub', 'end'),
          flow('b', 'z'),
        ),
      ),
    ).start({ words: 'TEST words' });
    expect(story.where()).toEqual(['z']);
    expect(story.variables()).toMatchObject({ code: 'wrong', message: 'TEST words' });
  });

  it.each([
    ['null', 'null', undefined],
    ['a number', '7', '7'],
  ])('may say nothing or a number: %s', (_what, text, message) => {
    const story = new Story(
      diagram(
        draw('error', { id: 'E', errorCode: 'wrong', 'camunda:errorMessage': `=${text}` }),
        process(start(), end('e', draw('errorEventDefinition', { errorRef: 'E' })), flow('start', 'e')),
        ...named('message', 'M'),
      ),
    ).start();
    const { error } = story.ended() ?? {};
    expect(error).toStrictEqual(message === undefined ? { code: 'wrong' } : { code: 'wrong', message });
  });
});
