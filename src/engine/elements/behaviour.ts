import type {
  EventDefinition,
  EventKind,
  ExternalWork,
  FlowNode,
  Mapping,
  MessageSend,
  SequenceFlow,
  TimerDefinition,
} from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { DecisionReference, Expression, Template } from '../expression.js';
import type { Token } from '../instance.js';
import type { Run } from '../runtime/run.js';
import type { VariableSet } from '../variables.js';

/** What an element adds to the common part of a node. */
export type Extras<Node extends FlowNode> = Omit<Node, keyof FlowNode>;

/** What kind of place an element is drawn in. */
export type Container = 'process' | 'subProcess' | 'eventSubProcess';

/**
 * Helps an element to read its drawing. Everything read through it is checked; what is wrong becomes a problem
 * with the element's id and line, and reading goes on, so that a designer sees all problems at once.
 */
export interface Reader {
  readonly drawn: DrawnElement;
  readonly container: Container;
  /** Not deployed before: held to what is refused since. */
  readonly isNew: boolean;
  /** Problem at this element; the deployment is refused. */
  problem(code: string, message: string, at?: DrawnElement): void;
  /** The text of an attribute; empty counts as absent. */
  attribute(name: string, of?: DrawnElement): string | undefined;
  /** An attribute that is true or false. */
  flag(name: string, otherwise: boolean, of?: DrawnElement): boolean;
  /** An attribute that must be one of these; the first when it is absent. */
  choice<Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value;
  /** An attribute that may be computed. */
  template(name: string, of?: DrawnElement): Template | undefined;
  /** What is written for people, with what Camunda's models compute in it (`${…}`). */
  words(drawn: DrawnElement | undefined): Template | undefined;
  /** A text that must be an expression. */
  expression(text: string, at?: DrawnElement): Expression;
  /** Checks an expression that was read in another way. */
  checked(expression: Expression, at?: DrawnElement): Expression;
  /** What a timer event definition says. */
  timer(definition: DrawnElement): TimerDefinition | undefined;
  /** What the event definitions drawn in it say, or `none`; refuses kinds that are not `allowed` here. */
  event(allowed: readonly EventKind[]): EventDefinition;
  /** The name of the message that an attribute `messageRef` refers to. */
  messageName(of?: DrawnElement): Template | undefined;
  /** `koers:send`: to whom a message goes, with what. */
  send(): MessageSend | undefined;
  /** `camunda:type="external"` with its topic. */
  external(of?: DrawnElement): ExternalWork | undefined;
  /** `camunda:in`, `camunda:out` or `koers:payload` lines. */
  mappings(type: string, from?: DrawnElement): readonly Mapping[];
  /** `latest`, `deployment`, a version or a version tag, from attributes that begin with `prefix`. */
  binding(prefix: string): Pick<DecisionReference, 'binding' | 'version'>;
  /** The group that the lane it is drawn in names. */
  lane(): Template | undefined;
  /** Remembers which decisions the process rests on. */
  decision(reference: DecisionReference): void;
}

/** One BPMN element: how it is read at deployment, and what happens when a token comes. */
export interface Behaviour<Node extends FlowNode = FlowNode> {
  /** Names of drawn elements. */
  readonly types: readonly string[];
  /** The name it is drawn with beside the processes, to be called by them (BPMN 2.0 §10.3.7). */
  readonly global?: string;
  /** Activities carry boundary events, repeat, and are what people see as a step. */
  readonly activity: boolean;
  /** An event that may have input and output parameters, and then runs in a scope of its own, as activities do. */
  readonly maps?: true;
  /** Attributes it reads besides those of every node; any other that Camunda or BPMN gives a meaning is refused. */
  readonly attributes?: readonly string[];
  /** Elements inside that it reads; any other that Camunda or BPMN gives a meaning is refused. */
  readonly children?: readonly string[];
  read(reader: Reader): Extras<Node>;
  /** A token came. Either it waits, or goes on with `complete`. */
  enter(run: Run, node: Node, token: Token): void;
  /** Which flows a token takes that is done here; without it all whose condition holds, else the default. */
  flows?(run: Run, node: Node, token: Token): readonly SequenceFlow[];
  /** What it asked to be undone is; without this the token goes on by itself. */
  undone?(run: Run, node: Node, token: Token): void;
  /** What it called came to its end; the token goes on by itself after this. */
  returned?(run: Run, node: Node, token: Token, variables: VariableSet): void;
}

/** Keeps the node's own type inside an element, and forgets it outside. */
export const behaviour = <Node extends FlowNode>(definition: Behaviour<Node>): Behaviour => definition;
