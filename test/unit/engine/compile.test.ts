import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../src/engine/compile.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import {
  after,
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  flow,
  link,
  named,
  onError,
  onEscalation,
  onMessage,
  process,
  start,
  undoable,
  userTask,
  when,
  type Part,
} from '../../support/engine/drawing.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

const problemsOf = (drawn: DrawnElement) => {
  const compiled = compile(drawn, tinyEvaluator());
  return compiled.ok ? [] : compiled.reason;
};

/** The line of the element with this id, or of the first of a type inside it. */
const lineOf = (drawn: DrawnElement, id: string, type?: string): number | undefined => {
  const all = (from: DrawnElement): DrawnElement[] => [from, ...from.children.flatMap(all)];
  const element = all(drawn).findLast((found) => found.id === id);
  return type === undefined
    ? element?.line
    : element && all(element).find((found) => found.type === type)?.line;
};

/** A sound process with one more thing drawn in it. */
const with_ = (...parts: Part[]): DrawnElement =>
  diagram(
    process(start(), userTask('task'), end(), ...chain('start', 'task', 'end'), ...parts),
    ...named('message', 'TestMessage'),
    ...named('signal', 'TestSignal'),
    ...named('error', 'TestError'),
    draw('message', { id: 'nameless' }),
    draw('message', { id: 'computed', name: '=m' }),
    draw('error', { id: 'codeless' }),
  );

/** The same with an element in the middle instead of the task. */
const through = (element: Part, ...parts: Part[]): DrawnElement =>
  diagram(
    process(start(), element, end(), ...chain('start', element.id ?? '', 'end'), ...parts),
    ...named('message', 'TestMessage'),
    ...named('error', 'TestError'),
    draw('error', { id: 'codeless' }),
  );

const catching = (...event: Part[]): DrawnElement =>
  through(draw('intermediateCatchEvent', { id: 'x' }, ...event));
const throwing = (...event: Part[]): DrawnElement =>
  through(draw('intermediateThrowEvent', { id: 'x' }, ...event));
const timer = (...inside: Part[]): Part => draw('timerEventDefinition', {}, ...inside);
const eventSub = (...inside: Part[]): DrawnElement =>
  with_(draw('subProcess', { id: 'x', triggeredByEvent: 'true' }, ...inside));
const loop = (attributes: Record<string, string>, ...inside: Part[]): Part =>
  draw('multiInstanceLoopCharacteristics', attributes, ...inside);
const service = (attributes: Record<string, string>, ...inside: Part[]): DrawnElement =>
  through(
    draw(
      'serviceTask',
      { id: 'x', 'camunda:type': 'external', 'camunda:topic': 't', ...attributes },
      ...inside,
    ),
  );

const who = (type: string, text: string): Part =>
  draw(type, {}, draw('resourceAssignmentExpression', {}, draw('formalExpression', {}, text)));

type Row = readonly [what: string, code: string, element: string, drawn: DrawnElement, type?: string];

