import { useQuery } from '@tanstack/react-query';
import { hasStatus } from '../api/problem.js';
import { readmeQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { Markdown } from './markdown.js';

/** What the process is for, in the words of its README. */
export function Readme({ workflowKey }: { readonly workflowKey: string }) {
  const { say } = useWords();
  const query = useQuery(readmeQuery(workflowKey));
  if (hasStatus(query.error, 404)) return <p>{say('workflow.readme.none')}</p>;
  return <Asked query={query}>{(text) => <Markdown text={text} />}</Asked>;
}
