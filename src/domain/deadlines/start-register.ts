import type { Instant } from '../../kernel/instant.js';
import type { Norm, NormClock, NormLabel, Register } from './norm.js';

/*
 * The register a region starts with (domain.md §6.4, D-05 and the tables of §7). Every value is a default that the
 * region confirms or replaces by a next version.
 */

const start = '2026-01-01T00:00:00.000Z' as Instant;

type Line = readonly [
  key: string,
  clock: NormClock,
  source: string,
  label?: NormLabel,
  more?: Pick<Norm, 'legal' | 'profile' | 'extension'>,
];

const perUrgency = (acute: string, high: string, normal: string, low: string): NormClock => ({
  ACUTE: acute,
  HIGH: high,
  NORMAL: normal,
  LOW: low,
  otherwise: high,
});

const safety = { profile: 'SC' } as const;
const acute = { profile: 'ACUTE' } as const;
const legal = { legal: true } as const;
const extendedBy = (key: string, repeated = false) => ({ ...legal, extension: { key, repeated } });

const veiligThuis = 'Wmo 2015, Uitvoeringsbesluit art. 4.1.7(1); meldcode.nu';
const awb = 'Algemene wet bestuursrecht';
const homeBan = 'Wet tijdelijk huisverbod';

const reports: readonly Line[] = [
  ['vt.assessment', 'WD5', veiligThuis, 'S-13', legal],
  ['vt.investigation', 'P10W+ATW', 'Uitvoeringsbesluit Wmo 2015', 'K', legal],
  ['vt.recordInvestigation', 'WD5', 'P02', 'A', safety],
  [
    'vt.informHousehold',
    'P4W',
    'Wmo 2015 hoofdstuk 5',
    'K',
    extendedBy('vt.informHousehold.extension', true),
  ],
  ['vt.informHousehold.extension', 'P2W', 'Wmo 2015 hoofdstuk 5', 'K', legal],
  ['vt.monitor', 'P3M', 'Handelingsprotocol Veilig Thuis', 'K', safety],
  ['vt.monitor.second', 'P6M', 'Handelingsprotocol Veilig Thuis', 'K', safety],
  ['vt.monitor.third', 'P12M', 'Handelingsprotocol Veilig Thuis', 'K', safety],
  ['report.acuteCheck', 'PT30M', 'P02', 'A', acute],
  ['report.assess', 'WD4', 'P02', 'A', safety],
  ['report.secondEyes', 'WD5', veiligThuis, 'S-13', safety],
  ['report.consultation', 'WD1', 'P02', 'A'],
  ['signal.assess', { ACUTE: 'PT2H', HIGH: 'PT4H', otherwise: 'WD1' }, 'P01', 'A', safety],
  ['report.feedback', 'WD2', 'KNMG-meldcode bijlage 4; P02', 'A'],
];

const acuteResponse: readonly Line[] = [
  ['acute.ack', 'PT15M', 'P03', 'A', acute],
  ['acute.coordinate', 'PT30M', 'P03', 'A', acute],
  ['acute.onsite', 'PT2H', 'Crisisdienst Zuid-Limburg', 'S-27', acute],
  ['acute.ambulant', 'PT8H', 'Crisisdienst Hart van Brabant', 'S-27', acute],
  ['acute.placement', 'PT4H', 'P03', 'A', safety],
  ['acute.shelter', 'PT4H', 'P03', 'A', safety],
  ['acute.adultCrisis', 'PT1H', 'P03', 'A', safety],
  ['acute.plan', 'PT24H', 'P03', 'A', safety],
  ['acute.secondEyes', 'WD1', 'P03', 'A', safety],
  ['acute.aftercareChild', 'WD3', 'P03', 'A', safety],
  ['acute.stepdown', 'P14D', 'Crisisdienst Zuid-Limburg', 'S-27', safety],
  ['acute.stepdownCheck', 'WD1', 'P03', 'A', safety],
];

const contact: readonly Line[] = [
  ['alloc.fixedFace', { ACUTE: 'PT4H', HIGH: 'PT4H', otherwise: 'WD1' }, 'P01', 'A', safety],
  ['contact.first', perUrgency('PT2H', 'WD1<=PT72H', 'WD3', 'WD5'), 'D-05', 'A', safety],
  ['contact.retry', 'WD1', 'P01', 'A', safety],
  ['trajectory.prepare18plus', 'P1M', 'P01'],
];

const analysis: readonly Line[] = [
  ['analysis.invite', 'WD2', 'P04'],
  ['analysis.personTalk', perUrgency('WD1<=PT48H', 'WD3<=P5D', 'WD10', 'WD15'), 'D-05', 'A', safety],
  ['analysis.draft', { HIGH: 'WD4', otherwise: 'WD13' }, 'P04'],
  ['analysis.householdReacts', 'WD5', 'P04'],
  ['analysis.qualityCheck', 'WD3', 'P04'],
  ['analysis.dissent', 'WD2', 'P04'],
  ['analysis.done', perUrgency('WD5', 'WD5<=P8D', 'WD15', 'WD20'), 'D-05', 'A', safety],
];

