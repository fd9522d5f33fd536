import type { MessageId } from '../i18n/nl.js';

/** The people of the demo; their password is their name. */
export const demoUsers: readonly { readonly user: string; readonly role: MessageId }[] = [
  { user: 'intake', role: 'demo.intake' },
  { user: 'caseworker', role: 'demo.caseworker' },
  { user: 'teamlead', role: 'demo.teamlead' },
  { user: 'rvt', role: 'demo.rvt' },
  { user: 'manager', role: 'demo.manager' },
  { user: 'designer', role: 'demo.designer' },
  { user: 'admin', role: 'demo.admin' },
];
