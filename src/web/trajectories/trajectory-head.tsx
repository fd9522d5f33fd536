import type { ReactNode } from 'react';
import type { Trajectory } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Notice } from '../parts/notice.js';
import { UrgencyMark } from '../parts/urgency-mark.js';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What must be known at a glance: how urgent, how far, who, and when it is looked at again. */
export function TrajectoryHead({ trajectory }: { readonly trajectory: Trajectory }) {
  const { say, sayCode, date } = useWords();
  const { fixedFace, substitute, rvtProfessional, breaches } = trajectory;
  const dates = [
    ['trajectory.nextReview', trajectory.nextReviewAt],
    ['trajectory.legalDue', trajectory.legalDueAt],
    ['trajectory.received', trajectory.receivedAt],
    ['trajectory.closed', trajectory.closedAt],
    ['trajectory.followUp', trajectory.followUpDueAt],
  ] as const;
  return (
    <>
      <dl className="facts">
        <Fact name={say('trajectory.urgency')}>
          <UrgencyMark urgency={trajectory.urgency} />
        </Fact>
        <Fact name={say('trajectories.state')}>{sayCode('state', trajectory.state)}</Fact>
        <Fact name={say('trajectory.phase')}>{sayCode('trajectory.phase', String(trajectory.phase))}</Fact>
        <Fact name={say('trajectory.level')}>
          {sayCode('trajectory.level', String(trajectory.escalationLevel))}
        </Fact>
        <Fact name={say('trajectory.fixedFace')}>{fixedFace?.name ?? say('trajectory.nobody')}</Fact>
        {substitute === undefined ? null : <Fact name={say('trajectory.substitute')}>{substitute.name}</Fact>}
        {rvtProfessional === undefined ? null : (
          <Fact name={say('trajectory.rvt')}>{rvtProfessional.name}</Fact>
        )}
        {dates.map(([name, at]) =>
          at === undefined ? null : (
            <Fact key={name} name={say(name)}>
              <time dateTime={at}>{date(at)}</time>
            </Fact>
          ),
        )}
      </dl>
      {breaches.length === 0 ? null : (
        <Notice tone="danger">
          <p>{say('trajectory.breaches')}</p>
          <ul>
            {breaches.map(({ norm, at }) => (
              <li key={`${norm} ${at}`}>
                {sayCode('norm', norm)}: {date(at)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
