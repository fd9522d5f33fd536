import type { NewReport } from '../api/shapes.js';
import type { Words } from '../i18n/words.js';
import { pointerTo } from '../task/form-data.js';
import type { FormError } from '../task/check-form.js';
import { fromWall } from '../task/wall-clock.js';

export type Channel = NewReport['channel'];
export type Anonymity = NonNullable<NewReport['anonymity']>;
export type MemberRole = 'child' | 'adult' | 'network';
export const channels: readonly Channel[] = ['phone', 'professional', 'police', 'school', 'web', 'other'];
export const anonymities: readonly Anonymity[] = ['NONE', 'SHIELDED', 'DOUBLE'];
export const memberRoles: readonly MemberRole[] = ['child', 'adult', 'network'];
export const dangerQuestions = [
  'dangerNow',
  'weaponOrStrangulation',
  'childUnder4OrDependentAdultWithoutCare',
  'perpetratorAccess',
  'childAfraidToGoHome',
  'acute',
  'structural',
] as const;
export type DangerQuestion = (typeof dangerQuestions)[number];
export const answers = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof answers)[number];

export interface MemberDraft {
  readonly name: string;
  readonly birthDate: string;
  readonly role: MemberRole | '';
}

/** A report while it is written down: everything text, as in the inputs. */
export interface ReportDraft {
  readonly channel: Channel | '';
  readonly anonymity: Anonymity;
  readonly receivedAt: string;
  readonly householdId: string;
  readonly label: string;
  readonly municipality: string;
  readonly members: readonly MemberDraft[];
  readonly facts: string;
  readonly danger: Readonly<Record<DangerQuestion, Answer>>;
  readonly earlierReports: string;
  readonly reporter: { readonly name: string; readonly organisation: string; readonly contact: string };
}

export const emptyMember: MemberDraft = { name: '', birthDate: '', role: '' };

export const emptyReport: ReportDraft = {
  channel: '',
  anonymity: 'NONE',
  receivedAt: '',
  householdId: '',
  label: '',
  municipality: '',
  members: [emptyMember],
  facts: '',
  danger: {
    dangerNow: 'unknown',
    weaponOrStrangulation: 'unknown',
    childUnder4OrDependentAdultWithoutCare: 'unknown',
    perpetratorAccess: 'unknown',
    childAfraidToGoHome: 'unknown',
    acute: 'unknown',
    structural: 'unknown',
  },
  earlierReports: '',
  reporter: { name: '', organisation: '', contact: '' },
};

const filledIn = ({ name, birthDate, role }: MemberDraft): boolean =>
  `${name}${birthDate}${role}`.trim() !== '';

/** Rows that hold something; the first counts always, because somebody must be named. */
export const membersIn = ({ members }: ReportDraft): readonly MemberDraft[] =>
  members.filter((member, index) => index === 0 || filledIn(member));

const factsMin = 20;

const householdErrors = (draft: ReportDraft, { say }: Words): readonly FormError[] => {
  if (draft.householdId !== '') return [];
  const required = say('form.required');
  const wrong = (pointer: string, label: string) => [{ pointer, label, message: required }];
  return [
    ...(draft.label.trim() === '' ? wrong('/household/label', say('report.household.label')) : []),
    ...(draft.municipality.trim() === '' ? wrong('/household/municipality', say('report.municipality')) : []),
    ...membersIn(draft).flatMap(({ name, role }, index) => [
      ...(name.trim() === ''
        ? wrong(pointerTo('household', 'members', index, 'name'), say('report.member.name'))
        : []),
      ...(role === ''
        ? wrong(pointerTo('household', 'members', index, 'role'), say('report.member.role'))
        : []),
    ]),
  ];
};

/** What is missing, in the order of the page. */
export const checkReport = (draft: ReportDraft, words: Words): readonly FormError[] => {
  const { say } = words;
  return [
    ...(draft.channel === ''
      ? [{ pointer: '/channel', label: say('report.channel'), message: say('form.required') }]
      : []),
    ...householdErrors(draft, words),
    ...(draft.facts.trim().length < factsMin
      ? [
          {
            pointer: '/observedFacts',
            label: say('report.facts'),
            message: say('form.tooShort', { min: factsMin }),
          },
        ]
      : []),
  ];
};

const householdOf = (draft: ReportDraft): NewReport['household'] => {
  if (draft.householdId !== '') return { id: draft.householdId };
  return {
    label: draft.label.trim(),
    municipality: draft.municipality.trim(),
    members: membersIn(draft).map(({ name, birthDate, role }) => ({
      name: name.trim(),
      role: role === '' ? 'adult' : role,
      ...(birthDate === '' ? {} : { birthDate }),
    })),
  };
};

const reporterOf = ({ reporter }: ReportDraft): Pick<NewReport, 'reporter'> => {
  const { name, organisation, contact } = reporter;
  if (name.trim() === '') return {};
  return {
    reporter: {
      name: name.trim(),
      ...(organisation.trim() === '' ? {} : { organisation: organisation.trim() }),
      ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
    },
  };
};

/** The report as the service takes it. */
export const reportOf = (draft: ReportDraft): NewReport => {
  const receivedAt = fromWall(draft.receivedAt);
  return {
    channel: draft.channel === '' ? 'other' : draft.channel,
    anonymity: draft.anonymity,
    household: householdOf(draft),
    observedFacts: draft.facts.trim(),
    ...draft.danger,
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(draft.earlierReports === '' ? {} : { earlierReports12m: Number(draft.earlierReports) }),
    ...reporterOf(draft),
  };
};
