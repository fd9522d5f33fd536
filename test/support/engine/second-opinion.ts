import fc from 'fast-check';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import { diagramOf, draw, end, flow, start, userTask, type Part } from './drawing.js';

/*
 * The meaning of a few blocks, told a second time and in another way: what is left to do is a term that is rewritten,
 * without tokens, scopes or events. It knows nothing of the engine.
 */

export type Term =
  | { readonly is: 'task'; readonly id: string }
  | { readonly is: 'row'; readonly terms: readonly Term[] }
  | { readonly is: 'one' | 'some'; readonly terms: readonly Term[]; readonly bounds: readonly number[] }
  | { readonly is: 'all'; readonly terms: readonly Term[] }
  | { readonly is: 'again'; readonly term: Term; readonly pause: string }
  | { readonly is: 'times'; readonly term: Term; readonly times: number; readonly sequential: boolean };

/** What is still to be done; nothing when it is done. */
type Left =
  | { readonly is: 'task'; readonly id: string }
  | { readonly is: 'then'; readonly now: Left; readonly next: readonly Term[] }
  | { readonly is: 'beside'; readonly parts: readonly Left[] }
  | { readonly is: 'round'; readonly now: Left; readonly of: Extract<Term, { is: 'again' }> };

export interface Answers {
  readonly x: number;
  readonly again: boolean;
}

const together = (parts: readonly (Left | undefined)[]): Left | undefined => {
  const left = parts.filter((part): part is Left => part !== undefined);
  return left.length === 0 ? undefined : { is: 'beside', parts: left };
};

const inRow = (terms: readonly Term[], answers: Answers): Left | undefined => {
  for (const [index, term] of terms.entries()) {
    const now = begin(term, answers);
    if (now) return { is: 'then', now, next: terms.slice(index + 1) };
  }
  return undefined;
};

/** The last is taken when no other is. */
const chosen = (
  { terms, bounds }: Extract<Term, { is: 'one' | 'some' }>,
  { x }: Answers,
): readonly Term[] => {
  const open = terms.slice(0, -1).filter((_term, index) => x > (bounds[index] ?? 0));
  return open.length > 0 ? open : terms.slice(-1);
};

export const begin = (term: Term, answers: Answers): Left | undefined => {
  switch (term.is) {
    case 'task':
      return term;
    case 'row':
      return inRow(term.terms, answers);
    case 'one':
      return inRow(chosen(term, answers).slice(0, 1), answers);
    case 'some':
      return together(chosen(term, answers).map((one) => begin(one, answers)));
    case 'all':
      return together(term.terms.map((one) => begin(one, answers)));
    case 'again':
      return {
        is: 'round',
        now: { is: 'then', now: { is: 'task', id: term.pause }, next: [term.term] },
        of: term,
      };
    case 'times': {
      const runs = Array.from({ length: term.times }, () => term.term);
      return term.sequential ? inRow(runs, answers) : together(runs.map((run) => begin(run, answers)));
    }
  }
};

/** What people can do now, in alphabetical order. */
export const openIn = (left: Left | undefined): readonly string[] => {
  if (!left) return [];
  if (left.is === 'task') return [left.id];
  return (left.is === 'beside' ? left.parts.flatMap(openIn) : [...openIn(left.now)]).sort();
};

/** What is left when one task of this name is done; of several of one name any will do. */
export const after = (left: Left, id: string, answers: Answers): Left | undefined => {
  switch (left.is) {
    case 'task':
      return left.id === id ? undefined : left;
    case 'then': {
      const now = after(left.now, id, answers);
      return now ? { ...left, now } : inRow(left.next, answers);
    }
    case 'beside': {
      const at = left.parts.findIndex((part) => openIn(part).includes(id));
      return together(left.parts.map((part, index) => (index === at ? after(part, id, answers) : part)));
    }
    case 'round': {
      const now = after(left.now, id, answers);
      if (now) return { ...left, now };
      return answers.again ? begin(left.of, answers) : undefined;
    }
  }
};

