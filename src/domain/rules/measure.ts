/** What a juvenile judge can order here (BW 1:255, 1:257, 1:265b [K]). */
export type MeasureKind = 'OTS' | 'OTS_UHP' | 'VOTS';

/** By what the judge said; anything else orders nothing that is watched. */
const ordered: ReadonlyMap<string, MeasureKind> = new Map([
  ['OTS', 'OTS'],
  ['OTS_UHP', 'OTS_UHP'],
  ['GRANTED', 'VOTS'],
  ['GRANTED_WITHOUT_HEARING', 'VOTS'],
]);

export const measureOrdered = (outcomeCode: string): MeasureKind | undefined => ordered.get(outcomeCode);

/** An order without a hearing lapses unless one is held in time (Rv 800(3) [K]). */
export const needsHearing = (outcomeCode: string): boolean => outcomeCode === 'GRANTED_WITHOUT_HEARING';

/** The norms by which a measure is watched: its longest, and when somebody must think of its end. */
export const watchedBy: Readonly<Record<MeasureKind, { readonly max: string; readonly reminder: string }>> = {
  OTS: { max: 'ots.max', reminder: 'ots.reminder' },
  OTS_UHP: { max: 'ots.max', reminder: 'ots.reminder' },
  VOTS: { max: 'vots.max', reminder: 'vots.reminder' },
};

export const hearingNorm = 'vots.hearing';
export const placementNorm = 'uhp.max';
