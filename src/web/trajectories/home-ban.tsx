import type { Trajectory } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Notice } from '../parts/notice.js';

/** The home ban of a trajectory, and who must not hear where whom is; over and open to all, it is not shown. */
export function HomeBan({ trajectory }: { readonly trajectory: Trajectory }) {
  const { say, sayCode, moment } = useWords();
  const { homeBan, contactBans, members } = trajectory;
  if (homeBan === undefined && contactBans.length === 0) return null;
  const nameOf = (id: string): string => members.find((member) => member.id === id)?.name ?? id;
  return (
    <Notice tone="warning">
      {homeBan === undefined ? null : (
        <p>
          <strong>{sayCode('homeBan', homeBan.state)}</strong>
          {homeBan.leaver === undefined ? '' : ` · ${nameOf(homeBan.leaver)}`}
          {homeBan.expiresAt === undefined
            ? ''
            : ` · ${say('homeBan.until', { moment: moment(homeBan.expiresAt) })}`}
          {homeBan.maxAt === undefined ? '' : ` · ${say('homeBan.max', { moment: moment(homeBan.maxAt) })}`}
        </p>
      )}
      {contactBans.length === 0 ? null : (
        <>
          <p>{say('homeBan.apart')}</p>
          <ul>
            {contactBans.map(({ persons }) => (
              <li key={persons.join(' ')}>{persons.map(nameOf).join(' – ')}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
