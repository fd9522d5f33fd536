import { dueFor } from '../../../domain/deadlines/due.js';
import { startRegister } from '../../../domain/deadlines/register.js';
import type { Instant } from '../../../kernel/instant.js';
import type { SubmissionRecord } from '../../../ports/records.js';
import { momentIn, textIn } from '../values.js';
import type { DecisionView, PieceView } from './side.js';

/** Until when an objection to a decision announced then is in time (Awb 6:7) [K]. */
export const objectionTerm = (announcedAt: Instant): Instant | undefined => {
  const due = dueFor({
    register: startRegister,
    key: 'objection',
    from: announcedAt,
    urgency: undefined,
    safetyCritical: false,
    at: announcedAt,
  });
  return due.ok ? due.value.dueAt : undefined;
};

/** When a decision was announced: when its letter was sent. */
export const announcedAt = ({ data, submittedAt }: SubmissionRecord): Instant =>
  momentIn(data, 'sentAt') ?? submittedAt;

/** The formal decision that somebody objects to, if this is one. */
export const isFormalDecision = ({ formKey }: SubmissionRecord): boolean => formKey === 'F-PROVISION';

/** Whether somebody was told what Veilig Thuis made of the report; before that it is not shown to them. */
const tellsAssessment = ({ formKey, elementId, data }: SubmissionRecord, viewer: string): boolean => {
  const { who } = data;
  return (
    formKey === 'F-INFORM' &&
    elementId === 'informHousehold' &&
    Array.isArray(who) &&
    who.includes(viewer) &&
    data['notYet'] !== true
  );
};

/** What was decided about somebody, of what they may read, with what they can do (RT-2, RT-5). */
export const decisionsFor = (
  viewer: string,
  shown: readonly PieceView[],
  submissions: readonly SubmissionRecord[],
): readonly DecisionView[] => {
  const readable = new Map(shown.map((piece) => [piece.id.split('.')[0] ?? '', piece]));
  return submissions.flatMap((submission): readonly DecisionView[] => {
    const piece = readable.get(submission.id);
    if (piece) return [decisionView(submission, piece)];
    if (!tellsAssessment(submission, viewer)) return [];
    const at = momentIn(submission.data, 'toldOn') ?? submission.submittedAt;
    return [{ id: submission.id, kind: 'VT_ASSESSMENT', at, remedy: 'COMPLAINT' }];
  });
};

const decisionView = (submission: SubmissionRecord, { text }: PieceView): DecisionView => {
  const common = { id: submission.id, reasons: text };
  const outcome = textIn(submission.data, 'outcome');
  if (!isFormalDecision(submission)) {
    return {
      ...common,
      kind: 'REVIEW',
      at: submission.submittedAt,
      ...(outcome !== undefined && { outcome }),
      remedy: 'COMPLAINT',
    };
  }
  const legalBasis = textIn(submission.data, 'legalBasis');
  const at = announcedAt(submission);
  const objectUntil = objectionTerm(at);
  return {
    ...common,
    kind: 'PROVISION',
    at,
    ...(outcome !== undefined && { outcome }),
    ...(legalBasis !== undefined && { legalBasis }),
    remedy: 'OBJECTION',
    ...(objectUntil !== undefined && { objectUntil }),
  };
};