const plan: readonly Line[] = [
  ['plan.conditions', perUrgency('PT24H', 'WD3<=P5D', 'WD5', 'WD5'), 'D-05', 'A', safety],
  ['plan.phase1', perUrgency('PT24H', 'WD3<=P5D', 'WD5', 'WD5'), 'D-05', 'A', safety],
  ['plan.check', 'WD2', 'P05', 'A', safety],
  ['plan.checkPhase1', 'PT4H', 'P05', 'A', safety],
  ['plan.explain', 'WD3', 'P05'],
  ['plan.offerFamily', 'WD5', 'Jeugdwet art. 4.1.2; P05'],
  ['plan.familyReady', 'P2W', 'P05'],
  ['plan.phase2', 'WD10', 'P05'],
  ['plan.consent', 'WD5', 'P05'],
  ['plan.decision', 'P8W+ATW', `${awb} art. 4:13`, 'K', legal],
];

const escalation: readonly Line[] = [
  ['rvt.describe', 'WD1', 'P06'],
  ['rvt.accept', perUrgency('PT1H', 'PT4H', 'WD1', 'WD2'), 'D-05', 'A', safety],
  ['rvt.alternative', 'WD1', 'P06', 'A', safety],
  ['rvt.consult', 'WD2', 'P06'],
  ['rvt.tellHousehold', 'WD1', 'P06', 'A', safety],
  ['rvt.planDuo', 'WD1', 'P06', 'A', safety],
  ['rvt.visit', { HIGH: 'WD1', otherwise: 'WD5' }, 'P06', 'A', safety],
  ['rvt.recordAdvice', 'WD2', 'P06'],
  ['rvt.shareTasks', 'WD2', 'P06'],
  ['rvt.deescalate', 'WD1', 'P06'],
  ['specialist.ask', 'WD1', 'P12'],
  ['specialist.answer', perUrgency('WD1', 'WD2', 'WD5', 'WD5'), 'D-05'],
  ['specialist.mdaTable', 'WD10', 'P12', 'A', safety],
  ['specialist.integralPlan', 'WD5', 'P12', 'A', safety],
];

const handOver: readonly Line[] = [
  ['handover.prepare', 'WD3', 'P07'],
  ['handover.accept', { ACUTE: 'WD1', HIGH: 'WD1', otherwise: 'WD5' }, 'P07', 'A', safety],
  ['handover.talk', 'WD10', 'P07', 'A', safety],
  ['handover.confirm', 'WD2', 'P07', 'A', safety],
  ['handover.wait', 'P1M', 'P07'],
  ['handover.askHousehold', 'WD5', 'P07'],
];

const review: readonly Line[] = [
  ['review.scaling', 'BACK(WD3)', 'P08'],
  ['review.hold', 'WD2', 'P08', 'A', safety],
  ['review.childVoice', 'BACK(WD1)', 'P08'],
  ['review.decide', 'WD1', 'P08', 'A', safety],
  ['review.secondEyes', 'WD2', 'P08', 'A', safety],
  ['review.tell', 'WD2', 'P08'],
  ['review.vtMonitor', 'WD5', 'P08', 'A', safety],
  ['review.phase1Incident', 'P2D', 'D-04', 'A', safety],
  ['review.phase1Rvt', 'P7D', 'D-04', 'A', safety],
  ['review.phase1', 'P14D', 'D-04', 'A', safety],
  ['review.phase2', 'P4W', 'D-04', 'A', safety],
  ['review.phase2Stable', 'P6W', 'D-04', 'A', safety],
  ['review.phase3', 'P8W', 'D-04', 'A', safety],
  ['review.phase3Stable', 'P13W', 'D-04', 'A', safety],
];