const rows: readonly Row[] = [
  // Elements and attributes nobody executes
  [
    'an ad-hoc sub-process in which nothing can start',
    'bad-ad-hoc',
    'x',
    with_(draw('adHocSubProcess', { id: 'x' }, userTask('a', { isForCompensation: 'true' }))),
  ],
  [
    'an ad-hoc sub-process with a start of its own',
    'bad-ad-hoc',
    'x',
    with_(draw('adHocSubProcess', { id: 'x' }, userTask('a'), start('in'))),
    'startEvent',
  ],
  [
    'an ad-hoc sub-process that an event would start',
    'bad-ad-hoc',
    'x',
    with_(draw('adHocSubProcess', { id: 'x', triggeredByEvent: 'true' }, userTask('a'))),
  ],
  [
    'an ad-hoc sub-process in an order there is none of',
    'bad-attribute',
    'x',
    with_(draw('adHocSubProcess', { id: 'x', ordering: 'Random' }, userTask('a'))),
  ],
  [
    'a global conversation',
    'unsupported-element',
    'x',
    diagram(process(start()), draw('globalConversation', { id: 'x' })),
  ],
  [
    'a complex gateway that would go on later',
    'unsupported-attribute',
    'x',
    with_(draw('complexGateway', { id: 'x', 'camunda:asyncAfter': 'true' })),
  ],
  [
    'a complex gateway with an empty condition',
    'missing-expression',
    'x',
    with_(draw('complexGateway', { id: 'x' }, draw('activationCondition'))),
    'activationCondition',
  ],
  [
    'an unknown element in a sub-process',
    'unsupported-element',
    'x',
    through(draw('subProcess', { id: 's' }, start('in'), draw('choreographyTask', { id: 'x' }))),
  ],
  [
    'a loop that never ends',
    'bad-loop',
    'x',
    through(userTask('x', {}, draw('standardLoopCharacteristics'))),
    'standardLoopCharacteristics',
  ],
  [
    'a loop of no rounds',
    'bad-attribute',
    'x',
    through(userTask('x', {}, draw('standardLoopCharacteristics', { loopMaximum: '0' }))),
    'standardLoopCharacteristics',
  ],
  [
    'a potential owner who is nobody',
    'missing-expression',
    'x',
    through(userTask('x', {}, draw('potentialOwner'))),
    'potentialOwner',
  ],
  [
    'two who perform one task',
    'several-performers',
    'x',
    through(userTask('x', {}, who('humanPerformer', 'a'), who('humanPerformer', 'b'))),
  ],
  [
    'an assignee in two ways',
    'bad-attribute',
    'x',
    through(userTask('x', { 'camunda:assignee': 'a' }, who('humanPerformer', 'b'))),
  ],
  [
    'several owners of which one is computed',
    'bad-attribute',
    'x',
    through(userTask('x', {}, who('potentialOwner', 'a, =b'))),
  ],
  [
    'a task listener of Java',
    'unsupported-listener',
    'x',
    through(userTask('x', {}, draw('camunda:taskListener', { event: 'create', class: 'X' }))),
    'camunda:taskListener',
  ],
  [
    'an execution listener of a bean',
    'unsupported-listener',
    'x',
    through(
      draw(
        'manualTask',
        { id: 'x' },
        draw('camunda:executionListener', { event: 'start', delegateExpression: '${bean}' }),
      ),
    ),
    'camunda:executionListener',
  ],
  [
    'a listener to something that never happens',
    'bad-listener',
    'x',
    through(userTask('x', {}, draw('camunda:taskListener', { event: 'start', expression: '=1' }))),
    'camunda:taskListener',
  ],
  [
    'a listener that does nothing',
    'bad-listener',
    'x',
    through(userTask('x', {}, draw('camunda:taskListener', { event: 'create', expression: 'text' }))),
    'camunda:taskListener',
  ],
  [
    'a listener whose expression cannot be read',
    'bad-expression',
    'x',
    through(userTask('x', {}, draw('camunda:executionListener', { event: 'end', expression: '=((' }))),
    'camunda:executionListener',
  ],
  [
    'a task listener where there is no task',
    'unsupported-element',
    'x',
    through(draw('manualTask', { id: 'x' }, draw('camunda:taskListener', { event: 'create' }))),
    'camunda:taskListener',
  ],
  [
    'a timeout without a time',
    'bad-listener',
    'x',
    through(userTask('x', {}, draw('camunda:taskListener', { event: 'timeout', expression: '=1' }))),
    'camunda:taskListener',
  ],
  [
    'an execution listener on the process that hears nothing',
    'bad-listener',
    'process',
    with_(draw('camunda:executionListener')),
    'camunda:executionListener',
  ],
  ['a connector', 'unsupported-element', 'x', service({}, draw('camunda:connector')), 'camunda:connector'],
  [
    'form data where nobody fills in a form',
    'unsupported-element',
    'x',
    service({}, draw('camunda:formData')),
    'camunda:formData',
  ],
  [
    'a data association that computes for nobody',
    'bad-data-association',
    'x',
    through(userTask('x', {}, draw('dataInputAssociation', {}, draw('assignment')))),
    'dataInputAssociation',
  ],
  ['a class', 'unsupported-attribute', 'x', service({ 'camunda:class': 'X' })],
  ['an expression beside a topic', 'bad-attribute', 'x', service({ 'camunda:expression': '=1' })],
  [
    'an expression that calls something',
    'bad-expression',
    'x',
    through(draw('serviceTask', { id: 'x', 'camunda:expression': '${x.run()}' })),
  ],
  ['a result of nothing', 'bad-attribute', 'x', service({ 'camunda:resultVariable': 'r' })],
  ['a delegate', 'unsupported-attribute', 'x', service({ 'camunda:delegateExpression': '${x}' })],
  [
    'a reference to a decision',
    'unsupported-attribute',
    'x',
    through(userTask('x', { 'camunda:decisionRef': 'f' })),
  ],
  [
    'a compensation that flows lead to',
    'bad-compensation',
    'x',
    through(userTask('x', { isForCompensation: 'true' })),
  ],
  [
    'a compensation without anybody who does it',
    'bad-compensation',
    'x',
    with_(boundary('x', 'task', draw('compensateEventDefinition'))),
  ],
  [
    'a compensation that goes on',
    'bad-compensation',
    'undone-task',
    with_(...undoable('task'), flow('undone-task', 'end')),
  ],
  [
    'two compensations of one activity',
    'bad-compensation',
    'x',
    with_(
      ...undoable('task'),
      boundary('x', 'task', draw('compensateEventDefinition')),
      draw('association', { id: 'tie', sourceRef: 'x', targetRef: 'undo-task' }),
    ),
  ],
  [
    'compensating what cannot be undone',
    'bad-compensation',
    'x',
    throwing(draw('compensateEventDefinition', { activityRef: 'start' })),
  ],
  [
    'compensating without waiting',
    'unsupported-attribute',
    'x',
    throwing(draw('compensateEventDefinition', { waitForCompletion: 'false' })),
    'compensateEventDefinition',
  ],
  [
    'an event sub-process that would undo the process',
    'bad-compensation',
    'in',
    eventSub(start('in', draw('compensateEventDefinition'))),
  ],
  [
    'cancelling outside a transaction',
    'bad-cancel',
    'x',
    with_(end('x', draw('cancelEventDefinition')), flow('task', 'x')),
  ],
  [
    'a cancel event at a task',
    'bad-cancel',
    'task',
    with_(boundary('x', 'task', draw('cancelEventDefinition'))),
  ],
  [
    'two cancel events at a transaction',
    'bad-cancel',
    'x',
    through(
      draw('transaction', { id: 'x' }, start('in')),
      boundary('a', 'x', draw('cancelEventDefinition')),
      boundary('b', 'x', draw('cancelEventDefinition')),
    ),
  ],
  [
    'a transaction that is cancelled to nowhere',
    'bad-cancel',
    'x',
    through(
      draw(
        'transaction',
        { id: 'x' },
        start('in'),
        end('out', draw('cancelEventDefinition')),
        flow('in', 'out'),
      ),
    ),
  ],
  ['a number of tokens that is none', 'bad-attribute', 'x', through(userTask('x', { startQuantity: '0' }))],
  ['more tokens than fit', 'bad-attribute', 'x', through(userTask('x', { completionQuantity: '1000' }))],
  [
    'tokens counted where no flow leads',
    'bad-attribute',
    'x',
    with_(userTask('x', { isForCompensation: 'true', startQuantity: '2' })),
  ],
  [
    'a receive task that starts instances',
    'bad-instantiate',
    'x',
    through(draw('receiveTask', { id: 'x', messageRef: 'TestMessage', instantiate: 'true' })),
  ],
  [
    'a job priority that cannot be read',
    'bad-expression',
    'process',
    diagram(draw('process', { id: 'process', isExecutable: 'true', 'camunda:jobPriority': '=((' }, start())),
  ],
  [
    'attempts that cannot be read',
    'bad-attribute',
    'x',
    through(userTask('x', {}, draw('camunda:failedJobRetryTimeCycle', {}, 'often'))),
    'camunda:failedJobRetryTimeCycle',
  ],
  [
    'an initiator',
    'unsupported-attribute',
    'in',
    diagramOf(draw('startEvent', { id: 'in', 'camunda:initiator': 'who' })),
  ],
  [
    'a mapping class',
    'unsupported-attribute',
    'x',
    through(draw('callActivity', { id: 'x', calledElement: 'p', 'camunda:variableMappingClass': 'X' })),
  ],
  // Ids and references
  ['an id twice', 'duplicate-id', 'task', with_(draw('textAnnotation', { id: 'task' }))],
  ['an id that is too long', 'id-too-long', 'x'.repeat(256), through(userTask('x'.repeat(256)))],
  ['an unknown message', 'unknown-message', 'x', catching(onMessage('Nobody')), 'messageEventDefinition'],
  [
    'a message event without a message',
    'unknown-message',
    'x',
    catching(draw('messageEventDefinition')),
    'messageEventDefinition',
  ],
  [
    'an unknown signal',
    'unknown-signal',
    'x',
    catching(draw('signalEventDefinition', { signalRef: 'Nobody' })),
    'signalEventDefinition',
  ],
  [
    'an unknown escalation',
    'unknown-escalation',
    'x',
    through(userTask('t'), boundary('x', 't', onEscalation('Nobody'))),
    'escalationEventDefinition',
  ],
  [
    'a receive task with an unknown message',
    'unknown-message',
    'x',
    through(draw('receiveTask', { id: 'x', messageRef: 'Nobody' })),
  ],
  // Flows
  ['a flow to nowhere', 'missing-target', 'start-nowhere', with_(flow('start', 'nowhere'))],
  ['a flow from nowhere', 'missing-source', 'nowhere-end', with_(flow('nowhere', 'end'))],
  [
    'a flow without a target',
    'missing-target',
    'x',
    with_(draw('sequenceFlow', { id: 'x', sourceRef: 'start' })),
  ],
  [
    'a flow into a sub-process',
    'flow-across-levels',
    'task-inside',
    with_(
      draw('subProcess', { id: 's' }, start('in'), userTask('inside'), ...chain('in', 'inside')),
      flow('task', 'inside'),
      flow('task', 's'),
    ),
  ],
  ['a flow into a start event', 'flow-not-allowed', 'task-start', with_(flow('task', 'start'))],
  ['a flow out of an end event', 'flow-not-allowed', 'end-task', with_(flow('end', 'task'))],
  [
    'a flow into a boundary event',
    'flow-not-allowed',
    'task-x',
    with_(boundary('x', 'task', after('P1D')), flow('task', 'x')),
  ],
  [
    'an incoming flow that is not there',
    'unknown-flow',
    'x',
    through(userTask('x', {}, draw('incoming', {}, 'nowhere'))),
  ],
  [
    'an outgoing flow of somebody else',
    'unknown-flow',
    'x',
    through(userTask('x', {}, draw('outgoing', {}, 'start-x'))),
  ],
  [
    'a gateway without a way out',
    'missing-outgoing',
    'x',
    with_(draw('exclusiveGateway', { id: 'x' }), flow('task', 'x')),
  ],
  [
    'a default that leaves elsewhere',
    'unknown-flow',
    'x',
    through(draw('exclusiveGateway', { id: 'x', default: 'start-x' })),
  ],
  [
    'a condition on the default',
    'condition-on-default',
    'x',
    with_(
      draw('exclusiveGateway', { id: 'x', default: 'x-end' }),
      flow('task', 'x'),
      flow('x', 'end', 'true'),
    ),
  ],
  [
    'a choice without a condition',
    'missing-condition',
    'x',
    with_(
      draw('exclusiveGateway', { id: 'x' }),
      flow('task', 'x'),
      flow('x', 'end', 'true'),
      draw('sequenceFlow', { id: 'second', sourceRef: 'x', targetRef: 'end' }),
    ),
  ],
  [
    'a condition behind a parallel gateway',
    'condition-not-allowed',
    'x',
    with_(draw('parallelGateway', { id: 'x' }), flow('task', 'x'), flow('x', 'end', 'true')),
  ],
  [
    'a condition that cannot be read',
    'bad-expression',
    'x-end',
    with_(draw('inclusiveGateway', { id: 'x' }), flow('task', 'x'), flow('x', 'end', '((')),
    'conditionExpression',
  ],
  [
    'an empty condition',
    'missing-expression',
    'x-end',
    with_(draw('inclusiveGateway', { id: 'x' }), flow('task', 'x'), flow('x', 'end', '')),
    'conditionExpression',
  ],
  [
    'a condition in another language',
    'unsupported-language',
    'f',
    with_(
      draw(
        'sequenceFlow',
        { id: 'f', sourceRef: 'task', targetRef: 'end' },
        draw('conditionExpression', { language: 'groovy' }, 'x'),
      ),
    ),
    'conditionExpression',
  ],
  // Beginnings
  [
    'no start event',
    'missing-start',
    'process',
    diagramOf(end('end'), userTask('t'), flow('t', 't'), flow('t', 'end')),
  ],
  ['two none start events', 'several-starts', 'process', with_(start('start2'), flow('start2', 'end'))],
  ['a sub-process without a start', 'missing-start', 'x', through(draw('subProcess', { id: 'x' }))],
  [
    'a sub-process with two starts',
    'several-starts',
    'x',
    through(draw('subProcess', { id: 'x' }, start('a'), start('b'))),
  ],
  [
    'a trigger in a plain sub-process',
    'unsupported-event',
    'in',
    through(draw('subProcess', { id: 's' }, start('in', onMessage('TestMessage')))),
    'messageEventDefinition',
  ],
  ['an event sub-process without a trigger', 'unsupported-event', 'in', eventSub(start('in'))],
  [
    'an event sub-process with an error that does not interrupt',
    'bad-attribute',
    'in',
    eventSub(draw('startEvent', { id: 'in', isInterrupting: 'false' }, onError('TestError'))),
  ],
  [
    'an error start of a process',
    'unsupported-event',
    'in',
    with_(start('in', onError('TestError')), flow('in', 'end')),
    'errorEventDefinition',
  ],
  [
    'a start by a message with a computed name',
    'computed-name',
    'in',
    with_(start('in', onMessage('computed')), flow('in', 'end')),
  ],
  [
    'an event sub-process that repeats',
    'bad-event-sub-process',
    'x',
    eventSub(start('in', onMessage('TestMessage')), loop({}, draw('loopCardinality', {}, '2'))),
  ],
  // Events
  [
    'a link beside another trigger',
    'bad-multiple-event',
    'x',
    catching(onMessage('TestMessage'), link('TestLink')),
    'linkEventDefinition',
  ],
  [
    'two ways to end at once',
    'bad-multiple-event',
    'x',
    with_(end('x', draw('terminateEventDefinition'), onError('TestError')), flow('start', 'x')),
    'errorEventDefinition',
  ],
  [
    'an event definition that is nowhere',
    'unknown-reference',
    'x',
    catching(draw('eventDefinitionRef', {}, 'nowhere')),
    'eventDefinitionRef',
  ],
  ['a catching event without a trigger', 'unsupported-event', 'x', catching()],
  [
    'a condition that is thrown',
    'unsupported-event',
    'x',
    throwing(when('a = 1')),
    'conditionalEventDefinition',
  ],
  [
    'a condition event without a condition',
    'missing-expression',
    'x',
    catching(draw('conditionalEventDefinition')),
    'conditionalEventDefinition',
  ],
  [
    'a condition event in another language',
    'unsupported-language',
    'x',
    catching(draw('conditionalEventDefinition', {}, draw('condition', { language: 'groovy' }, 'a = 1'))),
    'condition',
  ],
  [
    'a change of variables that is none',
    'bad-attribute',
    'x',
    catching(when('a = 1', { 'camunda:variableEvents': 'create, forget' })),
    'conditionalEventDefinition',
  ],
  [
    'throwing an error in the middle',
    'unsupported-event',
    'x',
    throwing(onError('TestError')),
    'errorEventDefinition',
  ],
  ['ending with an error without a code', 'missing-code', 'x', with_(end('x', onError()), flow('task', 'x'))],
  [
    'a message without a name',
    'missing-name',
    'in',
    with_(start('in', onMessage('nameless')), flow('in', 'end')),
  ],
  ['a timer without a time', 'bad-timer', 'x', catching(timer()), 'timerEventDefinition'],
  [
    'a timer with two times',
    'bad-timer',
    'x',
    catching(timer(draw('timeDate', {}, '2026-01-01T00:00:00Z'), draw('timeDuration', {}, 'P1D'))),
    'timerEventDefinition',
  ],
  ['a duration that cannot be read', 'bad-timer', 'x', catching(after('1 day')), 'timeDuration'],
  [
    'a moment that is none',
    'bad-timer',
    'x',
    catching(timer(draw('timeDate', {}, '2026-01-32T00:00:00'))),
    'timeDate',
  ],
  ['a cron cycle', 'bad-timer', 'x', catching(timer(draw('timeCycle', {}, '0 0 * * *'))), 'timeCycle'],
  ['a computed time that cannot be read', 'bad-expression', 'x', catching(after('=((')), 'timeDuration'],
  [
    'a boundary event on nothing',
    'missing-attached-to',
    'x',
    with_(draw('boundaryEvent', { id: 'x' }, after('P1D'))),
  ],
  [
    'a boundary event on a gateway',
    'missing-attached-to',
    'x',
    with_(
      draw('exclusiveGateway', { id: 'gw' }),
      ...chain('task', 'gw', 'end'),
      boundary('x', 'gw', after('P1D')),
    ),
  ],
  [
    'a boundary event on a task elsewhere',
    'missing-attached-to',
    'x',
    with_(
      draw('subProcess', { id: 's' }, start('in'), boundary('x', 'task', after('P1D'))),
      flow('task', 's'),
    ),
  ],
  ['an error that does not interrupt', 'bad-attribute', 'x', with_(boundary('x', 'task', onError(), false))],
  [
    'a boundary event without a trigger',
    'unsupported-event',
    'x',
    with_(draw('boundaryEvent', { id: 'x', attachedToRef: 'task' })),
  ],
  [
    'a link without its other end',
    'bad-link',
    'x',
    with_(draw('intermediateThrowEvent', { id: 'x' }, link('L')), flow('task', 'x')),
  ],
  [
    'a link nobody throws',
    'bad-link',
    'x',
    with_(draw('intermediateCatchEvent', { id: 'x' }, link('L')), flow('x', 'end')),
  ],
  [
    'a flow into the catching end of a link',
    'flow-not-allowed',
    'task-in',
    with_(
      draw('intermediateThrowEvent', { id: 'out' }, link('L')),
      draw('intermediateCatchEvent', { id: 'in' }, link('L')),
      flow('task', 'out'),
      flow('task', 'in'),
    ),
  ],
  [
    'an event gateway that leads to a task',
    'bad-event-gateway',
    'x',
    with_(draw('eventBasedGateway', { id: 'x' }), flow('task', 'x'), flow('x', 'end')),
  ],
  [
    'an event gateway to an event reached otherwise too',
    'bad-event-gateway',
    'x',
    with_(
      draw('eventBasedGateway', { id: 'x' }),
      draw('receiveTask', { id: 'r', messageRef: 'TestMessage' }),
      flow('task', 'x'),
      flow('x', 'r'),
      flow('task', 'r'),
    ),
  ],
  [
    'an event gateway to a receive task that hears nothing',
    'bad-event-gateway',
    'x',
    with_(
      draw('eventBasedGateway', { id: 'x' }),
      draw('receiveTask', { id: 'r' }),
      ...chain('task', 'x', 'r', 'end'),
    ),
  ],
  [
    'an event gateway to a task with a border',
    'bad-event-gateway',
    'x',
    with_(
      draw('eventBasedGateway', { id: 'x' }),
      draw('receiveTask', { id: 'r', messageRef: 'TestMessage' }),
      boundary('b', 'r', after('P1D')),
      flow('task', 'x'),
      flow('x', 'r'),
    ),
  ],
  [
    'a link caught twice',
    'bad-link',
    'x',
    with_(
      draw('intermediateThrowEvent', { id: 'x' }, link('L')),
      draw('intermediateCatchEvent', { id: 'in1' }, link('L')),
      draw('intermediateCatchEvent', { id: 'in2' }, link('L')),
      flow('task', 'x'),
    ),
  ],
  [
    'a boundary event on an event sub-process',
    'missing-attached-to',
    'x',
    with_(
      draw('subProcess', { id: 's', triggeredByEvent: 'true' }, start('in', onMessage('TestMessage'))),
      boundary('x', 's', after('P1D')),
    ),
  ],
  // Tasks
  ['a service task without a topic', 'missing-topic', 'x', through(draw('serviceTask', { id: 'x' }))],
  [
    'a service task of another type',
    'missing-topic',
    'x',
    through(draw('serviceTask', { id: 'x', 'camunda:type': 'mail' })),
  ],
  [
    'a business rule task without a decision',
    'missing-decision',
    'x',
    through(draw('businessRuleTask', { id: 'x' })),
  ],
  [
    'a computed decision',
    'missing-decision',
    'x',
    through(draw('businessRuleTask', { id: 'x', 'camunda:decisionRef': '${d}' })),
  ],
  [
    'a decision bound to no version',
    'missing-attribute',
    'x',
    through(
      draw('businessRuleTask', {
        id: 'x',
        'camunda:decisionRef': 'd',
        'camunda:decisionRefBinding': 'version',
      }),
    ),
  ],
  [
    'a decision mapped to an unknown shape',
    'bad-attribute',
    'x',
    through(
      draw('businessRuleTask', { id: 'x', 'camunda:decisionRef': 'd', 'camunda:mapDecisionResult': 'all' }),
    ),
  ],
  [
    'a script in another language',
    'unsupported-language',
    'x',
    through(draw('scriptTask', { id: 'x', scriptFormat: 'groovy' }, draw('script', {}, '1'))),
    'script',
  ],
  [
    'a script that cannot be read',
    'bad-expression',
    'x',
    through(draw('scriptTask', { id: 'x' }, draw('script', {}, '(('))),
    'script',
  ],
  ['a script task without a script', 'missing-expression', 'x', through(draw('scriptTask', { id: 'x' }))],
  [
    'a send task that sends nothing',
    'missing-send',
    'x',
    through(draw('sendTask', { id: 'x', messageRef: 'TestMessage' })),
  ],
  ['a call of nobody', 'missing-called-element', 'x', through(draw('callActivity', { id: 'x' }))],
  [
    'a mapping without a target',
    'bad-mapping',
    'x',
    through(draw('callActivity', { id: 'x', calledElement: 'p' }, draw('camunda:in', { source: 'a' }))),
    'camunda:in',
  ],
  [
    'a mapping that is local or not',
    'bad-attribute',
    'x',
    through(
      draw(
        'callActivity',
        { id: 'x', calledElement: 'p' },
        draw('camunda:in', { variables: 'all', local: 'maybe' }),
      ),
    ),
    'camunda:in',
  ],
  [
    'a form and a reference to another',
    'bad-attribute',
    'x',
    through(
      userTask('x', { 'camunda:formKey': 'A', 'camunda:formRef': 'B', 'camunda:formRefBinding': 'latest' }),
    ),
  ],
  [
    'a reference to a form that does not say which version',
    'bad-attribute',
    'x',
    through(userTask('x', { 'camunda:formRef': 'A' })),
  ],
  [
    'a description that cannot be computed',
    'bad-expression',
    'x',
    through(userTask('x', {}, draw('documentation', {}, '${((}'))),
    'documentation',
  ],
  [
    'an assignee that cannot be read',
    'bad-expression',
    'x',
    through(userTask('x', { 'camunda:assignee': '=((' })),
  ],
  [
    'a flag that is neither',
    'bad-attribute',
    'x',
    through(userTask('x', { 'camunda:asyncBefore': 'maybe' })),
  ],
  [
    'a multi-instance without a number',
    'bad-multi-instance',
    'x',
    through(userTask('x', {}, loop({}))),
    'multiInstanceLoopCharacteristics',
  ],
  [
    'a multi-instance with a number and a list',
    'bad-multi-instance',
    'x',
    through(userTask('x', {}, loop({ 'camunda:collection': 'a' }, draw('loopCardinality', {}, '2')))),
    'multiInstanceLoopCharacteristics',
  ],
  [
    'a multi-instance over data that it does not name',
    'missing-expression',
    'x',
    through(userTask('x', {}, loop({ 'camunda:collection': 'a' }, draw('loopDataInputRef')))),
    'loopDataInputRef',
  ],
  [
    'an empty completion condition',
    'missing-expression',
    'x',
    through(userTask('x', {}, loop({ 'camunda:collection': 'a' }, draw('completionCondition', {}, '')))),
    'completionCondition',
  ],
  [
    'outputs of a multi-instance',
    'bad-mapping',
    'x',
    through(
      userTask(
        'x',
        {},
        loop({ 'camunda:collection': 'a' }),
        draw('camunda:inputOutput', {}, draw('camunda:outputParameter', { name: 'a' }, 'b')),
      ),
    ),
  ],
  [
    'a parameter with a script that is empty',
    'missing-expression',
    'x',
    through(
      userTask(
        'x',
        {},
        draw(
          'camunda:inputOutput',
          {},
          draw('camunda:inputParameter', { name: 'a' }, draw('camunda:script')),
        ),
      ),
    ),
    'camunda:script',
  ],
  [
    'a parameter that is several things',
    'bad-mapping',
    'x',
    through(
      userTask(
        'x',
        {},
        draw(
          'camunda:inputOutput',
          {},
          draw('camunda:inputParameter', { name: 'a' }, draw('camunda:list'), draw('camunda:map')),
        ),
      ),
    ),
    'camunda:inputParameter',
  ],
  [
    'a parameter with an entry that has no key',
    'bad-mapping',
    'x',
    through(
      userTask(
        'x',
        {},
        draw(
          'camunda:inputOutput',
          {},
          draw('camunda:inputParameter', { name: 'a' }, draw('camunda:map', {}, draw('camunda:entry'))),
        ),
      ),
    ),
    'camunda:entry',
  ],
];

