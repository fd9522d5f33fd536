import type { UserRecord } from '../../ports/records.js';

const person = (id: string, name: string, team: string, ...groups: readonly string[]): UserRecord => ({
  id,
  name: `${name} TEST`,
  groups,
  team,
});

/**
 * Invented colleagues for a service that nobody else signs in to. Where a second pair of eyes is needed there are
 * two of them, so that every story can be played.
 */
export const demoUsers: readonly UserRecord[] = [
  person('intake', 'Ilse Intake', 'veilig-thuis', 'vt-officer'),
  person('intake2', 'Ivo Intake', 'veilig-thuis', 'vt-officer'),
  person('caseworker', 'Carla Werker', 'lokaal-noord', 'local-team'),
  person('caseworker2', 'Kees Werker', 'lokaal-noord', 'local-team'),
  person('caseworker3', 'Kim Werker', 'lokaal-noord', 'local-team'),
  person('rvt', 'Roos Regio', 'rvt', 'rvt', 'rvt-front-office'),
  person('rvt2', 'Rik Regio', 'rvt', 'rvt'),
  person('teamlead', 'Tess Teamleider', 'lokaal-noord', 'local-team-lead'),
  person('scientist', 'Sara Gedrag', 'rvt', 'behavioural-scientist'),
  person('crisis', 'Chris Crisis', 'crisisdienst', 'crisis-247'),
  person('crisis2', 'Cato Crisis', 'crisisdienst', 'crisis-247'),
  person('crisis3', 'Cas Crisis', 'crisisdienst', 'crisis-247'),
  person('mayor', 'Bea Burgemeester', 'gemeente', 'mayor-mandate'),
  person('hovj', 'Hans Hulpofficier', 'politie', 'mayor-mandate', 'hovj'),
  person('specialist', 'Sam Specialist', 'expertise', 'specialist-network'),
  person('checker', 'Cas Toetser', 'regio', 'independent-checker'),
  person('checker2', 'Iris Toetser', 'regio', 'independent-checker'),
  person('gi', 'Gijs Jeugdbescherming', 'gi', 'gi-officer'),
  person('board', 'Bas Raad', 'raad', 'rvdk-external'),
  person('decider', 'Dana Besluit', 'gemeente', 'municipal-decision'),
  person('manager', 'Mira Manager', 'directie', 'manager'),
  person('designer', 'Dirk Ontwerp', 'beheer', 'process-designer'),
  person('designer2', 'Dewi Ontwerp', 'beheer', 'process-designer'),
  person('decider2', 'Daan Besluit', 'gemeente', 'municipal-decision'),
  person('keeper', 'Koen Adres', 'regio', 'address-keeper'),
  person('privacy', 'Pia Privacy', 'directie', 'privacy-officer'),
  person('privacy2', 'Paul Privacy', 'directie', 'privacy-officer'),
  person('admin', 'Anna Beheer', 'beheer', 'app-admin'),
  person('moeder', 'Fleur', 'huishouden', 'hh-parent-authority'),
  person('vader', 'Frank', 'huishouden', 'hh-parent-authority'),
  person('jongere', 'Fien', 'huishouden', 'hh-child-12-15'),
];
