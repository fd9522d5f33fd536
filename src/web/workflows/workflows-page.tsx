import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { workflowsQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { Page } from '../parts/page.js';
import { isDesigner } from '../shell/places.js';
import { useMe } from '../shell/use-me.js';

export function WorkflowsPage() {
  const { say, moment, sayActor } = useWords();
  const { me } = useMe();
  const query = useQuery(workflowsQuery);
  return (
    <Page
      title={say('workflows.title')}
      intro={<p>{say(isDesigner(me) ? 'workflows.intro' : 'workflows.intro.reader')}</p>}
    >
      <Asked query={query} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nothing-here">{say('workflows.empty')}</p>
          ) : (
            <ul className="workflow-list">
              {items.map(({ key, name, version, running, deployedAt, deployedBy }) => (
                <li key={key} className="card workflow-card">
                  <h2>
                    <Link to="/workflows/$key" params={{ key }}>
                      {name}
                    </Link>
                  </h2>
                  <p className="row-about">
                    <span className="tag">{say('workflows.version', { version })}</span>
                    <span>{say('workflows.running', { count: running })}</span>
                  </p>
                  <p className="small">
                    {say('workflows.by', { name: sayActor(deployedBy), date: moment(deployedAt) })}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  );
}