const legalRoute: readonly Line[] = [
  ['table.held', 'WD10', 'P09', 'A', safety],
  ['table.attend', 'WD1', 'P09', 'A', safety],
  ['court.decision', 'P4W', 'P09'],
  ['vto.checkGrounds', 'WD5', 'P09', 'A', safety],
  ['vto.independentCheck', 'WD3', 'P09', 'A', safety],
  ['vto.views', 'WD5', 'P09'],
  ['vto.legalAid', 'WD3', 'P09'],
  ['vto.send', 'WD2', 'P09', 'A', safety],
  ['vto.secondEyes', 'WD1', 'P09', 'A', safety],
  ['vto.recordOutcome', 'WD1', 'P09', 'A', safety],
  ['vto.confirmOutcome', 'WD1', 'P09', 'A', safety],
  ['vto.holdSafety', 'P2W', 'P09', 'A', safety],
  ['vto.callParty', 'WD2', 'P09', 'A', safety],
  ['rvdk.call', 'PT1H', 'P09', 'A', acute],
  ['rvdk.start', 'P10D', 'Inspectie 2019; kinderbescherming.nl', 'S-28'],
  ['vots.answer', 'PT4H', 'P09', 'A', acute],
  ['vots.informParents', 'PT24H', 'P09', 'A', safety],
  ['vots.max', 'P3M', 'BW 1:257', 'K', legal],
  ['vots.reminder', 'BACK(P3W)', 'P09', 'A', safety],
  ['vots.afterLapse', 'PT4H', 'P09', 'A', safety],
  ['vots.hearing', 'P14D', 'Rv 800(3)', 'K', legal],
  ['ots.max', 'P1Y', 'BW 1:258', 'K', legal],
  ['ots.reminder', 'BACK(P8W)', 'P09', 'A', safety],
  ['ots.giPlan', 'P6W', 'Jeugdwet art. 4.1.3', 'K', legal],
  ['uhp.max', 'P1Y', 'BW 1:265c', 'K', legal],
  ['measure.planEnd', 'BACK(WD1)', 'P09', 'A', safety],
  ['adult.checkGrounds', 'WD5', 'P09', 'A', safety],
  ['adult.secondEyes', 'WD2', 'P09', 'A', safety],
  ['adult.request', 'WD5', 'P09', 'A', safety],
  ['adult.help', 'WD2', 'P09', 'A', safety],
  ['homeban.base', 'P10D', homeBan, 'S-24', legal],
  ['homeban.max', 'P28D', homeBan, 'S-24', legal],
  ['homeban.relief', 'P3D', homeBan, 'S-25', legal],
  ['homeban.impose', 'PT2H', 'P10', 'A', safety],
  ['homeban.talks', 'P1D', 'P10', 'A', safety],
  ['homeban.agreements', 'P3D', 'P10', 'A', safety],
  ['homeban.meeting', 'P5D', 'P10', 'A', safety],
  ['homeban.advice', 'P7D', 'P10', 'A', safety],
  ['homeban.view', 'P8D', 'P10', 'A', safety],
  ['homeban.decision', 'P9D', 'P10', 'A', safety],
  ['homeban.lastDays', 'BACK(P3D)', 'P10', 'A', safety],
  ['homeban.expiryCheck', 'BACK(PT24H)', 'P10', 'A', safety],
  ['homeban.aftercareChild', 'WD3', 'P10', 'A', safety],
];

const rights: readonly Line[] = [
  ['objection', 'P6W+ATW', `${awb} art. 6:7`, 'K', legal],
  ['objection.decide', 'P6W+ATW', `${awb} art. 7:10`, 'K', extendedBy('objection.extension')],
  ['objection.decideCommittee', 'P12W+ATW', `${awb} art. 7:10`, 'K', extendedBy('objection.extension')],
  ['objection.extension', 'P6W+ATW', `${awb} art. 7:10`, 'K', legal],
  ['objection.hear', 'P4W', 'P11'],
  ['objection.advice', 'P5W', 'P11'],
  ['complaint', 'P6W+ATW', `${awb} art. 9:11`, 'K', legal],
  ['complaint.committee', 'P10W+ATW', `${awb} art. 9:11`, 'K', legal],
  ['gdpr.access', 'P1M', 'AVG art. 12(3)', 'K', extendedBy('gdpr.extension')],
  ['gdpr.extension', 'P2M', 'AVG art. 12(3)', 'K', legal],
  ['gdpr.prepare', 'P3W', 'P11'],
  ['rights.register', 'WD1', 'P11'],
  ['rights.talk', 'WD5', 'P11'],
  ['rights.consequenceTalk', 'WD2', 'P11', 'A', safety],
  ['destruction', 'P3M', 'Jeugdwet art. 7.3.9', 'K', legal],
  ['log.retention', 'P5Y', 'Stcrt. 2019, 38007 (NEN 7513)', 'S-33'],
  ['breakGlass.review', 'WD2', '4E-9'],
  ['breakGlass.open', 'PT4H', '4E-9'],
  ['breakGlass.incident', 'WD5', '4E-9'],
  ['rights.refusalEyes', 'WD2', '4E-6'],
  ['rights.visibility', 'WD2', 'P11'],
  ['contact.safeCall', 'WD2', 'P11'],
];

const closing: readonly Line[] = [
  ['closing.proposal', 'WD5', 'P13'],
  ['closing.second', 'WD5', 'P13'],
  ['closing.talk', 'WD10', 'P13'],
  ['closing.learning', 'WD10', 'P13'],
  ['closing.followUpWait', 'P3M', 'P13'],
  ['closing.followUp', 'WD5', 'P13', 'A', safety],
  ['closing.experience', 'P4W', 'P13'],
  ['overdue.handle', 'WD1', 'P14', 'A', safety],
  ['overdue.secondEyes', 'WD1', 'P14', 'A', safety],
];

const normOf = ([key, clock, source, label = 'A', more = {}]: Line): Norm => ({
  key,
  version: 1,
  clock,
  source,
  label,
  ...more,
  validFrom: start,
});

export const startRegister: Register = [
  ...reports,
  ...acuteResponse,
  ...contact,
  ...analysis,
  ...plan,
  ...escalation,
  ...handOver,
  ...review,
  ...legalRoute,
  ...rights,
  ...closing,
].map(normOf);
