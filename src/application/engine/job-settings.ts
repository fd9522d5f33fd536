import type { JobSettings, ProcessDefinitionRecord } from '../../ports/records.js';
import { without } from './without.js';

type Settings = Omit<JobSettings, 'elementId'>;

const none: Settings = {};

/** What somebody said about all jobs of an element. */
export const jobSettingsOf = ({ jobSettings = [] }: ProcessDefinitionRecord, elementId: string): Settings => {
  const found = jobSettings.find((one) => one.elementId === elementId);
  return found ? without(found, 'elementId') : none;
};

/** The definition with something else said about the jobs of an element; what says nothing is not kept. */
export const withJobSettings = (
  definition: ProcessDefinitionRecord,
  elementId: string,
  { suspended, priority }: { readonly suspended: boolean; readonly priority: number | undefined },
): ProcessDefinitionRecord => {
  const { jobSettings = [], ...rest } = definition;
  const others = jobSettings.filter((one) => one.elementId !== elementId);
  const said = {
    elementId,
    ...(suspended && { suspended: true as const }),
    ...(priority !== undefined && { priority }),
  };
  const all = suspended || priority !== undefined ? [...others, said] : others;
  return all.length === 0 ? rest : { ...rest, jobSettings: all };
};
