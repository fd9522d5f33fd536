import type { Trajectory } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import { TaskRow } from '../tasks/task-row.js';

/** What happens now, in words: the open tasks, what the processes wait for, and where something is stuck. */
export function Now({ trajectory, me }: { readonly trajectory: Trajectory; readonly me: string }) {
  const { say, moment } = useWords();
  const { openTasks, places } = trajectory;
  const taskElements = new Set(openTasks.map(({ elementId }) => elementId));
  const waiting = places.flatMap(({ instanceId, processName, active }) =>
    active
      .filter(({ elementId, quiet }) => !quiet && !taskElements.has(elementId))
      .map((place) => ({ ...place, instanceId, processName })),
  );
  const incidents = places.flatMap((place) => place.incidents);
  return (
    <section className="card" aria-labelledby="now-heading">
      <h2 id="now-heading">{say('trajectory.now')}</h2>
      {openTasks.length === 0 ? <p>{say('trajectory.now.nothing')}</p> : null}
      <ol className="rows">
        {openTasks.map((task) => (
          <TaskRow key={task.id} task={task} me={me} withHousehold={false} />
        ))}
      </ol>
      {waiting.length === 0 ? null : (
        <>
          <h3>{say('trajectory.now.waiting')}</h3>
          <ul className="plain-list">
            {waiting.map(({ instanceId, elementId, name, processName, since }) => (
              <li key={`${instanceId} ${elementId}`}>
                <Icon name="clock" /> {name === '' ? processName : `${processName}: ${name}`}{' '}
                <span className="small">{say('trajectory.now.since', { moment: moment(since) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {incidents.map(({ id, name }) => (
        <p key={id} className="field-error">
          <Icon name="danger" />
          {say('trajectory.process.incident', { name })}
        </p>
      ))}
    </section>
  );
}
