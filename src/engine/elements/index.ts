import { adHocSubProcess } from './ad-hoc-sub-process.js';
import type { Behaviour } from './behaviour.js';
import { boundaryEvent } from './boundary-event.js';
import { businessRuleTask } from './business-rule-task.js';
import { callActivity } from './call-activity.js';
import { complexGateway } from './complex-gateway.js';
import { endEvent } from './end-event.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { inclusiveGateway } from './inclusive-gateway.js';
import { intermediateCatchEvent } from './intermediate-catch-event.js';
import { intermediateThrowEvent } from './intermediate-throw-event.js';
import { manualTask } from './manual-task.js';
import { parallelGateway } from './parallel-gateway.js';
import { receiveTask } from './receive-task.js';
import { scriptTask } from './script-task.js';
import { sendTask } from './send-task.js';
import { serviceTask } from './service-task.js';
import { startEvent } from './start-event.js';
import { subProcess } from './sub-process.js';
import { task } from './task.js';
import { userTask } from './user-task.js';

/** Every element the engine executes. What is not here is refused at deployment. */
const all: readonly Behaviour[] = [
  startEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  userTask,
  serviceTask,
  businessRuleTask,
  scriptTask,
  sendTask,
  receiveTask,
  manualTask,
  task,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  complexGateway,
  eventBasedGateway,
  subProcess,
  adHocSubProcess,
  callActivity,
];

/** The behaviour of each element by the name it is drawn with. */
export const behaviours: ReadonlyMap<string, Behaviour> = new Map(
  all.flatMap((behaviour) => behaviour.types.map((type) => [type, behaviour] as const)),
);