const refusals = rows.map(([what, code, element, drawn, type]) => ({ what, code, element, drawn, type }));

describe('compiling refuses', () => {
  it.each(refusals)('$what: $code at $element', ({ code, element, drawn, type }) => {
    const found = problemsOf(drawn).map((problem) => [problem.code, problem.element, problem.line]);
    const line = code === 'missing-name' ? lineOf(drawn, 'nameless') : lineOf(drawn, element, type);
    expect(line).toBeDefined();
    expect(found).toContainEqual([code, element, line]);
  });

  it.each(refusals)('$what with messages that say what was expected', ({ drawn }) => {
    for (const { message } of problemsOf(drawn).filter(({ code }) => code !== 'bad-expression'))
      expect(message).toMatch(/^Expected /);
  });

  it('a file that is not BPMN', () => {
    expect(problemsOf({ type: 'html', line: 1, attributes: {}, children: [] })).toMatchObject([
      { code: 'not-bpmn', line: 1 },
    ]);
  });

  it('a file without a process to execute', () => {
    expect(problemsOf(diagram(draw('process', { id: 'p' }, start())))).toMatchObject([
      { code: 'no-executable-process', line: 1 },
    ]);
  });

  it('an element without an id', () => {
    expect(problemsOf(with_(draw('userTask')))).toContainEqual(
      expect.objectContaining({ code: 'missing-id' }),
    );
  });

  it('two start events for one message', () => {
    const drawn = with_(
      start('one', onMessage('TestMessage')),
      start('two', onMessage('TestMessage')),
      flow('one', 'end'),
      flow('two', 'end'),
    );
    expect(problemsOf(drawn)).toMatchObject([
      { code: 'duplicate-trigger', element: 'two', line: lineOf(drawn, 'two') },
    ]);
  });

  it('a process nobody could draw', () => {
    const ids = Array.from({ length: 5_000 }, (_unused, index) => `task${index}`);
    const drawn = diagramOf(start(), ...ids.map((id) => userTask(id)), ...chain('start', ...ids));
    expect(problemsOf(drawn)).toMatchObject([{ code: 'too-many-elements', element: 'process', line: 2 }]);
  });

  it('everything that is wrong at once, so that a designer sees all of it', () => {
    const drawn = with_(draw('choreographyTask', { id: 'a' }), userTask('task'), flow('task', 'c'));
    expect(
      problemsOf(drawn)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['duplicate-id', 'missing-target', 'unsupported-element']);
  });
});

