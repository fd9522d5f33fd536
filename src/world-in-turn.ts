import { Worker } from 'node:worker_threads';
import type { HouseholdMade } from './application/world/make-world.js';
import type { ThreadTask } from './world-thread.js';

export interface InTurn {
  /** The file of the thread. */
  readonly file: string;
  readonly task: ThreadTask;
  readonly threads: number;
  readonly count: number;
  readonly take: (made: HouseholdMade) => Promise<void>;
}

/** Much is made and soon forgotten, which a larger nursery clears up in fewer rounds. */
const maxYoungGenerationSizeMb = 96;

type Message = 'ready' | { readonly number: number; readonly made: HouseholdMade };

/** Has households made on several threads, and takes them in the order of their numbers, whichever made them. */
export const inTurn = ({ file, task, threads, count, take }: InTurn): Promise<void> =>
  new Promise<void>((done, failed) => {
    const ready = new Map<number, HouseholdMade>();
    let asked = 0;
    let next = 0;
    let taking = Promise.resolve();
    const ask = (worker: Worker): void => {
      if (asked < count) worker.postMessage(asked++);
      else void worker.terminate();
    };
    const takeReady = async (): Promise<void> => {
      for (let made = ready.get(next); made; made = ready.get(next)) {
        ready.delete(next);
        next += 1;
        await take(made);
      }
      if (next === count) done();
    };
    const hear = (worker: Worker, message: Message): void => {
      if (message !== 'ready') {
        ready.set(message.number, message.made);
        taking = taking.then(takeReady);
        taking.catch(failed);
      }
      ask(worker);
    };
    for (let at = 0; at < threads; at += 1) {
      const worker = new Worker(file, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb } });
      worker.on('error', failed);
      worker.on('message', (message: Message) => hear(worker, message));
    }
  });
