import type { HistoricActivityRecord, TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from './given.js';
import { without } from './without.js';

/** History knows a task by who has it. */
export const recordAssignee = async (work: Work, taskId: string, user: string | undefined): Promise<void> => {
  const visit = await work.get('historicActivity', taskId);
  if (visit) work.put('historicActivity', withAssignee(visit, user));
};

export const withAssignee = <Body extends TaskRecord | HistoricActivityRecord>(
  body: Body,
  user: string | undefined,
): Body => ({ ...without(body, 'assignee'), ...given({ assignee: user }) }) as Body;
