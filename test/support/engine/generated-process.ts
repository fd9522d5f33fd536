import fc from 'fast-check';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import {
  after,
  boundary,
  diagram,
  draw,
  end,
  every,
  flow,
  named,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  process,
  service,
  start,
  undoable,
  userTask,
  when,
  type Part,
} from './drawing.js';

/** A piece of a sound process: one way in, one way out, and every token that goes in comes out as one. */
export type Block =
  | { readonly is: 'task'; readonly kind: TaskKind; readonly flags: Flags }
  | { readonly is: 'row'; readonly blocks: readonly Block[] }
  | { readonly is: 'choice' | 'some'; readonly blocks: readonly Block[]; readonly bounds: readonly number[] }
  | { readonly is: 'all'; readonly blocks: readonly Block[]; readonly complex: boolean }
  | { readonly is: 'loop'; readonly block: Block }
  | { readonly is: 'race' }
  | { readonly is: 'sub'; readonly block: Block; readonly ending: Ending; readonly around: Around }
  | { readonly is: 'undone'; readonly inside: boolean; readonly by: 'parts' | 'whole' | 'itself' }
  | { readonly is: 'adHoc'; readonly blocks: readonly Block[]; readonly enough: boolean }
  | { readonly is: 'transaction'; readonly block: Block }
  | { readonly is: 'repeated'; readonly block: Block | undefined; readonly repeat: Repeat };

type TaskKind =
  | 'user'
  | 'service'
  | 'manual'
  | 'script'
  | 'decision'
  | 'message'
  | 'timer'
  | 'receive'
  | 'call'
  | 'throw'
  | 'condition'
  | 'either'
  | 'both';
type Ending = 'plain' | 'error' | 'terminate' | 'escalation';

interface Flags {
  readonly before: boolean;
  readonly after: boolean;
  readonly scoped: boolean;
  /** Takes a copy of data that may not be there, and gives data back that may not be. */
  readonly data: boolean;
}

interface Around {
  readonly border: 'none' | 'timer' | 'cycle' | 'message' | 'signal' | 'condition';
  readonly interrupting: boolean;
  readonly handler: 'none' | 'interrupting' | 'beside';
}

interface Repeat {
  readonly sequential: boolean;
  readonly times: number;
  readonly stopsEarly: boolean;
  readonly standard: boolean;
  readonly tells: boolean;
  readonly before: boolean;
  readonly after: boolean;
}

const flags = fc.record({
  before: fc.boolean(),
  after: fc.boolean(),
  scoped: fc.boolean(),
  data: fc.boolean(),
});
const seldom = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ before: false, after: false, scoped: false, data: false }) },
  { weight: 1, arbitrary: flags },
);

const task = fc.record({
  is: fc.constant('task' as const),
  kind: fc.constantFrom<TaskKind>(
    'user',
    'user',
    'service',
    'manual',
    'script',
    'decision',
    'message',
    'timer',
    'receive',
    'call',
    'throw',
    'condition',
    'either',
    'both',
  ),
  flags: seldom,
});

const around = fc.record({
  border: fc.constantFrom<Around['border']>('none', 'timer', 'cycle', 'message', 'signal', 'condition'),
  interrupting: fc.boolean(),
  handler: fc.constantFrom<Around['handler']>('none', 'none', 'interrupting', 'beside'),
});

const repeat = fc.record({
  sequential: fc.boolean(),
  times: fc.integer({ min: 0, max: 3 }),
  stopsEarly: fc.boolean(),
  standard: fc.boolean(),
  tells: fc.boolean(),
  before: fc.boolean(),
  after: fc.boolean(),
});

/** Sound processes of every element that a single process can hold. */
export const anyBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => {
  const some = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
  const branches = fc.array(tie('block'), { minLength: 2, maxLength: 3 });
  const bounds = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 });
  return {
    block: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      task,
      fc.record({ is: fc.constant('row' as const), blocks: some }),
      fc.record({ is: fc.constantFrom('choice' as const, 'some' as const), blocks: branches, bounds }),
      fc.record({ is: fc.constant('all' as const), blocks: branches, complex: fc.boolean() }),
      fc.record({ is: fc.constant('loop' as const), block: tie('block') }),
      fc.constant({ is: 'race' as const }),
      fc.record({
        is: fc.constant('sub' as const),
        block: tie('block'),
        ending: fc.constantFrom<Ending>('plain', 'plain', 'error', 'terminate', 'escalation'),
        around,
      }),
      fc.record({
        is: fc.constant('undone' as const),
        inside: fc.boolean(),
        by: fc.constantFrom('parts' as const, 'whole' as const, 'itself' as const),
      }),
      fc.record({ is: fc.constant('transaction' as const), block: tie('block') }),
      fc.record({ is: fc.constant('adHoc' as const), blocks: some, enough: fc.boolean() }),
      fc.record({
        is: fc.constant('repeated' as const),
        block: fc.option(tie('block'), { nil: undefined }),
        repeat,
      }),
    ),
  };
}).block;

