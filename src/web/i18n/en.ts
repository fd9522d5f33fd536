import type { MessageId } from './nl.js';
import { codes } from './en/codes.js';
import { explain } from './en/explain.js';
import { figures } from './en/figures.js';
import { form } from './en/form.js';
import { moving } from './en/moving.js';
import { norms } from './en/norms.js';
import { operations } from './en/operations.js';
import { ownSide } from './en/own-side.js';
import { problems } from './en/problems.js';
import { rights } from './en/rights.js';
import { shell } from './en/shell.js';
import { steering } from './en/steering.js';
import { tasks } from './en/tasks.js';
import { trajectory } from './en/trajectory.js';
import { workflows } from './en/workflows.js';
import { workload } from './en/workload.js';

/** English, by the keys of the Dutch. */
export const en: Readonly<Record<MessageId, string>> = {
  ...shell,
  ...tasks,
  ...explain,
  ...form,
  ...trajectory,
  ...steering,
  ...workload,
  ...figures,
  ...workflows,
  ...moving,
  ...norms,
  ...operations,
  ...problems,
  ...codes,
  ...rights,
  ...ownSide,
};
