import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explanationQuery } from '../api/queries.js';
import type { TaskDetail } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { PlaceWords } from './place-explained.js';

function Answer({ trajectoryId, taskId }: { readonly trajectoryId: string; readonly taskId: string }) {
  const { say } = useWords();
  const query = useQuery(explanationQuery(trajectoryId));
  return (
    <Asked query={query} rows={3}>
      {({ items }) => {
        const place = items.flatMap(({ places }) => places).find(({ id }) => id === taskId);
        return place ? <PlaceWords place={place} open /> : <p>{say('explain.gone')}</p>;
      }}
    </Asked>
  );
}

/** Beside a task, asked for only by who wants to know: how it came to be there, and who may do it. */
export function WhyThisTask({ task: { id, trajectoryId } }: { readonly task: TaskDetail }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  if (trajectoryId === undefined) return null;
  return (
    <details className="explain" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('explain.task')}</summary>
      {open ? <Answer trajectoryId={trajectoryId} taskId={id} /> : null}
    </details>
  );
}
