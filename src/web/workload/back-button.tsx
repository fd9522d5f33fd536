import { useQueryClient } from '@tanstack/react-query';
import { address, post } from '../api/client.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { ProblemNotice } from '../parts/problem-notice.js';

/** Somebody is back: new work comes to them again, and what nobody began for them. */
export function BackButton({ absenceId, name }: { readonly absenceId: string; readonly name: string }) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const end = useCommand<undefined, { readonly returned: number }>(
    (_, once) => post(address(['absences', absenceId, 'end']), { once }),
    {
      onSuccess: ({ returned }) => {
        announce(say('workload.backNow', { name, count: returned }));
        void client.invalidateQueries({ queryKey: ['workload'] });
      },
    },
  );
  return (
    <>
      {end.error === null ? null : <ProblemNotice error={end.error} />}
      <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate(undefined)}>
        {say('workload.back')}
        <span className="visually-hidden">: {name}</span>
      </button>
    </>
  );
}
