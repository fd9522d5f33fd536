import type { Json } from '../../../kernel/json.js';
import type { SubmissionRecord } from '../../../ports/records.js';

interface Kept {
  /** Codes, numbers, days and ids that are kept as they are. */
  readonly values?: readonly string[];
  /** Texts of which only is kept that there was one. */
  readonly given?: readonly string[];
}

/** What figures rest on. Nothing else leaves the dossier, and no text ever does (domain.md §10: counts, no content). */
const kept: Readonly<Record<string, Kept>> = {
  'F-ASSESS': { values: ['decidedUrgency', 'proposedUrgency', 'acute', 'structural'] },
  'F-4EYES': { values: ['agree'] },
  'F-DEESC': { values: ['agree'] },
  'F-CONTACT': { values: ['contactResult'] },
  'F-INFORM': { values: ['who', 'notYet', 'newDate'] },
  'F-TALK': { values: ['person', 'scaling'] },
  'F-CHILD': { values: ['person', 'scaling', 'spoken'], given: ['whyNotSpoken'] },
  'F-SCALE': { values: ['person', 'scaling'] },
  'F-JOINTTALK': { values: ['present'] },
  'F-EXPLAIN': { values: ['childVersion'] },
  'F-REVIEW': { values: ['reviewHeld', 'scaling'], given: ['childVoice', 'noChildVoice'] },
  'F-ESCALATE': { values: ['decidedLevel', 'proposedLevel'] },
  'F-EXPERIENCE': { values: ['asked', 'helped'] },
  'F-LEARN': {},
};

/** Forms that figures rest on. */
export const formsWithFigures: readonly string[] = Object.keys(kept);

const isGiven = (value: Json | undefined): boolean => typeof value === 'string' && value.trim() !== '';

/** Of a form what figures rest on: values by name, and of texts whether there was one. */
export const saidIn = ({
  formKey,
  data,
}: Pick<SubmissionRecord, 'formKey' | 'data'>): Readonly<Record<string, Json>> => {
  const { values = [], given = [] } = Object.hasOwn(kept, formKey) ? (kept[formKey] ?? {}) : {};
  return Object.fromEntries([
    ...values.flatMap((name): [string, Json][] => {
      const value = Object.hasOwn(data, name) ? data[name] : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
    ...given.map((name): [string, Json] => [name, isGiven(data[name])]),
  ]);
};
