import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { modelQuery, versionsQuery } from '../api/queries.js';
import { Diagram } from '../diagram/diagram.js';
import { useWords } from '../i18n/words.js';
import { Page } from '../parts/page.js';
import { isDesigner } from '../shell/places.js';
import { useMe } from '../shell/use-me.js';
import { NotFound } from '../shell/not-found.js';
import { loadEditor } from './load-editor.js';
import { Readme } from './readme.js';
import { Versions } from './versions.js';

interface OneVersion {
  readonly workflowKey: string;
  readonly name: string;
  readonly version: number;
}

function Reading({ workflowKey, name, version }: OneVersion) {
  const { data: xml } = useSuspenseQuery(modelQuery(workflowKey, version));
  const { say } = useWords();
  return (
    <>
      <section className="card" aria-labelledby="diagram-heading">
        <h2 id="diagram-heading">{say('workflow.diagram')}</h2>
        <Diagram xml={xml} name={name} />
      </section>
      <section className="card" aria-labelledby="readme-heading">
        <h2 id="readme-heading">{say('workflow.readme')}</h2>
        <Readme workflowKey={workflowKey} />
      </section>
      <section className="card" aria-labelledby="versions-heading">
        <h2 id="versions-heading">{say('workflow.versions')}</h2>
        <Versions workflowKey={workflowKey} />
      </section>
    </>
  );
}

const Editor = lazy(loadEditor);

function Editing({ workflowKey, name, version }: OneVersion) {
  const { data: xml } = useSuspenseQuery(modelQuery(workflowKey, version));
  const { say } = useWords();
  return (
    <Suspense fallback={<p role="status">{say('app.loading')}</p>}>
      <Editor key={version} workflowKey={workflowKey} name={name} version={version} published={xml} />
    </Suspense>
  );
}

export function WorkflowPage() {
  const { say } = useWords();
  const { me } = useMe();
  const { key } = useParams({ from: '/workflows/$key' });
  const { data } = useSuspenseQuery(versionsQuery(key));
  const newest = data.items[0];
  if (newest === undefined) return <NotFound />;
  const { name, version, running } = newest;
  const shown = { workflowKey: key, name, version };
  return (
    <Page
      title={say('workflow.title', { name })}
      wide
      intro={
        <p className="row-about">
          <span className="tag">{say('workflows.version', { version })}</span>
          <span>{say('workflows.running', { count: running })}</span>
        </p>
      }
      aside={
        <p className="as-of">
          <Link to="/workflows">{say('workflow.back')}</Link>
        </p>
      }
    >
      {isDesigner(me) ? <Editing {...shown} /> : <Reading {...shown} />}
    </Page>
  );
}
