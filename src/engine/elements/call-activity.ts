import type { FlowNode, Mapping } from '../definition.js';
import type { CallRequest } from '../events.js';
import type { Template } from '../expression.js';
import { given } from '../given.js';
import type { InstanceId, Token } from '../instance.js';
import { localScopeOf } from '../runtime/activity-scope.js';
import { passedOnBy, takeBack } from '../runtime/data.js';
import { calledName } from '../runtime/move.js';
import { textAt, visibleIn, type Run } from '../runtime/run.js';
import { mapped, setVariables } from '../runtime/variables.js';
import { behaviour, type Reader } from './behaviour.js';

export type CallActivity = FlowNode<'callActivity'> &
  Pick<CallRequest, 'binding' | 'version'> & {
    readonly calledElement: Template | undefined;
    readonly businessKey?: Template | OwnBusinessKey;
    readonly ins: readonly Mapping[];
    readonly outs: readonly Mapping[];
  };

/** The called instance has the business key of its caller. */
interface OwnBusinessKey {
  readonly ofCaller: true;
}

/** BPMN 2.0 §10.3.6: runs another process as an instance of its own; only what is mapped goes in and comes back. */
export const callActivity = behaviour<CallActivity>({
  types: ['callActivity'],
  activity: true,
  attributes: [
    'calledElement',
    'camunda:calledElementBinding',
    'camunda:calledElementVersion',
    'camunda:calledElementVersionTag',
  ],
  children: ['camunda:in', 'camunda:out'],
  read(reader) {
    const calledElement = reader.template('calledElement');
    if (!calledElement)
      reader.problem('missing-called-element', 'Expected calledElement to name a process, but there is none');
    const businessKey = businessKeyOf(reader);
    return {
      calledElement,
      ...reader.binding('camunda:calledElement'),
      ins: reader.mappings('camunda:in'),
      outs: reader.mappings('camunda:out'),
      ...(businessKey && { businessKey }),
    };
  },
  enter(run, node, token) {
    const called = calledName(run, token) as InstanceId;
    run.emit({ type: 'TokenChanged', token: token.id, waiting: 'call', called });
    run.emit({
      type: 'CallRequested',
      called,
      token: token.id,
      element: node.id,
      call: callOf(run, node, token),
    });
  },
  returned(run, node, token, variables) {
    takeBack(run, node, token, variables);
    const [own, others] = [true, false].map((isOwn) =>
      node.outs.flatMap(({ local, ...line }) => ((local === true) === isOwn ? [line] : [])),
    );
    setVariables(run, token.scope, valuesOf(mapped(run, others ?? [], variables, token)));
    if (own && own.length > 0)
      setVariables(run, localScopeOf(run, token), valuesOf(mapped(run, own, variables, token)), true);
  },
});

/** What Camunda's modeler writes for "the same business key"; there is no `execution` beside the variables here. */
const ofCaller: ReadonlySet<string> = new Set(['execution.processBusinessKey', 'execution.businessKey']);

const businessKeyOf = (reader: Reader): Template | OwnBusinessKey | undefined => {
  const lines = reader.drawn.children.filter(
    (child) => child.type === 'camunda:in' && reader.attribute('businessKey', child) !== undefined,
  );
  if (lines.length > 1)
    reader.problem('bad-mapping', 'Expected one business key, but there are several', lines[1]);
  const key = lines[0] && reader.template('businessKey', lines[0]);
  return key && 'language' in key && key.language === 'juel' && ofCaller.has(key.text)
    ? { ofCaller: true }
    : key;
};

const callOf = (run: Run, node: CallActivity, token: Token): CallRequest => {
  const { calledElement, businessKey, binding, version } = node;
  const { variables, types } = mapped(run, node.ins, visibleIn(run.state.scopes, token.scope), token);
  return {
    calledElement: textAt(run, calledElement ?? { literal: '' }, token),
    binding,
    ...(version !== undefined && { version }),
    ...given({ businessKey: businessKey && keyAt(run, businessKey, token) }),
    variables: { ...passedOnBy(run, token).values, ...variables },
    ...(types && { types }),
  };
};

const keyAt = (run: Run, key: Template | OwnBusinessKey, token: Token): string | undefined =>
  'ofCaller' in key ? run.state.businessKey : textAt(run, key, token);

const valuesOf = ({ variables, types }: ReturnType<typeof mapped>) => ({
  values: variables,
  ...(types && { types }),
});
