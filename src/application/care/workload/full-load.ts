/** Whoever can have tasks in a trajectory (domain.md §3.1). */
export const workingRoles = [
  'vt-officer',
  'local-team',
  'local-team-lead',
  'rvt',
  'rvt-front-office',
  'behavioural-scientist',
  'crisis-247',
  'specialist-network',
  'gi-officer',
  'municipal-decision',
  'independent-checker',
] as const;

/** From this load on somebody is full, in the weights of urgency [A]. */
export const fullLoad = 40;
