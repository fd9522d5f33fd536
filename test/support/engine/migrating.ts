import type { DrawnElement } from '../../../src/engine/drawn.js';
import type { Scope } from '../../../src/engine/instance.js';
import { chain, diagram, draw, end, named, process, start, userTask, type Part } from './drawing.js';
import { Story, type Plan } from './story.js';

const roots = [...named('message', 'M', 'N', 'E1', 'E2'), ...named('signal', 'S')];
export const drawn = (...inside: Part[]): DrawnElement => diagram(...roots, process(...inside));

/** start → … → end in the process. */
export const row = (parts: Part[], ids: string[], ...more: Part[]): DrawnElement =>
  drawn(start(), ...parts, end(), ...chain('start', ...ids, 'end'), ...more);

export const sub = (id: string, parts: Part[], ids: string[], attributes = {}, ...more: Part[]): Part =>
  draw(
    'subProcess',
    { id, ...attributes },
    start(`s-${id}`),
    ...parts,
    end(`e-${id}`),
    ...chain(`s-${id}`, ...ids, `e-${id}`),
    ...more,
  );

export const eventSub = (id: string, event: Part, interrupting = true, handler = `h-${id}`): Part =>
  draw(
    'subProcess',
    { id, triggeredByEvent: 'true' },
    draw('startEvent', { id: `s-${id}`, isInterrupting: String(interrupting) }, event),
    userTask(handler),
    end(`e-${id}`),
    ...chain(`s-${id}`, handler, `e-${id}`),
  );

export const times = (count: string, sequential = false): Part =>
  draw(
    'multiInstanceLoopCharacteristics',
    { isSequential: String(sequential) },
    draw('loopCardinality', {}, count),
  );

export const begun = (from: DrawnElement): Story => new Story(from).start();
export const open = (story: Story, element: string) =>
  Object.values(story.state.scopes).filter((scope) => (scope.element as string) === element);
export const codes = (story: Story, to: DrawnElement, plan?: Plan) =>
  story.migrating(to, plan).map(({ code, element }) => `${code} ${element}`);