/** Terms whose tasks have names of their own; only single tasks are repeated side by side. */
export const anyTerm: fc.Arbitrary<Term> = fc
  .letrec<{ term: Term }>((tie) => {
    const few = fc.array(tie('term'), { minLength: 2, maxLength: 3 });
    const bounds = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 });
    const task = fc.constant<Term>({ is: 'task', id: '' });
    const times = fc.integer({ min: 0, max: 3 });
    return {
      term: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        task,
        fc.record({ is: fc.constant('row' as const), terms: few }),
        fc.record({ is: fc.constantFrom('one' as const, 'some' as const), terms: few, bounds }),
        fc.record({ is: fc.constant('all' as const), terms: few }),
        fc.record({ is: fc.constant('again' as const), term: tie('term'), pause: fc.constant('') }),
        fc.record({ is: fc.constant('times' as const), term: task, times, sequential: fc.constant(false) }),
        fc.record({
          is: fc.constant('times' as const),
          term: tie('term'),
          times,
          sequential: fc.constant(true),
        }),
      ),
    };
  })
  .term.map((term) => {
    let count = 0;
    const fresh = (): string => `t${(count += 1)}`;
    const name = (one: Term): Term => {
      if (one.is === 'task') return { ...one, id: fresh() };
      if (one.is === 'again') return { ...one, pause: fresh(), term: name(one.term) };
      if (one.is === 'times') return { ...one, term: name(one.term) };
      return { ...one, terms: one.terms.map(name) };
    };
    return name(term);
  });

interface Ends {
  readonly first: string;
  readonly last: string;
}

/** The same as a drawing for the engine. */
export const drawingOf = (term: Term): DrawnElement => {
  let count = 0;
  const fresh = (word: string): string => `${word}${(count += 1)}`;
  const place = (one: Term, parts: Part[]): Ends => {
    switch (one.is) {
      case 'task':
        parts.push(userTask(one.id));
        return { first: one.id, last: one.id };
      case 'row': {
        const ends = one.terms.map((inner) => place(inner, parts));
        ends.slice(1).forEach(({ first }, index) => parts.push(flow(ends[index]?.last ?? '', first)));
        return { first: ends[0]?.first ?? '', last: ends.at(-1)?.last ?? '' };
      }
      case 'all':
        return between(one.terms, 'parallelGateway', parts);
      case 'one':
        return between(one.terms, 'exclusiveGateway', parts, one.bounds);
      case 'some':
        return between(one.terms, 'inclusiveGateway', parts, one.bounds);
      case 'again': {
        const [merge, split, out] = [fresh('merge'), fresh('split'), fresh('out')];
        const inner = place(one.term, parts);
        parts.push(
          draw('exclusiveGateway', { id: merge }),
          userTask(one.pause),
          draw('exclusiveGateway', { id: split, default: `${split}-${out}` }),
          draw('manualTask', { id: out }),
          flow(merge, one.pause),
          flow(one.pause, inner.first),
          flow(inner.last, split),
          flow(split, merge, 'again = true'),
          flow(split, out),
        );
        return { first: merge, last: out };
      }
      case 'times': {
        const loop = draw(
          'multiInstanceLoopCharacteristics',
          { isSequential: String(one.sequential) },
          draw('loopCardinality', {}, String(one.times)),
        );
        if (one.term.is === 'task') {
          parts.push(userTask(one.term.id, {}, loop));
          return { first: one.term.id, last: one.term.id };
        }
        const [id, begins, ends] = [fresh('sub'), fresh('begin'), fresh('ends')];
        const inside: Part[] = [start(begins), end(ends)];
        const inner = place(one.term, inside);
        inside.push(flow(begins, inner.first), flow(inner.last, ends));
        parts.push(draw('subProcess', { id }, ...inside, loop));
        return { first: id, last: id };
      }
    }
  };
  const between = (terms: readonly Term[], type: string, parts: Part[], bounds?: readonly number[]): Ends => {
    const [fork, join] = [fresh('fork'), fresh('join')];
    const ends = terms.map((inner) => place(inner, parts));
    const last = ends.length - 1;
    const fallback = bounds && { default: `${fork}-${ends[last]?.first ?? ''}` };
    parts.push(draw(type, { id: fork, ...fallback }), draw(type, { id: join }));
    ends.forEach(({ first, last: leaves }, index) => {
      parts.push(flow(fork, first, bounds && index < last ? `x > ${bounds[index] ?? 0}` : undefined));
      parts.push(flow(leaves, join));
    });
    return { first: fork, last: join };
  };
  const parts: Part[] = [];
  const { first, last } = place(term, parts);
  return diagramOf(start(), ...parts, end(), flow('start', first), flow(last, 'end'));
};
