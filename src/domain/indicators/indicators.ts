import type { Figure } from './figure.js';
import { assessedInTime } from './i01-assessed-in-time.js';
import { firstSafetyCheck } from './i02-first-safety-check.js';
import { waitingList } from './i03-waiting-list.js';
import { waitingUnseen } from './i04-waiting-unseen.js';
import { lateByStep } from './i05-late-by-step.js';
import { leadTimes } from './i06-lead-times.js';
import { continuity } from './i07-continuity.js';
import { handOversAccepted } from './i08-hand-overs.js';
import { professionals } from './i09-professionals.js';
import { levels } from './i10-levels.js';
import { phaseBack } from './i11-phase-back.js';
import { unsafeAgain } from './i12-again.js';
import { safer } from './i13-safer.js';
import { reviewsInTime } from './i14-reviews-in-time.js';
import { childHeard } from './i15-child-heard.js';
import { informed } from './i16-informed.js';
import { fourEyes } from './i18-four-eyes.js';
import { towardsCompulsion } from './i20-towards-compulsion.js';
import { experience } from './i21-experience.js';
import { learning } from './i22-learning.js';
import { workload } from './i23-workload.js';
import type { IndicatorId } from './definitions.js';
import type { Period, TrajectoryStory } from './story.js';

export type Compute = (stories: readonly TrajectoryStory[], period: Period) => readonly Figure[];

/** Nobody writes down yet what it would be counted from. */
const noSource: Compute = () => [];

/** How each indicator is computed (domain.md §10). */
export const indicators: Readonly<Record<IndicatorId, Compute>> = {
  'I-01': assessedInTime,
  'I-02': firstSafetyCheck,
  'I-03': waitingList,
  'I-04': waitingUnseen,
  'I-05': lateByStep,
  'I-06': leadTimes,
  'I-07': continuity,
  'I-08': handOversAccepted,
  'I-09': professionals,
  'I-10': levels,
  'I-11': phaseBack,
  'I-12': unsafeAgain,
  'I-13': safer,
  'I-14': reviewsInTime,
  'I-15': childHeard,
  'I-16': informed,
  'I-17': noSource,
  'I-18': fourEyes,
  'I-19': noSource,
  'I-20': towardsCompulsion,
  'I-21': experience,
  'I-22': learning,
  'I-23': workload,
};
