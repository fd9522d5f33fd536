import type { rights as dutch } from '../nl/rights.js';

export const rights: Readonly<Record<keyof typeof dutch, string>> = {
  'role.address-keeper': 'Address keeper',
  'role.hh-adult': 'Adult of the household',
  'role.hh-parent-authority': 'Parent with authority',
  'role.hh-parent-no-authority': 'Parent without authority',
  'role.hh-child-12-15': 'Young person (12 to 15)',
  'role.hh-child-16-17': 'Young person (16 and 17)',
  'role.hh-child-u12': 'Child (under 12)',
  'role.hh-network': 'Somebody of the network',
  'timeline.BREAK_GLASS_OPENED': 'Emergency access used',
  'timeline.BREAK_GLASS_JUSTIFIED': 'Emergency access was justified',
  'timeline.BREAK_GLASS_INCIDENT': 'Emergency access was not justified: incident',
  'timeline.RIGHTS_REQUESTED': 'Request of the household',
  'timeline.RIGHTS_ANSWERED': 'Request answered',
  'timeline.SAFE_CALL_NEEDED': 'A safe call is needed',
  'timeline.SHARED': 'Information shared',
  'timeline.WEIGHING_JUDGED': 'Decided whether a child can weigh its interests',
  'notification.BREAK_GLASS_OPENED': 'Somebody used emergency access',
  'notification.BREAK_GLASS_INCIDENT': 'Emergency access was not justified: incident',
  'notification.HOUSEHOLD_WROTE': 'There is something new from the household',
};
