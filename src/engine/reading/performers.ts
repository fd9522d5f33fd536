import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import { templateOf, type Template } from '../expression.js';
import { given } from '../given.js';

type Field = 'assignee' | 'candidateUsers' | 'candidateGroups';
type Performers = Readonly<Partial<Record<Field, Template>>>;

/**
 * BPMN's own words for who does a task (BPMN 2.0 §10.3.4.1): a `humanPerformer` is its assignee, a `potentialOwner` a
 * candidate: a group, or `user(…)` and `group(…)` as Camunda writes them. Words of both kinds at once would compete.
 */
export const performersOf = (reader: Reader, known: Performers): Performers => {
  const performers = reader.drawn.children.filter(({ type }) => type === 'humanPerformer');
  const owners = reader.drawn.children.filter(({ type }) => type === 'potentialOwner');
  const names = owners.flatMap((owner) => namesIn(reader, owner));
  const [assignee, ...others] = performers.map((performer) => textOf(reader, performer));
  if (others.length > 0)
    reader.problem('several-performers', 'Expected one humanPerformer, but there are several');
  const read = given({
    assignee: templateFor(reader, assignee),
    candidateUsers: listed(reader, names, 'user'),
    candidateGroups: listed(reader, names, 'group'),
  });
  for (const field of Object.keys(read) as Field[])
    if (known[field])
      reader.problem('bad-attribute', `Expected one way to say '${field}', but there are two`);
  return read;
};

const longestText = 1_000;

const textOf = (reader: Reader, drawn: DrawnElement): string => {
  const assignment = drawn.children.find(({ type }) => type === 'resourceAssignmentExpression');
  const text = assignment?.children.find(({ type }) => type === 'formalExpression')?.text?.trim() ?? '';
  if (text !== '' && text.length <= longestText) return text;
  reader.problem(
    'missing-expression',
    `Expected '${drawn.type}' to say who in at most ${longestText} characters, but it does not`,
    drawn,
  );
  return '';
};

const templateFor = (reader: Reader, text = ''): Template | undefined => {
  if (text === '') return undefined;
  const template = templateOf(text);
  return 'literal' in template ? template : reader.expression(text);
};

interface Name {
  readonly kind: 'user' | 'group';
  readonly text: string;
}

const namesIn = (reader: Reader, owner: DrawnElement): readonly Name[] =>
  (textOf(reader, owner).match(/(?:[^,({]|\([^)]*\)|\{[^}]*\})+/g) ?? []).map((part): Name => {
    const [, kind, text] = /^(user|group)\s*\((.*)\)$/s.exec(part.trim()) ?? [];
    return { kind: kind === 'user' ? 'user' : 'group', text: (text ?? part).trim() };
  });

/** Fixed names together, or one that is computed: more than one of those cannot be told apart. */
const listed = (reader: Reader, names: readonly Name[], kind: Name['kind']): Template | undefined => {
  const texts = names.filter((name) => name.kind === kind).map(({ text }) => text);
  const isFixed = texts.every((text) => 'literal' in templateOf(text));
  if (!isFixed && texts.length > 1)
    reader.problem(
      'bad-attribute',
      `Expected fixed names or one that is computed, but got '${texts.join(', ')}'`,
    );
  return templateFor(reader, texts.join(','));
};