/** Collects parts under fresh ids. */
class Drawing {
  readonly parts: Part[] = [];
  readonly #fresh: (word: string) => string;

  constructor(fresh: (word: string) => string) {
    this.#fresh = fresh;
  }

  id(word: string): string {
    return this.#fresh(word);
  }

  add(...parts: Part[]): void {
    this.parts.push(...parts);
  }

  join(from: string, to: string, condition?: string): void {
    this.add(flow(from, to, condition));
  }

  inside(): Drawing {
    return new Drawing(this.#fresh);
  }
}

interface Ends {
  readonly first: string;
  readonly last: string;
}

const same = (id: string): Ends => ({ first: id, last: id });

const io = (): Part =>
  draw(
    'camunda:inputOutput',
    {},
    draw('camunda:inputParameter', { name: 'own' }, '=x'),
    draw('camunda:outputParameter', { name: 'out' }, '=own'),
  );

/** Listeners that leave something to be seen. */
const listeners = (): Part[] =>
  ['start', 'end'].map((event) =>
    draw('camunda:executionListener', { event, expression: `=heard := "${event}"` }),
  );

const taskPart: Readonly<
  Record<TaskKind, (id: string, attributes: Record<string, string>, ...inside: Part[]) => Part>
> = {
  user: (id, attributes, ...inside) => userTask(id, attributes, ...inside),
  service: (id, attributes, ...inside) => service(id, attributes, ...inside),
  manual: (id, attributes, ...inside) => draw('manualTask', { id, ...attributes }, ...inside),
  script: (id, attributes, ...inside) =>
    draw(
      'scriptTask',
      { id, 'camunda:resultVariable': 'n', ...attributes },
      draw('script', {}, 'n + 1'),
      ...inside,
    ),
  decision: (id, attributes, ...inside) =>
    draw(
      'businessRuleTask',
      {
        id,
        'camunda:decisionRef': 'decide',
        'camunda:mapDecisionResult': 'singleEntry',
        'camunda:resultVariable': 'd',
        ...attributes,
      },
      ...inside,
    ),
  message: (id, attributes, ...inside) =>
    draw('intermediateCatchEvent', { id, ...attributes }, onMessage('Wanted'), ...inside),
  timer: (id, attributes, ...inside) =>
    draw('intermediateCatchEvent', { id, ...attributes }, after('PT1H'), ...inside),
  receive: (id, attributes, ...inside) =>
    draw('receiveTask', { id, messageRef: 'Wanted', ...attributes }, ...inside),
  call: (id, attributes, ...inside) =>
    draw(
      'callActivity',
      { id, calledElement: 'other', ...attributes },
      draw('camunda:in', { variables: 'all' }),
      ...inside,
    ),
  throw: (id, attributes, ...inside) =>
    draw(
      'intermediateThrowEvent',
      { id, ...attributes },
      onSignal('Told'),
      onEscalation('Unheard'),
      ...inside,
    ),
  condition: (id, attributes, ...inside) =>
    draw('intermediateCatchEvent', { id, ...attributes }, when('x > 0'), ...inside),
  either: (id, attributes, ...inside) =>
    draw('intermediateCatchEvent', { id, ...attributes }, onMessage('Wanted'), after('PT1H'), ...inside),
  both: (id, attributes, ...inside) =>
    draw(
      'intermediateCatchEvent',
      { id, parallelMultiple: 'true', ...attributes },
      onMessage('Wanted'),
      after('PT1H'),
      onMessage('Wanted-too'),
      ...inside,
    ),
};

const isEvent = (kind: TaskKind): boolean =>
  ['message', 'timer', 'throw', 'condition', 'either', 'both'].includes(kind);

/** Data goes in and comes out; none of it is waited for, since nobody may bring it. */
const dataOf = (id: string): Part[] => [
  draw(
    'ioSpecification',
    {},
    draw('dataInput', { id: `${id}-in`, name: 'taken' }),
    draw('dataOutput', { id: `${id}-out`, name: 'x' }),
    draw('inputSet', {}, draw('optionalInputRefs', {}, `${id}-in`)),
    draw('outputSet', {}, draw('optionalOutputRefs', {}, `${id}-out`)),
  ),
  draw('dataInputAssociation', {}, draw('sourceRef', {}, 'object-in'), draw('targetRef', {}, `${id}-in`)),
  draw('dataOutputAssociation', {}, draw('sourceRef', {}, `${id}-out`), draw('targetRef', {}, 'object-out')),
];

const drawTask = (
  on: Drawing,
  { kind, flags: { before, after: behind, scoped, data } }: Extract<Block, { is: 'task' }>,
): Ends => {
  const id = on.id(kind);
  const attributes = {
    ...(before && { 'camunda:asyncBefore': 'true' }),
    ...(behind && { 'camunda:asyncAfter': 'true' }),
  };
  on.add(
    taskPart[kind](id, attributes, ...(scoped ? [io()] : []), ...(data && !isEvent(kind) ? dataOf(id) : [])),
  );
  return same(id);
};

const drawBranches = (
  on: Drawing,
  type: string,
  blocks: readonly Block[],
  bounds?: readonly number[],
): Ends => {
  const fork = on.id('fork');
  const join = on.id('join');
  const ends = blocks.map((block) => drawBlock(on, block));
  const last = ends.at(-1);
  on.add(
    draw(`${type}Gateway`, { id: fork, ...(bounds && last && { default: `${fork}-${last.first}` }) }),
    draw(`${type}Gateway`, { id: join }),
  );
  ends.forEach(({ first, last: out }, index) => {
    on.join(fork, first, bounds && first !== last?.first ? `x > ${bounds[index] ?? 0}` : undefined);
    on.join(out, join);
  });
  return { first: fork, last: join };
};

/** All at once, and one activity behind each that needs and makes two tokens; joined when all of them have come. */
const drawComplex = (on: Drawing, blocks: readonly Block[]): Ends => {
  const [fork, join, meet] = [on.id('fork'), on.id('join'), on.id('meet')];
  const [never, enough, otherwise] = [on.id('never'), on.id('enough'), on.id('otherwise')];
  on.add(
    draw('parallelGateway', { id: fork }),
    ...[never, enough, otherwise].map((id) => draw('manualTask', { id })),
    draw('exclusiveGateway', { id: meet }),
    draw(
      'complexGateway',
      { id: join, default: `${join}-${otherwise}` },
      draw('activationCondition', {}, `activationCount >= ${blocks.length}`),
    ),
  );
  on.join(join, never, 'activationCount >= 99');
  on.join(join, enough, `activationCount >= ${blocks.length}`);
  on.join(join, otherwise);
  for (const way of [never, enough, otherwise]) on.join(way, meet);
  for (const { first, last } of blocks.map((block) => drawBlock(on, block))) {
    const [many, one] = [on.id('many'), on.id('one')];
    on.add(
      draw('manualTask', { id: many, completionQuantity: '2' }),
      draw('manualTask', { id: one, startQuantity: '2' }),
    );
    on.join(fork, first);
    on.join(last, many);
    on.join(many, one);
    on.join(one, join);
  }
  return { first: fork, last: meet };
};

const drawLoop = (on: Drawing, block: Block): Ends => {
  const [merge, pause, split] = [on.id('merge'), on.id('pause'), on.id('split')];
  const inside = drawBlock(on, block);
  const out = on.id('out');
  on.add(
    draw('exclusiveGateway', { id: merge }),
    userTask(pause),
    draw('exclusiveGateway', { id: split, default: `${split}-${out}` }),
    draw('manualTask', { id: out }),
  );
  on.join(merge, pause);
  on.join(pause, inside.first);
  on.join(inside.last, split);
  on.join(split, merge, 'again = true');
  on.join(split, out);
  return { first: merge, last: out };
};

const drawRace = (on: Drawing): Ends => {
  const [gateway, heard, late, join] = [on.id('race'), on.id('heard'), on.id('late'), on.id('join')];
  on.add(
    draw('eventBasedGateway', { id: gateway }),
    draw('intermediateCatchEvent', { id: heard }, onMessage('Wanted')),
    draw('intermediateCatchEvent', { id: late }, after('PT1H')),
    draw('exclusiveGateway', { id: join }),
  );
  for (const event of [heard, late]) {
    on.join(gateway, event);
    on.join(event, join);
  }
  return { first: gateway, last: join };
};

const endParts: Readonly<Record<Ending, Part[]>> = {
  plain: [],
  error: [onError('Wrong')],
  terminate: [draw('terminateEventDefinition')],
  escalation: [draw('escalationEventDefinition', { escalationRef: 'Worse' })],
};

const inSubProcess = (on: Drawing, block: Block, ending: Ending): Part[] => {
  const inside = on.inside();
  const [begin, finish] = [inside.id('start'), inside.id('end')];
  const { first, last } = drawBlock(inside, block);
  inside.add(start(begin), end(finish, ...endParts[ending]));
  inside.join(begin, first);
  inside.join(last, finish);
  return inside.parts;
};

const handlerPart = (on: Drawing, interrupting: boolean): Part => {
  const [id, trigger, note, done] = [on.id('handler'), on.id('trigger'), on.id('note'), on.id('done')];
  return draw(
    'subProcess',
    { id, triggeredByEvent: 'true' },
    draw('startEvent', { id: trigger, isInterrupting: String(interrupting) }, onMessage('Unasked-inside')),
    userTask(note),
    end(done),
    flow(trigger, note),
    flow(note, done),
  );
};

const borderEvents: Readonly<Record<Exclude<Around['border'], 'none'>, () => Part>> = {
  timer: () => after('P1D'),
  cycle: () => every('R2/P1D'),
  message: () => onMessage('Unasked'),
  signal: () => onSignal('Loud'),
  condition: () => when('x > 4'),
};

/** What leaves by the border when it interrupts meets what leaves the sub-process; beside it a path of its own ends. */
const drawBorder = (
  on: Drawing,
  id: string,
  join: string,
  { event, interrupting }: { event: Part; interrupting: boolean },
): void => {
  const [border, side] = [on.id('border'), on.id('side')];
  on.add(boundary(border, id, event, interrupting), userTask(side));
  on.join(border, side);
  if (interrupting) on.join(side, join);
};

const drawSub = (
  on: Drawing,
  { block, ending, around: { border, interrupting, handler } }: Extract<Block, { is: 'sub' }>,
): Ends => {
  const [id, join] = [on.id('sub'), on.id('join')];
  const parts = inSubProcess(on, block, ending);
  if (handler !== 'none') parts.push(handlerPart(on, handler === 'interrupting'));
  on.add(draw('subProcess', { id }, ...parts), draw('exclusiveGateway', { id: join }));
  on.join(id, join);
  if (border !== 'none') drawBorder(on, id, join, { event: borderEvents[border](), interrupting });
  drawBorder(on, id, join, { event: onError(), interrupting: true });
  return { first: id, last: join };
};

const drawRepeated = (on: Drawing, { block, repeat }: Extract<Block, { is: 'repeated' }>): Ends => {
  const id = on.id('each');
  const { sequential, times, stopsEarly, standard, tells, before, after: behind } = repeat;
  const loop = standard
    ? draw(
        'standardLoopCharacteristics',
        { testBefore: String(sequential), loopMaximum: String(times + 1) },
        stopsEarly && draw('loopCondition', {}, 'again = true'),
      )
    : draw(
        'multiInstanceLoopCharacteristics',
        {
          isSequential: String(sequential),
          ...(before && { 'camunda:asyncBefore': 'true' }),
          ...(behind && { 'camunda:asyncAfter': 'true' }),
          ...(tells && { behavior: 'None', noneBehaviorEventRef: 'run-done' }),
        },
        draw('loopCardinality', {}, String(times)),
        stopsEarly && draw('completionCondition', {}, 'again = true'),
      );
  on.add(
    block ? draw('subProcess', { id }, ...inSubProcess(on, block, 'plain'), loop) : userTask(id, {}, loop),
  );
  return same(id);
};

const undoingPart = (on: Drawing, activityRef: string): Part => {
  const [id, begin, back] = [on.id('handler'), on.id('begin'), on.id('back')];
  return draw(
    'subProcess',
    { id, triggeredByEvent: 'true' },
    start(begin, draw('compensateEventDefinition')),
    draw('intermediateThrowEvent', { id: back }, draw('compensateEventDefinition', { activityRef })),
    flow(begin, back),
  );
};

/** Something that can be undone, in a sub-process or not, which as a whole can be undone or not, and is. */
const drawUndone = (on: Drawing, { inside, by }: Extract<Block, { is: 'undone' }>): Ends => {
  const [task, back] = [on.id('done'), on.id('back')];
  on.add(draw('intermediateThrowEvent', { id: back }, draw('compensateEventDefinition')));
  if (!inside) {
    on.add(userTask(task), ...undoable(task));
    on.join(task, back);
    return { first: task, last: back };
  }
  const [sub, begin] = [on.id('sub'), on.id('start')];
  const parts = [start(begin), userTask(task), ...undoable(task), flow(begin, task)];
  if (by === 'itself') parts.push(undoingPart(on, task));
  on.add(draw('subProcess', { id: sub }, ...parts), ...(by === 'whole' ? undoable(sub) : []));
  on.join(sub, back);
  return { first: sub, last: back };
};

/** All of it begins by itself; it is over when nothing goes on, or when it is enough. */
const drawAdHoc = (on: Drawing, { blocks, enough }: Extract<Block, { is: 'adHoc' }>): Ends => {
  const id = on.id('adHoc');
  const inside = on.inside();
  const begins = blocks.map((block) => {
    const [task, done, { first, last }] = [inside.id('begin'), inside.id('done'), drawBlock(inside, block)];
    inside.add(draw('manualTask', { id: task }), draw('manualTask', { id: done }));
    inside.join(task, first);
    inside.join(last, done);
    return task;
  });
  on.add(
    draw(
      'adHocSubProcess',
      { id },
      ...inside.parts,
      draw('koers:adHoc', { activeElementsCollection: `=[${begins.map((task) => `"${task}"`).join(',')}]` }),
      enough && draw('completionCondition', {}, 'again = false'),
    ),
  );
  return same(id);
};

const drawTransaction = (on: Drawing, block: Block): Ends => {
  const [id, join, border] = [on.id('transaction'), on.id('join'), on.id('border')];
  const inside = on.inside();
  const [begin, task, split, fine, wrong] = ['start', 'done', 'split', 'fine', 'wrong'].map((word) =>
    inside.id(word),
  ) as [string, string, string, string, string];
  const { first, last } = drawBlock(inside, block);
  inside.add(
    start(begin),
    userTask(task),
    ...undoable(task),
    draw('exclusiveGateway', { id: split, default: `${split}-${fine}` }),
    end(fine),
    end(wrong, draw('cancelEventDefinition')),
  );
  inside.join(begin, task);
  inside.join(task, first);
  inside.join(last, split);
  inside.join(split, wrong, 'again = true');
  inside.join(split, fine);
  on.add(
    draw('transaction', { id }, ...inside.parts),
    boundary(border, id, draw('cancelEventDefinition')),
    draw('exclusiveGateway', { id: join }),
  );
  on.join(id, join);
  on.join(border, join);
  return { first: id, last: join };
};

const drawBlock = (on: Drawing, block: Block): Ends => {
  switch (block.is) {
    case 'task':
      return drawTask(on, block);
    case 'row': {
      const ends = block.blocks.map((inner) => drawBlock(on, inner));
      ends.slice(1).forEach(({ first }, index) => on.join(ends[index]?.last ?? '', first));
      return { first: ends[0]?.first ?? '', last: ends.at(-1)?.last ?? '' };
    }
    case 'choice':
      return drawBranches(on, 'exclusive', block.blocks, block.bounds);
    case 'some':
      return drawBranches(on, 'inclusive', block.blocks, block.bounds);
    case 'all':
      return block.complex ? drawComplex(on, block.blocks) : drawBranches(on, 'parallel', block.blocks);
    case 'loop':
      return drawLoop(on, block.block);
    case 'race':
      return drawRace(on);
    case 'sub':
      return drawSub(on, block);
    case 'undone':
      return drawUndone(on, block);
    case 'adHoc':
      return drawAdHoc(on, block);
    case 'transaction':
      return drawTransaction(on, block.block);
    case 'repeated':
      return drawRepeated(on, block);
  }
};

/** The diagram of a process that is this block from its start to its end. */
export const drawn = (block: Block): DrawnElement => {
  let count = 0;
  const on = new Drawing((word) => {
    count += 1;
    return `${word}${count}`;
  });
  const { first, last } = drawBlock(on, block);
  return diagram(
    process(
      start(),
      ...on.parts,
      end(),
      flow('start', first),
      flow(last, 'end'),
      draw('dataObject', { id: 'object-in', name: 'd' }),
      draw('dataObject', { id: 'object-out', name: 'x' }),
    ),
    ...named('message', 'Wanted', 'Wanted-too', 'Unasked', 'Unasked-inside'),
    ...named('signal', 'Told', 'Loud'),
    draw('signalEventDefinition', { id: 'run-done', signalRef: 'Told' }),
    ...named('error', 'Wrong'),
    ...named('escalation', 'Worse', 'Unheard'),
  );
};
