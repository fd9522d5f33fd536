import {
  ageOf,
  areBanned,
  authorityOver,
  personIn,
  type Circumstances,
  type PersonFacts,
} from './circumstances.js';
import type { DossierItem } from './item.js';

type YesNoUnknown = 'yes' | 'no' | 'unknown';

/** What D-11 asks of one viewer and one item; the inputs of `visibility.dmn`, by the same names. */
export interface VisibilityAnswers {
  readonly sensitivity: 'NORMAL' | 'SENSITIVE' | 'DANGER_IF_KNOWN' | 'unknown';
  readonly inAudience: YesNoUnknown;
  readonly aboutViewer: YesNoUnknown;
  readonly place: 'none' | 'open' | 'closed' | 'unknown';
  readonly banned: YesNoUnknown;
  readonly tellsWhere: YesNoUnknown;
  readonly otherAdultOnly: YesNoUnknown;
  readonly basisToShow: 'yes' | 'no';
  readonly authority: 'not-needed' | YesNoUnknown;
  readonly general: 'yes' | 'no';
  readonly helperOnly: YesNoUnknown;
  readonly ownWords: YesNoUnknown;
  readonly reader: 'adult' | 'child-16' | 'child-12' | 'child-12-unable' | 'child-under-12' | 'unknown';
  readonly childVersion: 'yes' | 'no';
}

const said = (value: boolean | undefined): YesNoUnknown => {
  if (value === undefined) return 'unknown';
  return value ? 'yes' : 'no';
};

const holds = (persons: readonly string[] | undefined, viewer: string): YesNoUnknown =>
  said(persons?.includes(viewer));

export const answersFor = (viewer: string, item: DossierItem, around: Circumstances): VisibilityAnswers => ({
  sensitivity: item.sensitivity ?? 'unknown',
  inAudience: holds(item.audience, viewer),
  aboutViewer: holds(item.about, viewer),
  place: item.place ?? 'unknown',
  banned: bannedFrom(viewer, item, around),
  tellsWhere: said(item.tellsWhere),
  otherAdultOnly: isOtherAdultOnly(viewer, item, around),
  basisToShow: item.basisToShow === undefined ? 'no' : 'yes',
  authority: authorityFor(viewer, item, around),
  general: item.general === true ? 'yes' : 'no',
  helperOnly: said(item.helperOnly),
  ownWords: holds(item.from, viewer),
  reader: readerOf(personIn(around, viewer), around),
  childVersion: item.childVersion === true ? 'yes' : 'no',
});

/** Between the viewer and anybody the item is about, or who said it. */
const bannedFrom = (viewer: string, { about, from }: DossierItem, around: Circumstances): YesNoUnknown => {
  if (about === undefined) return 'unknown';
  return said([...about, ...(from ?? [])].some((person) => areBanned(viewer, person, around)));
};

const isOtherAdultOnly = (
  viewer: string,
  { about, from }: DossierItem,
  around: Circumstances,
): YesNoUnknown => {
  if (about === undefined || from === undefined) return 'unknown';
  if (about.includes(viewer) && (from.length === 0 || from.includes(viewer))) return 'no';
  const ofOthers = (persons: readonly string[]): boolean =>
    persons.length > 0 && persons.every((person) => isOtherAdult(person, viewer, around));
  return said(ofOthers(about) || ofOthers(from));
};

/** Somebody of whom nothing is known counts as another adult. */
const isOtherAdult = (person: string, viewer: string, around: Circumstances): boolean =>
  person !== viewer && personIn(around, person)?.role !== 'child';

/** An adult who reads about a child needs authority over each; from 16 the child decides itself (S-30). */
const authorityFor = (
  viewer: string,
  { about, from, basisToShow }: DossierItem,
  around: Circumstances,
): VisibilityAnswers['authority'] => {
  const reader = personIn(around, viewer);
  if (about === undefined || reader === undefined) return 'unknown';
  if (reader.role === 'child') return 'not-needed';
  const children = [...about, ...(from ?? [])].flatMap((id) => {
    const person = personIn(around, id);
    return person?.role === 'child' ? [person] : [];
  });
  if (children.length === 0) return 'not-needed';
  const each = children.map((child) => authorityOverOne(viewer, child, { around, basisToShow }));
  return each.find((answer) => answer !== 'yes') ?? 'yes';
};

interface Basis {
  readonly around: Circumstances;
  readonly basisToShow: string | undefined;
}

const authorityOverOne = (
  viewer: string,
  child: PersonFacts,
  { around, basisToShow }: Basis,
): YesNoUnknown => {
  const age = ageOf(child, around);
  if (age === undefined) return 'unknown';
  if (age >= 16 && basisToShow === undefined) return 'no';
  const authority = authorityOver(viewer, child.id, around) ?? 'unknown';
  return authority === 'suspended' ? 'no' : authority;
};

const readerOf = (person: PersonFacts | undefined, around: Circumstances): VisibilityAnswers['reader'] => {
  if (person === undefined) return 'unknown';
  if (person.role !== 'child') return 'adult';
  const age = ageOf(person, around);
  if (age === undefined || age < 12) return 'child-under-12';
  if (age >= 16) return 'child-16';
  return person.weighs === 'no' ? 'child-12-unable' : 'child-12';
};
