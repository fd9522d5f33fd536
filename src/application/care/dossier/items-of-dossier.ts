import type { DossierItem } from '../../../domain/visibility/item.js';
import { itemsOfSubmission } from '../../../domain/visibility/items-of-submission.js';
import type { DossierItemRecord, SubmissionRecord, VisibilityMarkRecord } from '../../../ports/records.js';
import { without } from '../without.js';
import type { GatheredDossier } from './gathered.js';

/** Forms that are one growing document: only the newest holds. */
const documents: ReadonlySet<string> = new Set(['F-ANALYSIS', 'F-PLAN', 'F-SAFETY1']);

/** An item with who wrote it down. */
export interface WrittenItem extends DossierItem {
  readonly by: string;
}

type Sources = Pick<GatheredDossier, 'submissions' | 'items' | 'marks'>;

/** Every piece of a dossier, with what was decided later about who may read it. */
export const itemsOfDossier = ({ submissions, items, marks }: Sources): readonly WrittenItem[] => {
  const decided = new Map(marks.map((mark) => [mark.id, mark]));
  return [
    ...holding(submissions).flatMap((submission) =>
      itemsOfSubmission(submission).map((item) => ({ ...item, by: submission.submittedBy })),
    ),
    ...items.map(itemOfRecord),
  ].map((item) => marked(item, decided.get(item.id)));
};

const holding = (submissions: readonly SubmissionRecord[]): readonly SubmissionRecord[] => {
  const newest = new Map(submissions.map((submission) => [submission.formKey, submission.id]));
  return submissions.filter(({ formKey, id }) => !documents.has(formKey) || newest.get(formKey) === id);
};

const itemOfRecord = (record: DossierItemRecord): WrittenItem => without(record, 'trajectoryId');

const marked = (item: WrittenItem, mark: VisibilityMarkRecord | undefined): WrittenItem =>
  mark === undefined
    ? item
    : {
        ...item,
        audience: mark.audience,
        about: mark.about,
        sensitivity: mark.sensitivity,
        tellsWhere: mark.tellsWhere,
      };
