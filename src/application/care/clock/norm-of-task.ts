import type { Norm } from '../../../domain/deadlines/norm.js';
import type { TaskRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { registerOf } from '../deadlines/register-of.js';

/** The norm in the version a task's due date came from. */
export const normOfTask = async (
  ports: Pick<Ports, 'store'>,
  { care }: Pick<TaskRecord, 'care'>,
): Promise<Norm | undefined> => {
  const norm = care?.norm;
  if (!norm) return undefined;
  return (await registerOf(ports, norm.key)).find(({ version }) => version === norm.version);
};
