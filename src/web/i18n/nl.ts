import { codes } from './nl/codes.js';
import { explain } from './nl/explain.js';
import { figures } from './nl/figures.js';
import { form } from './nl/form.js';
import { moving } from './nl/moving.js';
import { norms } from './nl/norms.js';
import { operations } from './nl/operations.js';
import { ownSide } from './nl/own-side.js';
import { problems } from './nl/problems.js';
import { rights } from './nl/rights.js';
import { shell } from './nl/shell.js';
import { steering } from './nl/steering.js';
import { tasks } from './nl/tasks.js';
import { trajectory } from './nl/trajectory.js';
import { workflows } from './nl/workflows.js';
import { workload } from './nl/workload.js';

/** Dutch at language level B1: short sentences, everyday words, "je". Keys are shared with every other language. */
export const nl = {
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

export type MessageId = keyof typeof nl;
