import { dateOf, toLocal } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';
import type { NewMember, NewReport } from '../care/reports/new-report.js';
import type { Chance } from './chance.js';
import { municipalities, type Municipality } from './region.js';

/** What goes on in an invented household, which colleagues come to know bit by bit. */
export interface Course {
  readonly municipality: Municipality;
  readonly members: readonly NewMember[];
  readonly minors: number;
  readonly label: string;
  /** Around 0 little, around 1 very unsafe. */
  readonly severity: number;
  readonly acute: boolean;
  readonly structural: 'yes' | 'no' | 'unknown';
  readonly cooperation: 'good' | 'partly' | 'none';
}

/** As they are heard in Dutch neighbourhoods; persons are marked TEST all the same. */
const firstNames = [
  'Noor', 'Daan', 'Sem', 'Lotte', 'Jip', 'Fenna', 'Tess', 'Bram', 'Sjoerd', 'Nynke', 'Mohamed', 'Fatima', 'Yassin',
  'Samira', 'Emre', 'Zeynep', 'Can', 'Aylin', 'Kacper', 'Zuzanna', 'Oleksandr', 'Iryna', 'Ahmad', 'Rania', 'Selam',
  'Yonas', 'Jayden', 'Shanelle', 'Rishi', 'Anjali', 'Wei', 'Mei', 'Joao', 'Ines', 'Amara', 'Kwame', 'Ilse', 'Henk',
  'Grietje', 'Wim',
] as const; // prettier-ignore

const labels = ['Appel', 'Beuk', 'Ceder', 'Den', 'Eik', 'Fijn', 'Grove', 'Hazel', 'Iep', 'Jasmijn', 'Kers', 'Linde'] as const; // prettier-ignore

const municipalityOf = (chance: Chance): Municipality => {
  let left = chance.next() * 100;
  for (const municipality of municipalities) {
    left -= municipality.share;
    if (left < 0) return municipality;
  }
  return municipalities[0];
};

const yearMs = 365.25 * 86_400_000;

const bornAround = (chance: Chance, now: Instant, age: number): string =>
  dateOf(toLocal(now).day - Math.floor((age * yearMs + chance.next() * yearMs) / 86_400_000));

interface Age {
  readonly role: 'child' | 'adult';
  readonly least: number;
  readonly most: number;
}

const child: Age = { role: 'child', least: 0, most: 17 };
const parent: Age = { role: 'adult', least: 22, most: 55 };
const young: Age = { role: 'adult', least: 18, most: 27 };
const old: Age = { role: 'adult', least: 70, most: 100 };

/** Who lives together, as often as in reports of domestic violence and child abuse: mostly parents with children. */
const compositions: readonly (readonly [number, readonly Age[]])[] = [
  [22, [parent, parent, child]],
  [22, [parent, parent, child, child]],
  [9, [parent, parent, child, child, child]],
  [13, [parent, child]],
  [11, [parent, child, child]],
  [8, [parent, parent]],
  [4, [young, young]],
  [4, [parent, parent, young]],
  [5, [old, parent]],
  [2, [old, old]],
];

const compositionOf = (chance: Chance): readonly Age[] => {
  let left = chance.next() * 100;
  for (const [share, ages] of compositions) {
    left -= share;
    if (left < 0) return ages;
  }
  return [parent, child];
};

export const drawCourse = (chance: Chance, number: number, now: Instant): Course => {
  const composition = compositionOf(chance);
  const severity = Math.min(0.98, Math.max(0.03, 0.42 + 0.24 * chance.normal()));
  return {
    municipality: municipalityOf(chance),
    members: composition.map(({ role, least, most }) => ({
      name: `${chance.pick(firstNames)} TEST`,
      birthDate: bornAround(chance, now, chance.between(least, most)),
      role,
    })),
    minors: composition.filter(({ role }) => role === 'child').length,
    label: `Huishouden ${chance.pick(labels)} ${number} TEST`,
    severity,
    acute: chance.happens(0.02 + 0.12 * severity ** 2),
    structural: structuralOf(chance, severity),
    cooperation: cooperationOf(chance, severity),
  };
};

const structuralOf = (chance: Chance, severity: number): Course['structural'] => {
  if (chance.happens(0.02 + 0.45 * severity)) return 'yes';
  return chance.happens(0.15) ? 'unknown' : 'no';
};

const cooperationOf = (chance: Chance, severity: number): Course['cooperation'] => {
  if (chance.happens(0.72 - 0.4 * severity)) return 'good';
  return chance.happens(0.8) ? 'partly' : 'none';
};

const channels = ['police', 'police', 'police', 'school', 'professional', 'professional', 'phone', 'web', 'other'] as const; // prettier-ignore

const yesOrNo = (yes: boolean): 'yes' | 'no' => (yes ? 'yes' : 'no');

const dangers = (chance: Chance, { acute, minors }: Course) => ({
  dangerNow: acute ? ('yes' as const) : chance.happens(0.04) ? ('unknown' as const) : ('no' as const),
  weaponOrStrangulation: yesOrNo(acute && chance.happens(0.4)),
  perpetratorAccess: yesOrNo(acute),
  childAfraidToGoHome: yesOrNo(acute && minors > 0 && chance.happens(0.3)),
  acute: yesOrNo(acute),
});

/** A report as it would come in. Addresses in it have a house number and a postcode that nobody can have. */
export const drawReport = (
  chance: Chance,
  course: Course,
  { now, household }: { readonly now: Instant; readonly household: NewReport['household'] },
): NewReport => {
  return {
    channel: chance.pick(channels),
    anonymity: chance.happens(0.1) ? 'SHIELDED' : 'NONE',
    receivedAt: now,
    household,
    reporter: {
      name: 'Melder TEST',
      organisation: 'Verzonnen organisatie TEST',
      contact: `Bestaatnietstraat 0, 0000 ZZ ${course.municipality.name} TEST, 000-0000000`,
    },
    observedFacts: 'Verzonnen melding: wat iemand zag en hoorde. TEST',
    ...dangers(chance, course),
    childUnder4OrDependentAdultWithoutCare: 'no',
    structural: course.structural,
    earlierReports12m: chance.happens(0.2) ? chance.between(1, 4) : 0,
  };
};

export const newHousehold = ({ label, municipality, members }: Course): NewReport['household'] => ({
  label,
  municipality: municipality.name,
  members,
});
