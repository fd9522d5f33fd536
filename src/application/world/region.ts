import type { UserRecord } from '../../ports/records.js';
import { demoUsers } from '../demo/users.js';

/** An invented municipality; no place in the Netherlands has these names. */
export interface Municipality {
  readonly name: string;
  /** Of all people of the region, in hundredths. */
  readonly share: number;
  readonly team: string;
  /** How long people here take over what they do, compared with elsewhere. */
  readonly pace: number;
}

export const municipalities: readonly [Municipality, ...Municipality[]] = [
  { name: 'Teststad', share: 36, team: 'lokaal-noord', pace: 1 },
  { name: 'Voorbeeldhaven', share: 22, team: 'lokaal-haven', pace: 1.12 },
  { name: 'Proefdam', share: 16, team: 'lokaal-dam', pace: 0.86 },
  { name: 'Nergenshuizen', share: 12, team: 'lokaal-huizen', pace: 1.25 },
  { name: 'Verzonnenveen', share: 8, team: 'lokaal-veen', pace: 0.95 },
  { name: 'Denkbeeldum', share: 6, team: 'lokaal-oost', pace: 1.05 },
];

interface Place {
  readonly begin: string;
  readonly team: string;
  readonly groups: readonly string[];
  readonly each: number;
}

/** How many colleagues there are for every 300,000 people, by what they do. */
const places: readonly Place[] = [
  ...municipalities.flatMap(({ team, share }) => [
    { begin: `${team}-werker`, team, groups: ['local-team'], each: share * 0.6 },
    { begin: `${team}-leider`, team, groups: ['local-team-lead'], each: 1 },
  ]),
  { begin: 'vt-werker', team: 'veilig-thuis', groups: ['vt-officer'], each: 8 },
  { begin: 'rvt-werker', team: 'rvt', groups: ['rvt'], each: 7 },
  { begin: 'rvt-balie', team: 'rvt', groups: ['rvt', 'rvt-front-office'], each: 2 },
  { begin: 'gedrag', team: 'rvt', groups: ['behavioural-scientist'], each: 4 },
  { begin: 'crisis', team: 'crisisdienst', groups: ['crisis-247'], each: 4 },
  { begin: 'besluit', team: 'gemeente', groups: ['municipal-decision'], each: 3 },
  { begin: 'expert', team: 'expertise', groups: ['specialist-network'], each: 3 },
];

const given = ['Anouk', 'Bilal', 'Chantal', 'Dogan', 'Elif', 'Femke', 'Gijs', 'Hanna', 'Ivan', 'Jamila'];
const family = ['Werker', 'Voorbeeld', 'Proef', 'Verzonnen', 'Niemand', 'Nergens', 'Denkbeeld'];

const nameOf = (number: number): string =>
  `${given[number % given.length] ?? ''} ${family[number % family.length] ?? ''} ${number + 1} TEST`;

/** Everybody who works in the region: the colleagues somebody can sign in as, and many more. */
export const colleaguesFor = (people: number): readonly UserRecord[] => {
  const more: UserRecord[] = [];
  for (const { begin, team, groups, each } of places) {
    const count = Math.max(1, Math.round((each * people) / 300_000));
    for (let number = 1; number <= count; number += 1) {
      more.push({
        id: `${begin}-${String(number).padStart(2, '0')}`,
        name: nameOf(more.length),
        team,
        groups,
      });
    }
  }
  return [...demoUsers, ...more];
};
