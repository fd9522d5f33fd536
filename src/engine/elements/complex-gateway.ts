import { given } from '../given.js';
import { childExpression } from '../reading/multi-instance.js';
import { lookAtArrival, type ComplexNode } from '../runtime/complex.js';
import { wait } from '../runtime/move.js';
import { behaviour } from './behaviour.js';

/**
 * BPMN 2.0 §13.4.5: goes on as soon as its activation condition holds, which can ask `activationCount` and `tokenCounts`
 * by flow; then waits for the tokens that are still to come and lets them end. A departure: when it begins anew only
 * conditions that ask `waitingForStart` can send a token, since any other would send a second one for the same reason.
 */
export const complexGateway = behaviour<ComplexNode>({
  types: ['complexGateway'],
  activity: false,
  attributes: ['default', 'gatewayDirection'],
  children: ['activationCondition'],
  read(reader) {
    if (reader.flag('camunda:asyncAfter', false))
      reader.problem(
        'unsupported-attribute',
        'Expected no camunda:asyncAfter where a gateway goes on before it is done, but it is set',
      );
    return given({
      activationCondition: childExpression(reader, reader.drawn, 'activationCondition'),
    });
  },
  enter(run, node, token) {
    wait(run, token, 'join');
    lookAtArrival(run, node, token.scope);
  },
});
