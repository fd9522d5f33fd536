import { setJobRetries } from '../../application/engine/set-retries.js';
import type { Work } from '../../application/work.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Json } from '../../kernel/json.js';
import { invalid, type Fault } from './errors.js';
import { externalTaskListed } from './external-task-lists.js';
import { instanceListed } from './instance-lists.js';
import { foundBy } from './lists.js';
import { count, fieldsOf, object, texts, type Given } from './readers.js';
import { silently, type Answer, type Call } from './route.js';

/** All of them change in one commit, which must stay small. */
const mostTasks = 1000;

const shape = {
  retries: count,
  externalTaskIds: texts,
  processInstanceIds: texts,
  externalTaskQuery: object,
  processInstanceQuery: object,
} as const;

const tooMany = invalid(`Expected at most ${mostTasks} external tasks in one request, but got more`);

const ofInstances = async ({ ports }: Call, instanceIds: readonly string[]): Promise<readonly string[]> => {
  if (instanceIds.length === 0) return [];
  const found = await ports.store.find('job', {
    where: [
      { field: 'kind', is: 'external' },
      { field: 'instanceId', in: instanceIds },
    ],
    limit: mostTasks + 1,
  });
  return found.map(({ body }) => body.id);
};

interface Asked {
  readonly externalTaskIds?: readonly string[];
  readonly processInstanceIds?: readonly string[];
  readonly externalTaskQuery?: Given;
  readonly processInstanceQuery?: Given;
}

const taskIdsOf = async (call: Call, asked: Asked): Promise<Outcome<readonly string[], Fault>> => {
  const ids = new Set([
    ...(asked.externalTaskIds ?? []),
    ...(await ofInstances(call, asked.processInstanceIds ?? [])),
  ]);
  if (asked.externalTaskQuery) {
    const tasks = await foundBy(externalTaskListed, call, asked.externalTaskQuery, mostTasks + 1);
    if (!tasks.ok) return tasks;
    for (const { id } of tasks.value) ids.add(id);
  }
  if (asked.processInstanceQuery) {
    const instances = await foundBy(instanceListed, call, asked.processInstanceQuery, mostTasks + 1);
    if (!instances.ok) return instances;
    for (const id of await ofInstances(
      call,
      instances.value.map((instance) => instance.id),
    ))
      ids.add(id);
  }
  return ids.size > mostTasks ? tooMany : ok([...ids]);
};

const all =
  (ids: readonly string[], retries: number) =>
  async (work: Work): ReturnType<typeof setJobRetries> => {
    for (const jobId of ids) {
      const set = await setJobRetries(work, { jobId, retries });
      if (!set.ok) return set;
    }
    return ok(undefined);
  };

/** Gives many external tasks new attempts, all or none of them. */
export const setManyRetries = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  if ((body.value['historicProcessInstanceQuery'] ?? null) !== (null as Json))
    return invalid("'historicProcessInstanceQuery' is not supported by this service");
  const given = fieldsOf(body.value, shape);
  if (!given.ok) return given;
  const { retries, ...asked } = given.value;
  if (retries === undefined) return invalid('The number of retries is required');
  const ids = await taskIdsOf(call, asked);
  if (!ids.ok) return ids;
  if (ids.value.length === 0) return invalid('externalTaskIds is empty');
  return silently(call.commit(all(ids.value, retries)));
};
