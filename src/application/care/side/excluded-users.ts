import { excludedUsers as whoDid } from '../../../domain/rules/four-eyes.js';
import type { ProcessDefinition } from '../../../engine/definition.js';
import type { ElementId } from '../../../engine/instance.js';
import type { CareOfTask, HistoricActivityRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import type { FourEyesWords } from './diagram-words.js';
import { instancesOf } from './instances-of.js';

export type Excluded = CareOfTask['excludedUsers'][number];

export interface Place {
  readonly definition: ProcessDefinition;
  readonly instanceId: string;
  readonly businessKey: string | undefined;
}

/**
 * Who may not do a task, because they did what it checks (domain.md §3.3). An element of the same process counts
 * in the same instance; one of another process wherever it was done in the same trajectory.
 */
export const excludedUsers = async (
  work: Work,
  rules: readonly FourEyesWords[],
  place: Place,
): Promise<readonly Excluded[]> => {
  const excluded = new Map<string, Excluded>();
  for (const { rule, elements } of rules) {
    const visits = await Promise.all(elements.map((element) => visitsOf(work, element, place)));
    for (const user of usersOf(elements, visits.flat())) {
      if (!excluded.has(user)) excluded.set(user, { user, rule });
    }
  }
  return [...excluded.values()];
};

/** What was taken away was not done. */
const usersOf = (elements: readonly string[], visits: readonly HistoricActivityRecord[]): readonly string[] =>
  whoDid(
    elements,
    visits.filter(({ canceled }) => !canceled),
  );

const visitsOf = async (
  work: Work,
  element: string,
  place: Place,
): Promise<readonly HistoricActivityRecord[]> => {
  const here = place.definition.nodes.has(element as ElementId);
  const instances = here ? [place.instanceId] : await instancesOf(work, place.businessKey);
  if (instances.length === 0) return [];
  return work.find('historicActivity', {
    where: [
      { field: 'instanceId', in: instances },
      { field: 'elementId', is: element },
    ],
    limit: 10_000,
  });
};
