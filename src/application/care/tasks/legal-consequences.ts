import { ageOn } from '../../../domain/rules/age.js';
import { lackingInRequest } from '../../../domain/rules/request-for-investigation.js';
import { localDate } from '../../../kernel/amsterdam.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord } from '../../../ports/records.js';
import { variablesOfTask } from '../../engine/view-variables.js';
import type { Work } from '../../work.js';
import { ofForm, submissionsOf } from '../facts/submissions-of.js';
import { recordsById } from '../records-by-id.js';
import { refuse, type CareRefusal, type FieldError } from '../refusals.js';
import { rowsIn, textIn } from '../values.js';
import type { Fields } from '../views.js';

interface Doing {
  readonly task: TaskRecord;
  readonly data: Fields;
}

const errors: Readonly<Record<'legal-aid' | 'voice-of-child', FieldError>> = {
  'legal-aid': {
    pointer: '/legalAidOffered',
    code: 'not-valid',
    detail: 'Expected legal aid to be offered before a request is sent',
  },
  'voice-of-child': {
    pointer: '/unheardChildren',
    code: 'required',
    detail: 'Expected every child of twelve and older to be heard, or the reason why not',
  },
};

/** A request for investigation goes nowhere without legal aid offered and the voice of every child that has one (T06). */
export const requestIsComplete = async (
  work: Work,
  { task, data }: Doing,
): Promise<Outcome<void, CareRefusal>> => {
  const trajectoryId = task.care?.trajectoryId;
  if (trajectoryId === undefined) return ok(undefined);
  const views = ofForm(await submissionsOf(work, trajectoryId), 'F-VIEW').filter(
    ({ instanceId }) => instanceId === task.instanceId,
  );
  const lacking = lackingInRequest({
    legalAidOffered: textIn(data, 'legalAidOffered') === 'yes',
    children: await childrenOf(work, trajectoryId),
    heard: views.filter((view) => hasVoice(view.data)).flatMap((view) => textIn(view.data, 'person') ?? []),
    explained: rowsIn(data, 'unheardChildren').flatMap((row) => textIn(row, 'child') ?? []),
  });
  if (lacking.length === 0) return ok(undefined);
  return refuse('form-invalid', { errors: lacking.map((lack) => errors[lack]) });
};

/** Something was said, or it is written down why not. */
const hasVoice = (view: Fields): boolean =>
  textIn(view, 'given') === 'yes' || textIn(view, 'whyNot') !== undefined;

const childrenOf = async (work: Work, trajectoryId: string) => {
  const trajectory = await work.get('trajectory', trajectoryId);
  const household = trajectory && (await work.get('household', trajectory.householdId));
  const persons = await recordsById(work.ports, 'person', household?.memberIds ?? []);
  const today = localDate(work.at);
  return [...persons.values()]
    .filter(({ role }) => role === 'child')
    .map(({ id, birthDate }) => ({ id, age: ageOn(birthDate, today) }));
};

/** An answer that nothing waits for is not passed on: what comes before it must be recorded first. */
export const outcomeIsAwaited = async (
  work: Work,
  { task, data }: Doing,
): Promise<Outcome<void, CareRefusal>> => {
  if (textIn(data, 'agree') === 'not') return ok(undefined);
  const message = (await variablesOfTask(work.ports, task.id))?.values['typedMessage'];
  if (typeof message !== 'string' || task.businessKey === undefined) return refuse('action-not-possible');
  const waiting = await work.ports.store.count(
    'subscription',
    [
      { field: 'kind', is: 'message' },
      { field: 'name', is: message },
      { field: 'businessKey', is: task.businessKey },
    ],
    1,
  );
  return waiting > 0 ? ok(undefined) : refuse('action-not-possible');
};
