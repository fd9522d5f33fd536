import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { trajectoryQuery } from '../api/queries.js';
import { EmergencyDoor } from '../emergency/emergency-door.js';
import { hasStatus } from '../api/problem.js';
import type { Trajectory } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { WhyHere } from '../explanation/why-here.js';
import { Asked } from '../parts/asked.js';
import { Members } from '../parts/members.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { useMe } from '../shell/use-me.js';
import { Actions } from './actions.js';
import { HomeBan } from './home-ban.js';
import { Now } from './now.js';
import { ProcessPlaces } from './process-places.js';
import { Timeline } from './timeline.js';
import { TrajectoryHead } from './trajectory-head.js';

function Dossier({ trajectory }: { readonly trajectory: Trajectory }) {
  const { say, moment } = useWords();
  const { me } = useMe();
  return (
    <>
      {trajectory.emergencyUntil === undefined ? null : (
        <Notice tone="danger">
          <p>{say('emergency.banner', { moment: moment(trajectory.emergencyUntil) })}</p>
        </Notice>
      )}
      <TrajectoryHead trajectory={trajectory} />
      <HomeBan trajectory={trajectory} />
      <div className="two-columns">
        <div>
          <Now trajectory={trajectory} me={me?.user ?? ''} />
          <WhyHere trajectoryId={trajectory.id} />
          <ProcessPlaces places={trajectory.places} />
          <Timeline trajectoryId={trajectory.id} />
        </div>
        <aside className="aside" aria-label={say('trajectory.aside')}>
          <Actions trajectory={trajectory} />
          <section>
            <h2>{say('trajectory.members')}</h2>
            <Members members={trajectory.members} />
          </section>
        </aside>
      </div>
    </>
  );
}

export function TrajectoryPage() {
  const { say } = useWords();
  const { trajectoryId } = useParams({ from: '/trajectories/$trajectoryId' });
  const query = useQuery(trajectoryQuery(trajectoryId));
  const forbidden = hasStatus(query.error, 403);
  const label = query.data?.householdLabel;
  return (
    <Page
      title={say('trajectory.name')}
      heading={label === undefined ? say('trajectory.name') : say('trajectory.title', { household: label })}
      wide
    >
      {forbidden ? (
        <>
          <Notice tone="warning">
            <p>{say('trajectory.forbidden')}</p>
          </Notice>
          <EmergencyDoor trajectoryId={trajectoryId} />
        </>
      ) : (
        <Asked query={query} rows={8}>
          {(trajectory) => <Dossier trajectory={trajectory} />}
        </Asked>
      )}
    </Page>
  );
}
