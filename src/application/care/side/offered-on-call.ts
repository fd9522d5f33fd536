import { dutchCalendar, isWorkingDay } from '../../../domain/calendar/calendar.js';
import { toLocal } from '../../../kernel/amsterdam.js';
import type { KeptDerivation } from '../deadlines/kept-derivation.js';
import type { PeopleOfTask } from './people-of-task.js';

/** Who works on days off. */
const onCall = 'crisis-247';

/**
 * A capped task that is due on a day off is offered to the service on call as well, so that nobody waits for the
 * next working day (R-CLOCK-CAP, domain.md §6.3). It is nobody's until somebody takes it.
 */
export const offeredOnCall = (people: PeopleOfTask, derivation: KeptDerivation | undefined): PeopleOfTask => {
  const capped = derivation?.notes.some(({ code }) => code === 'capped') ?? false;
  if (!capped || derivation === undefined) return people;
  if (isWorkingDay(dutchCalendar, toLocal(derivation.due).day)) return people;
  const { assignee, candidateUsers, candidateGroups } = people;
  return {
    candidateUsers: assignee === undefined ? candidateUsers : [...new Set([assignee, ...candidateUsers])],
    candidateGroups: [...new Set([...candidateGroups, onCall])],
  };
};
