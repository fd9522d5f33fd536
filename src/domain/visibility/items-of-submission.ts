import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import type { DossierItem, ItemKind } from './item.js';

type Values = Readonly<Record<string, Json>>;

export interface SubmittedForm {
  readonly id: string;
  readonly formKey: string;
  readonly data: Values;
  readonly submittedAt: Instant;
}

/** How a part of a form becomes an item: whose it is, and for whom. */
interface Part {
  readonly field: string;
  readonly kind: ItemKind;
  /** The person it is about, said it and may read it: a field of the row, or of the form. */
  readonly whose?: string;
  /** It is what that person said. */
  readonly said?: true;
  /** Fields that are not the reader's to see, or mean nothing to them. */
  readonly without?: readonly string[];
  /** Only for the helper when this is ticked, or always. */
  readonly helperOnly?: string | true;
  /** It cannot tell where anybody is: scores, codes and dates only. */
  readonly neverTellsWhere?: true;
  readonly place?: 'closed';
  /** The field with those for whom it is. */
  readonly audience?: string;
}

const ownWords = (field: string, more: Partial<Part> = {}): Part => ({
  field,
  kind: 'own-words',
  whose: 'person',
  said: true,
  ...more,
});

const forThose = (field: string, kind: ItemKind, more: Partial<Part> = {}): Part => ({
  field,
  kind,
  audience: 'visibleTo',
  ...more,
});

const score = (field: string): Part => ownWords(field, { kind: 'scaling', neverTellsWhere: true });
const onlyMe = { helperOnly: 'forHelperOnly' } as const;

/**
 * Which parts of which forms are pieces of a dossier that somebody of the household might read. What is not named here
 * (assessments, checks, discussions between colleagues) is no item and reaches nobody.
 */
const partsByForm: Readonly<Record<string, readonly Part[]>> = {
  'F-TALK': [
    ownWords('worries'),
    ownWords('good'),
    ownWords('wishes'),
    ownWords('wantsNotShared', { helperOnly: true }),
    score('scaling'),
  ],
  'F-CHILD': [
    ownWords('worries', onlyMe),
    ownWords('good', onlyMe),
    ownWords('dream', onlyMe),
    { ...score('scaling'), ...onlyMe },
  ],
  'F-SCALE': [score('scaling'), ownWords('why')],
  'F-REVIEW': [{ ...score('scaling'), whose: 'row.person' }],
  'F-SAFETY1': [
    { field: 'conditions', kind: 'agreement', whose: 'row.person', audience: 'visibleTo' },
    forThose('planB', 'plan-text'),
    forThose('signals', 'plan-text'),
  ],
  'F-PLAN': [
    forThose('goals', 'goal'),
    { field: 'actions', kind: 'action', whose: 'row.person', audience: 'visibleTo' },
    forThose('conditionsKept', 'plan-text'),
  ],
  'F-ANALYSIS': [
    forThose('facts', 'fact', { without: ['seenBy'] }),
    { field: 'dangerStatements', kind: 'danger-statement', whose: 'row.who', audience: 'visibleTo' },
    forThose('safetyGoals', 'goal'),
    forThose('strengths', 'analysis-text'),
    forThose('pageB1', 'analysis-text'),
  ],
  'F-DISSENT': [{ field: 'views', kind: 'view', whose: 'row.who', said: true }],
  'F-CONSENT': [
    { field: 'purpose', kind: 'consent', whose: 'person', neverTellsWhere: true },
    { field: 'recipients', kind: 'consent', whose: 'person' },
  ],
  'F-PROVISION': [{ field: 'reasonsB1', kind: 'decision', audience: 'informed' }],
  'F-DECISION': [forThose('reasonsB1', 'decision')],
  'F-INFORM': [{ field: 'what', kind: 'told', audience: 'who', neverTellsWhere: true }],
  'F-INVITE': [{ field: 'place', kind: 'appointment', audience: 'who', place: 'closed' }],
};

const own = (values: Values, name: string): Json | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const personsIn = (value: Json | undefined): readonly string[] | undefined => {
  if (typeof value === 'string' && value !== '') return [value];
  return Array.isArray(value) ? value.filter((one: Json) => typeof one === 'string') : undefined;
};

const isRow = (value: Json): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: Json | undefined, without: readonly string[] = []): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one: Json) => textOf(one)).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .filter(([name]) => !without.includes(name))
    .map(([, one]) => textOf(one))
    .filter((text) => text !== '')
    .join(' · ');
};

/** What somebody of the household might read of a form that was filled in, each with what the rule needs. */
export const itemsOfSubmission = (form: SubmittedForm): readonly DossierItem[] => {
  const parts = Object.hasOwn(partsByForm, form.formKey) ? partsByForm[form.formKey] : undefined;
  return (parts ?? []).flatMap((part) => {
    const value = own(form.data, part.field);
    if (!Array.isArray(value) || !value.some(isRow)) return itemOf(form, part, { value });
    return value.flatMap((row: Json, index) =>
      isRow(row) ? itemOf(form, part, { value: row, row, suffix: `.${index}` }) : [],
    );
  });
};

interface Piece {
  readonly value: Json | undefined;
  readonly row?: Values;
  readonly suffix?: string;
}

const itemOf = (form: SubmittedForm, part: Part, piece: Piece): readonly DossierItem[] => {
  const text = textOf(piece.value, [...(part.without ?? []), ...rowPerson(part)]);
  if (text === '') return [];
  return [
    {
      id: `${form.id}.${part.field}${piece.suffix ?? ''}`,
      kind: part.kind,
      at: form.submittedAt,
      text,
      sensitivity: part.said === true ? 'SENSITIVE' : 'NORMAL',
      place: part.place ?? 'none',
      helperOnly: isHelperOnly(form, part),
      ...peopleOf(form, part, whoseIs(form, part, piece)),
      ...tellsWhereOf(form, part),
    },
  ];
};

/** Whose it is may read it, and those it was made for; whom it is about is the first of these that is known. */
const peopleOf = (
  { data }: SubmittedForm,
  { said, audience }: Part,
  whose: readonly string[] | undefined,
): Pick<DossierItem, 'about' | 'from' | 'audience'> => {
  const readers = audience === undefined ? undefined : personsIn(own(data, audience));
  const about = whose ?? readers;
  return {
    from: said === true ? (whose ?? []) : [],
    ...(about !== undefined && { about, audience: [...new Set([...about, ...(readers ?? [])])] }),
  };
};

const rowPerson = ({ whose }: Part): readonly string[] =>
  whose?.startsWith('row.') === true ? [whose.slice('row.'.length)] : [];

const whoseIs = (form: SubmittedForm, part: Part, { row }: Piece): readonly string[] | undefined => {
  if (part.whose === undefined) return undefined;
  const [inRow] = rowPerson(part);
  return personsIn(inRow === undefined ? own(form.data, part.whose) : own(row ?? {}, inRow));
};

const isHelperOnly = ({ data }: SubmittedForm, { helperOnly }: Part): boolean =>
  helperOnly === true || (helperOnly !== undefined && own(data, helperOnly) === true);

/** What is said of the form as a whole; a place tells it by its nature. */
const tellsWhereOf = ({ data }: SubmittedForm, part: Part): Pick<DossierItem, 'tellsWhere'> => {
  if (part.neverTellsWhere === true) return { tellsWhere: false };
  if (part.place === 'closed') return { tellsWhere: true };
  const said = own(data, 'tellsWhere');
  return said === 'yes' || said === 'no' ? { tellsWhere: said === 'yes' } : {};
};
