import type { NotificationRecord } from '../../ports/records.js';
import type { Work } from '../work.js';

export interface Notice {
  readonly code: string;
  readonly channel: NotificationRecord['channel'];
  readonly taskId?: string;
  readonly trajectoryId?: string;
  /** Sets this notice apart from others with the same code about the same thing. */
  readonly occasion?: string;
}

/**
 * Tells people something, without content: a code and what it is about.
 *
 * The id follows from what is told to whom, so telling it again changes nothing, also not that it was read.
 */
export const notify = async (work: Work, recipients: readonly string[], notice: Notice): Promise<void> => {
  const { occasion, ...body } = notice;
  const about = [body.code, body.taskId ?? body.trajectoryId ?? '-', occasion ?? '-', body.channel];
  for (const recipient of new Set(recipients)) {
    const id = [...about, recipient].join(':');
    if (await work.get('notification', id)) continue;
    work.put('notification', { id, recipient, at: work.at, ...body });
  }
};
