import { parentPort, workerData } from 'node:worker_threads';
import type { WorldSettings } from './application/world/make-world.js';
import { worldRoom } from './world-room.js';

export interface ThreadTask {
  readonly settings: WorldSettings;
  readonly workflowsDirectory: string;
}

/** Makes the households that it is asked for, one after the other. */
const { settings, workflowsDirectory } = workerData as ThreadTask;
const room = await worldRoom(settings, workflowsDirectory);
parentPort?.on('message', (number: number) => {
  void room.world.make(number).then((made) => parentPort?.postMessage({ number, made }));
});
parentPort?.postMessage('ready');
