import type { HandOverRefusal } from '../../../domain/rules/hand-over.js';
import type { Refused } from '../../../kernel/outcome.js';
import { refuse, type CareRefusal } from '../refusals.js';

/** The rule's no to an answer, in the words of the case side. */
export const refuseAnswer = (why: HandOverRefusal): Refused<CareRefusal> => {
  switch (why) {
    case 'hand-over-not-open':
      return refuse('hand-over-not-open');
    case 'not-receiver':
      return refuse('not-allowed');
    case 'FOUR_EYES':
      return refuse('FOUR_EYES', { rule: 'R-HAND-1' });
    case 'alternative-missing':
      return refuse('form-invalid', {
        errors: [{ pointer: '/alternative', code: 'required', detail: 'Expected an alternative (R-ESC-1)' }],
      });
  }
};
