import { useQueryClient } from '@tanstack/react-query';
import { address, post } from '../api/client.js';
import type { TaskSummary } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';

type Named = Pick<TaskSummary, 'id' | 'name'>;

/** Takes a task, or gives it back. */
export const useClaim = (verb: 'claim' | 'unclaim', done?: () => void) => {
  const client = useQueryClient();
  const announce = useAnnounce();
  const { say } = useWords();
  return useCommand<Named, unknown>(({ id }, once) => post(address(['tasks', id, verb]), { once }), {
    onSuccess: (_, { id, name }) => {
      announce(say(verb === 'claim' ? 'task.claimed' : 'task.unclaimed', { name }));
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries({ queryKey: ['task', id] });
      done?.();
    },
  });
};
