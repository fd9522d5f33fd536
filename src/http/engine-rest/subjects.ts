import { ok, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { externalTaskListed } from './external-task-lists.js';
import { pastInstanceListed } from './history/instances.js';
import { instanceListed } from './instance-lists.js';
import { listedJobs } from './jobs.js';
import { recordsFor } from './lists.js';
import { object, texts, type Given } from './readers.js';
import type { Call } from './route.js';

type Found = Promise<Outcome<readonly { readonly id: string }[], Fault>>;

/** The queries that bodies ask by, by their names. */
const queries = {
  processInstanceQuery: (call: Call, given: Given): Found => recordsFor(instanceListed, call, given),
  historicProcessInstanceQuery: (call: Call, given: Given): Found =>
    recordsFor(pastInstanceListed, call, given),
  jobQuery: (call: Call, given: Given): Found => recordsFor(listedJobs, call, given),
  externalTaskQuery: (call: Call, given: Given): Found => recordsFor(externalTaskListed, call, given),
} as const;

interface Named {
  /** The field of a body that lists them. */
  readonly ids: string;
  /** The fields that ask for them. */
  readonly asked: readonly (keyof typeof queries)[];
}

/** What a body lists, asks for, or both; perhaps nothing. */
export const namedIn = async (
  call: Call,
  body: Given,
  { ids, asked }: Named,
): Promise<Outcome<readonly string[], Fault>> => {
  const listed = texts(body[ids] ?? []);
  if (!listed.ok) return listed;
  const all = new Set(listed.value);
  for (const name of asked) {
    const query = body[name] ?? null;
    if (query === null) continue;
    const given = object(query);
    if (!given.ok) return given;
    const found = await queries[name](call, given.value);
    if (!found.ok) return found;
    for (const { id } of found.value) all.add(id);
  }
  return ok([...all]);
};

/** Those a change to many concerns: listed, asked for, or both. */
export const subjectsIn = async (
  call: Call,
  body: Given,
  named: Named,
): Promise<Outcome<readonly string[], Fault>> => {
  const all = await namedIn(call, body, named);
  if (!all.ok) return all;
  return all.value.length > 0 ? all : invalid(`${named.ids} is empty`);
};

const asked = ['processInstanceQuery', 'historicProcessInstanceQuery'] as const;

/** Instances, by their ids and by queries on those that run and on those that ran. */
export const instancesIn = (
  call: Call,
  body: Given,
  ids = 'processInstanceIds',
): Promise<Outcome<readonly string[], Fault>> => subjectsIn(call, body, { ids, asked });
