import { receiveMessageOnPort, MessageChannel, Worker, type MessagePort } from 'node:worker_threads';

/** What a script is asked with; without input it is only read. */
export interface Question {
  readonly script: string;
  /** JSON text of the variables and of what `execution` and `task` tell. */
  readonly input?: string;
}

export type Told =
  | { readonly text: string }
  | { readonly failed: string; readonly message: string; readonly broken?: boolean };

export type Sandbox = (question: Question) => Told;

/** A script is stopped by its steps; this is for what the engine inside does in one step, such as joining a long list. */
const longestMs = 3_000;
/** Beginning is not the script's doing, and a busy machine takes its time. */
const longestStartMs = 20_000;

const tooLong: Told = { failed: 'InternalError', message: 'interrupted' };

interface Thread {
  ask(question: Question): Told;
  end(): void;
}

/** Another thread, asked and waited for: a script that does not come back can be ended from here. */
const openThread = (longestAnswer: number): Thread => {
  const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { port1: here, port2: there } = new MessageChannel();
  const worker = new Worker(new URL('./sandbox-thread.mjs', import.meta.url), {
    workerData: { signal, longestAnswer, port: there },
    transferList: [there],
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
    stdin: false,
  });
  worker.unref();
  here.unref();
  let turn = 0;
  const answered = (ms: number): boolean => Atomics.wait(signal, 0, turn, ms) !== 'timed-out';
  // The thread counts up once when it is ready.
  const isReady = answered(longestStartMs);
  turn = 1;
  return {
    ask(question) {
      if (!isReady) return { failed: 'InternalError', message: 'the sandbox did not begin', broken: true };
      here.postMessage(question);
      const isAnswered = answered(longestMs);
      turn += 1;
      return isAnswered ? toldBy(here) : { ...tooLong, broken: true };
    },
    end() {
      here.close();
      void worker.terminate();
    },
  };
};

const toldBy = (port: MessagePort): Told => {
  const received = receiveMessageOnPort(port) as { readonly message: Told } | undefined;
  return received?.message ?? { failed: 'InternalError', message: 'no answer', broken: true };
};

/** Opens a sandbox whose thread begins with the first script; one that breaks is replaced. */
export const openSandbox = (longestAnswer: number): Sandbox => {
  let thread: Thread | undefined;
  return (question) => {
    thread ??= openThread(longestAnswer);
    const told = thread.ask(question);
    if ('broken' in told && told.broken) {
      thread.end();
      thread = undefined;
    }
    return told;
  };
};
