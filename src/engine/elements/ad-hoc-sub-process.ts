import type { DrawnElement } from '../drawn.js';
import { given } from '../given.js';
import type { ElementId } from '../instance.js';
import { childExpression } from '../reading/multi-instance.js';
import { enterAdHoc, type AdHocNode } from '../runtime/ad-hoc.js';
import { behaviour, type Reader } from './behaviour.js';

/**
 * BPMN 2.0 §10.3.5 and §13.3.5: activities in no order but that of who starts them, as often as needed, until the
 * completion condition holds. A departure: behind a flow inside it the next activity begins by itself, as in Camunda 8,
 * where the specification would enable it and wait again for a choice.
 */
export const adHocSubProcess = behaviour<AdHocNode>({
  types: ['adHocSubProcess'],
  activity: true,
  attributes: ['ordering', 'cancelRemainingInstances', 'triggeredByEvent'],
  children: ['koers:adHoc'],
  read(reader) {
    const sequential = reader.choice('ordering', ['Parallel', 'Sequential']) === 'Sequential';
    if (reader.flag('triggeredByEvent', false))
      reader.problem('bad-ad-hoc', 'Expected an ad-hoc sub-process to be reached by a flow, not by an event');
    refuseEnds(reader);
    const [words, ...others] = reader.drawn.children.filter(({ type }) => type === 'koers:adHoc');
    if (others.length > 0)
      reader.problem('bad-ad-hoc', 'Expected one koers:adHoc, but there are several', others[0]);
    return {
      sequential,
      // With one thing at a time only what a flow leads on to can remain, and that is not to be begun.
      cancelsRemaining: sequential || reader.flag('cancelRemainingInstances', true),
      startable: startableIn(reader),
      ...given({
        completionCondition: childExpression(reader, reader.drawn, 'completionCondition'),
        active: words && reader.template('activeElementsCollection', words),
      }),
    };
  },
  enter(run, node, token) {
    enterAdHoc(run, node, token);
  },
});

/** BPMN 2.0 §10.3.5: whoever chooses begins, and the condition ends. */
const refuseEnds = (reader: Reader): void => {
  for (const child of reader.drawn.children)
    if (child.type === 'startEvent' || child.type === 'endEvent')
      reader.problem(
        'bad-ad-hoc',
        `Expected no start and end events in an ad-hoc sub-process, but '${child.id ?? ''}' is one`,
        child,
      );
};

const isTrue = (text = ''): boolean => ['true', '1'].includes(text);

const isStartable = ({ type, attributes }: DrawnElement): boolean =>
  (/(^t|T)ask$/.test(type) || activities.has(type)) &&
  !isTrue(attributes['isForCompensation']) &&
  !isTrue(attributes['triggeredByEvent']);

const activities: ReadonlySet<string> = new Set([
  'subProcess',
  'adHocSubProcess',
  'transaction',
  'callActivity',
]);

const startableIn = (reader: Reader): readonly ElementId[] => {
  const { children } = reader.drawn;
  const targets = new Set(
    children.flatMap(({ type, attributes }) => (type === 'sequenceFlow' ? [attributes['targetRef']] : [])),
  );
  const startable = children.filter((child) => isStartable(child) && !targets.has(child.id));
  if (startable.length === 0)
    reader.problem(
      'bad-ad-hoc',
      'Expected an activity that no flow leads to, since nothing could ever start, but there is none',
    );
  return startable.map(({ id = '' }) => id as ElementId);
};
