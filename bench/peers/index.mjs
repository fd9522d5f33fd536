import { bpmnEngine } from './bpmn-engine.mjs';
import { bpmnServer } from './bpmn-server.mjs';

export const peers = { 'bpmn-engine': bpmnEngine, 'bpmn-server': bpmnServer };
