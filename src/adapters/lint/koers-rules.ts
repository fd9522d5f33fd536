import type { RuleFactory } from './rule.js';
import { activityLimit } from './rules/activity-limit.js';
import { defaultRequired } from './rules/default-required.js';
import { documentationRequired } from './rules/documentation-required.js';
import { drawn } from './rules/drawn.js';
import { dueRequired } from './rules/due-required.js';
import { explanationRequired } from './rules/explanation-required.js';
import { errorCaught } from './rules/error-caught.js';
import { fourEyes } from './rules/four-eyes.js';
import { messageRequired } from './rules/message-required.js';
import { messageTimeout } from './rules/message-timeout.js';
import { noNumberInClock } from './rules/no-number-in-clock.js';
import { noPersonalData } from './rules/no-personal-data.js';
import { readableIds } from './rules/readable-ids.js';

/** Our own rules (domain.md §13), with what a finding means: an error keeps a model from being published. */
export const koersRules: Readonly<
  Record<string, { readonly severity: 'error' | 'warn'; readonly rule: RuleFactory }>
> = {
  'due-required': { severity: 'error', rule: dueRequired },
  'no-number-in-clock': { severity: 'error', rule: noNumberInClock },
  'default-required': { severity: 'error', rule: defaultRequired },
  'four-eyes': { severity: 'error', rule: fourEyes },
  'no-personal-data': { severity: 'error', rule: noPersonalData },
  'documentation-required': { severity: 'error', rule: documentationRequired },
  'readable-ids': { severity: 'error', rule: readableIds },
  'explanation-required': { severity: 'warn', rule: explanationRequired },
  drawn: { severity: 'error', rule: drawn },
  'message-required': { severity: 'error', rule: messageRequired },
  'error-caught': { severity: 'warn', rule: errorCaught },
  'message-timeout': { severity: 'warn', rule: messageTimeout },
  'activity-limit': { severity: 'warn', rule: activityLimit },
};
