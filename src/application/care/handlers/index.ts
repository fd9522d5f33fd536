import type { InternalHandler } from '../../engine/case-side.js';
import { activatePlan } from './activate-plan.js';
import { consentFacts } from './consent-facts.js';
import { recordAnswer } from './answer-hand-over.js';
import { backToPhaseOne } from './back-to-phase-one.js';
import { changeLevel } from './change-level.js';
import { closeAcute } from './close-acute.js';
import { closeTrajectory } from './close-trajectory.js';
import { confirmHandOver } from './confirm-hand-over.js';
import { joinGi } from './join-gi.js';
import { legalFacts } from './legal-facts.js';
import { judgeBreakGlass } from './judge-break-glass.js';
import { markVisibility } from './mark-visibility.js';
import { offerPrepared } from './offer-hand-over.js';
import { openAcute } from './open-acute.js';
import { openTrajectory } from './open-trajectory.js';
import { publishRoute } from './publish-route.js';
import { recordAllocation } from './record-allocation.js';
import { recordAnalysis } from './record-analysis.js';
import { recordBreach } from './record-breach.js';
import { endMeasure, extendMeasure, recordMeasure } from './record-measure.js';
import { recordOverdueChoice } from './record-overdue-choice.js';
import { recordReview } from './record-review.js';
import { recordSafetyCheck } from './record-safety-check.js';
import { registerReport } from './register-report.js';
import { gatherFacts } from './review-facts.js';
import { endRequest, startRequest } from './rights-request.js';
import { scheduleReview } from './schedule-review.js';
import { sendVto } from './send-vto.js';
import { skipReview } from './skip-review.js';
import { startAnalysis } from './start-analysis.js';
import { startClosing } from './start-closing.js';
import { endWaiting, startWaiting } from './start-waiting.js';
import { switchResponsibility } from './switch-responsibility.js';
import { tellOutside } from './tell-outside.js';
import { tellOverdue } from './tell-overdue.js';
import { endHomeBan } from './end-home-ban.js';
import { extendHomeBan } from './extend-home-ban.js';
import { prepareExpiryCheck } from './prepare-expiry-check.js';
import { recordEarlyEnd } from './record-early-end.js';
import { recordViolation } from './record-violation.js';
import { setContactBan } from './set-contact-ban.js';
import { startHomeBan } from './start-home-ban.js';

/** The work that diagrams leave to this service, by topic; a diagram that names another is not deployed. */
export const handlersByTopic = (): ReadonlyMap<string, InternalHandler> =>
  new Map([
    ['koers.register-report', registerReport],
    ['koers.publish-route', publishRoute],
    ['koers.record-breach', recordBreach],
    ['koers.open-acute', openAcute],
    ['koers.close-acute', closeAcute],
    ['koers.open-trajectory', openTrajectory],
    ['koers.record-allocation', recordAllocation],
    ['koers.start-analysis', startAnalysis],
    ['koers.review-facts', gatherFacts],
    ['koers.record-analysis', recordAnalysis],
    ['koers.activate-plan', activatePlan],
    ['koers.schedule-review', scheduleReview],
    ['koers.skip-review', skipReview],
    ['koers.record-review', recordReview],
    ['koers.change-level', changeLevel],
    ['koers.offer-hand-over', offerPrepared],
    ['koers.answer-hand-over', recordAnswer],
    ['koers.switch-responsibility', switchResponsibility],
    ['koers.confirm-hand-over', confirmHandOver],
    ['koers.start-closing', startClosing],
    ['koers.close-trajectory', closeTrajectory],
    ['koers.start-request', startRequest],
    ['koers.end-request', endRequest],
    ['koers.judge-break-glass', judgeBreakGlass],
    ['koers.mark-visibility', markVisibility],
    ['koers.tell-overdue', tellOverdue],
    ['koers.record-overdue-choice', recordOverdueChoice],
    ['koers.back-to-phase-one', backToPhaseOne],
    ['koers.consent-facts', consentFacts],
    ['koers.legal-facts', legalFacts],
    ['koers.start-waiting', startWaiting],
    ['koers.end-waiting', endWaiting],
    ['koers.record-safety-check', recordSafetyCheck],
    ['koers.send-vto', sendVto],
    ['koers.tell-outside', tellOutside],
    ['koers.join-gi', joinGi],
    ['koers.record-measure', recordMeasure],
    ['koers.extend-measure', extendMeasure],
    ['koers.end-measure', endMeasure],
    ['koers.set-contact-ban', setContactBan],
    ['koers.start-home-ban', startHomeBan],
    ['koers.extend-home-ban', extendHomeBan],
    ['koers.record-violation', recordViolation],
    ['koers.record-early-end', recordEarlyEnd],
    ['koers.prepare-expiry-check', prepareExpiryCheck],
    ['koers.end-home-ban', endHomeBan],
  ]);
