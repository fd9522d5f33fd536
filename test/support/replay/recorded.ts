import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineCommand } from '../../../src/engine/commands.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import type { EngineEvent } from '../../../src/engine/events.js';
import type { ProcessInstance } from '../../../src/engine/instance.js';

export interface RecordedBatch {
  readonly command: EngineCommand;
  readonly events: readonly EngineEvent[];
}

/** What was decided for one instance from its start, and the state that gave then. */
export interface RecordedHistory {
  readonly definition: string;
  readonly key: string;
  readonly version: number;
  readonly state: ProcessInstance;
  readonly batches: readonly RecordedBatch[];
}

const historiesFolder = join('test', 'replay', 'histories');

/** The folders with recordings, each made once and never changed. */
const folders = (): readonly string[] => readdirSync(historiesFolder).sort();

/** Those in which stories are told, and not models alone. */
export const recordings = (): readonly string[] =>
  folders().filter((recording) => storiesOf(recording).length > 0);

/** The stories of a recording, by file name. */
export const storiesOf = (recording: string): readonly string[] =>
  readdirSync(join(historiesFolder, recording)).filter((file) => file.endsWith('.json'));

export const historiesOf = (recording: string, story: string): readonly RecordedHistory[] => {
  const text = readFileSync(join(historiesFolder, recording, story), 'utf8');
  const read = JSON.parse(text) as {
    history: Omit<RecordedHistory, 'batches'>;
    batches: RecordedBatch[];
  }[];
  return read.map(({ history, batches }) => ({ ...history, batches }));
};

/** The models that ran when it was recorded, by file name. */
export const modelsOf = (recording: string): readonly { readonly name: string; readonly xml: string }[] => {
  const folder = join(historiesFolder, recording, 'models');
  const names = readdirSync(folder).filter((name) => /\.(bpmn|dmn)$/.test(name));
  return names.map((name) => ({ name, xml: readFileSync(join(folder, name), 'utf8') }));
};

/** A generated model, and what the engine decided for an instance of it. */
export interface RecordedModel {
  readonly drawing: DrawnElement;
  readonly batches: readonly RecordedBatch[];
  readonly state: ProcessInstance;
}

export const recordedModels = (): readonly {
  readonly name: string;
  readonly models: readonly RecordedModel[];
}[] =>
  folders()
    .map((recording) => join(historiesFolder, recording, 'models', 'generated.json'))
    .filter((file) => existsSync(file))
    .map((name) => ({ name, models: JSON.parse(readFileSync(name, 'utf8')) as RecordedModel[] }));