describe('compiling leaves alone', () => {
  it('what is never reached, and nothing ever comes to it', () => {
    expect(problemsOf(with_(userTask('x')))).toEqual([]);
  });

  it('what is drawn for readers, and what belongs to others', () => {
    const drawn = diagram(
      draw('collaboration', { id: 'c' }, draw('participant', { id: 'p', processRef: 'process' })),
      draw('itemDefinition', { id: 'i' }),
      process(
        draw('documentation', {}, 'TEST'),
        draw('laneSet', { id: 'l' }, draw('lane', { id: 'lane' })),
        draw('camunda:properties'),
        draw('textAnnotation', { id: 't' }),
        draw('association', { id: 'a' }),
        draw('group', { id: 'g' }),
        draw('dataObject', { id: 'd' }),
        draw('dataObjectReference', { id: 'dr' }),
        draw('dataStoreReference', { id: 'ds' }),
        start(),
        userTask(
          'task',
          {
            '{urn:colours}fill': 'red',
            'koers:note': 'TEST',
            'camunda:exclusive': 'false',
            isForCompensation: 'false',
          },
          draw('documentation', {}, 'TEST what to do'),
          draw('property', { id: 'pr' }),
          draw('dataInputAssociation', { id: 'di' }),
          draw('{urn:example}thing', { a: 'b' }),
          draw('koers:fourEyes', { rule: 'TEST' }),
          draw('camunda:inputOutput'),
          draw('camunda:properties'),
        ),
        end(),
        ...chain('start', 'task', 'end'),
      ),
    );
    const compiled = compile(drawn, tinyEvaluator());
    expect(compiled).toMatchObject({ ok: true });
    if (!compiled.ok) return;
    const task = compiled.value[0]?.nodes.get('task' as never);
    expect(task?.documentation).toBe('TEST what to do');
    expect(task?.extensions.map(({ type }) => type)).toEqual([
      '{urn:example}thing',
      'koers:fourEyes',
      'camunda:properties',
    ]);
  });
});

describe('compiling yields', () => {
  it('one definition for each executable process, and none for the others', () => {
    const executable = (id: string): Part =>
      draw('process', { id, isExecutable: 'true' }, start(`${id}-start`));
    const compiled = compile(
      diagram(
        executable('one'),
        draw('process', { id: 'drawn-only' }, draw('adHocSubProcess', { id: 'x' })),
        executable('two'),
      ),
      tinyEvaluator(),
    );
    expect(compiled.ok && compiled.value.map(({ key }) => key)).toEqual(['one', 'two']);
  });

  it.each([
    ['30', 30],
    ['P30D', 30],
    ['P1Y', 366],
  ])('a time to live of %s as %d days', (text, days) => {
    const attributes = {
      id: 'p',
      isExecutable: 'true',
      'camunda:historyTimeToLive': text,
      'camunda:versionTag': 'v1',
    };
    const compiled = compile(diagram(draw('process', attributes, start())), tinyEvaluator());
    expect(compiled.ok && compiled.value[0]).toMatchObject({ historyTimeToLive: days, versionTag: 'v1' });
  });
});
