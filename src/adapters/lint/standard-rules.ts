// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the browser's project does not include this folder
/// <reference path="./bpmnlint.d.ts" />
import adHocSubProcess from 'bpmnlint/rules/ad-hoc-sub-process.js';
import conditionalFlows from 'bpmnlint/rules/conditional-flows.js';
import endEventRequired from 'bpmnlint/rules/end-event-required.js';
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway.js';
import eventSubProcessTypedStartEvent from 'bpmnlint/rules/event-sub-process-typed-start-event.js';
import fakeJoin from 'bpmnlint/rules/fake-join.js';
import labelRequired from 'bpmnlint/rules/label-required.js';
import noComplexGateway from 'bpmnlint/rules/no-complex-gateway.js';
import noDisconnected from 'bpmnlint/rules/no-disconnected.js';
import noDuplicateSequenceFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import noGatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end.js';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import noImplicitStart from 'bpmnlint/rules/no-implicit-start.js';
import noOverlappingElements from 'bpmnlint/rules/no-overlapping-elements.js';
import singleBlankStartEvent from 'bpmnlint/rules/single-blank-start-event.js';
import singleEventDefinition from 'bpmnlint/rules/single-event-definition.js';
import startEventRequired from 'bpmnlint/rules/start-event-required.js';
import subProcessBlankStartEvent from 'bpmnlint/rules/sub-process-blank-start-event.js';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js';
import superfluousTermination from 'bpmnlint/rules/superfluous-termination.js';

/**
 * The rules of bpmnlint that fit us. Left out: `no-inclusive-gateway`, since the acute response needs one,
 * `superfluous-label` and `global`, which are about drawings that are not executed, `link-event`, which the compiler
 * checks, and `no-bpmndi`, whose place `koers/drawn` takes.
 */
export const standardRules = {
  'ad-hoc-sub-process': { severity: 'error', rule: adHocSubProcess },
  'conditional-flows': { severity: 'error', rule: conditionalFlows },
  'end-event-required': { severity: 'error', rule: endEventRequired },
  'event-based-gateway': { severity: 'error', rule: eventBasedGateway },
  'event-sub-process-typed-start-event': { severity: 'error', rule: eventSubProcessTypedStartEvent },
  'fake-join': { severity: 'warn', rule: fakeJoin },
  'label-required': { severity: 'error', rule: labelRequired },
  'no-complex-gateway': { severity: 'error', rule: noComplexGateway },
  'no-disconnected': { severity: 'error', rule: noDisconnected },
  'no-duplicate-sequence-flows': { severity: 'error', rule: noDuplicateSequenceFlows },
  'no-gateway-join-fork': { severity: 'error', rule: noGatewayJoinFork },
  'no-implicit-end': { severity: 'error', rule: noImplicitEnd },
  'no-implicit-split': { severity: 'error', rule: noImplicitSplit },
  'no-implicit-start': { severity: 'error', rule: noImplicitStart },
  'no-overlapping-elements': { severity: 'warn', rule: noOverlappingElements },
  'single-blank-start-event': { severity: 'error', rule: singleBlankStartEvent },
  'single-event-definition': { severity: 'error', rule: singleEventDefinition },
  'start-event-required': { severity: 'error', rule: startEventRequired },
  'sub-process-blank-start-event': { severity: 'error', rule: subProcessBlankStartEvent },
  'superfluous-gateway': { severity: 'warn', rule: superfluousGateway },
  'superfluous-termination': { severity: 'warn', rule: superfluousTermination },
} as const;
