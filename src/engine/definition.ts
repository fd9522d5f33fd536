import type { DrawnElement } from './drawn.js';
import type { DecisionReference, Expression, Template } from './expression.js';
import type { DefinitionId, ElementId } from './instance.js';
import type { NodeData } from './node-data.js';

/*
 * What a diagram means, worked out once at deployment: immutable and shared by all instances of a version.
 */

export interface SequenceFlow {
  readonly id: ElementId;
  readonly source: ElementId;
  readonly target: ElementId;
  readonly name?: string;
  readonly condition?: Expression;
  /** Evaluated when it is taken. */
  readonly onTake?: readonly Expression[];
}

/** What every node has; each element adds its own (see `elements/`). */
export interface FlowNode<Type extends string = string> {
  readonly type: Type;
  readonly id: ElementId;
  readonly name?: string;
  readonly documentation?: string;
  readonly line: number;
  /** The process or sub-process it is drawn in. */
  readonly parent: ElementId;
  readonly incoming: readonly SequenceFlow[];
  readonly outgoing: readonly SequenceFlow[];
  /** The outgoing flow to take when no condition holds. */
  readonly defaultFlow?: ElementId;
  /** Boundary events attached to it. */
  readonly boundary: readonly ElementId[];
  readonly multiInstance?: MultiInstance;
  /** The activity that undoes this one when it is compensated. */
  readonly compensation?: ElementId;
  /** Undoes another activity, and is reached in no other way. */
  readonly forCompensation?: true;
  /** Variables of its own, and what of them is handed on (Camunda's input and output parameters). */
  readonly inputOutput?: InputOutput;
  /** What of the data drawn at it is executed. */
  readonly data?: NodeData;
  /** Of a sub-process: the data objects in it that are executed, as variables of its own. */
  readonly holds?: readonly string[];
  readonly listeners?: Listening;
  /** An activity that runs in a scope of its own, for its parameters or for what its listeners set only there. */
  readonly ownScope?: true;
  /** How many tokens it takes to begin, and how many leave on each flow taken; absent where it is one. */
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  /** How its jobs are tried again and how urgent they are (Camunda 7). */
  readonly retry?: Template;
  readonly jobPriority?: Template;
  /** A command ends before the element, and a job of its own goes on. */
  readonly asyncBefore: boolean;
  readonly asyncAfter: boolean;
  /** Extension elements the engine does not read itself, for the case side: `koers:due`, … */
  readonly extensions: readonly DrawnElement[];
}

/** Evaluated when something begins and when it ends (Camunda's execution listeners). */
export type Listening = Readonly<Partial<Record<'start' | 'end', readonly Expression[]>>>;

/** Evaluated before the element begins (inputs, local to it) and after it is done (outputs, set outside). */
export interface InputOutput {
  readonly inputs: readonly Parameter[];
  readonly outputs: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  readonly value: ParameterValue;
}

/** Text, an expression or a script; or a list or a map of those. */
export type ParameterValue =
  Template | { readonly list: readonly ParameterValue[] } | { readonly map: readonly Parameter[] };

/** BPMN 2.0 §13.3.7: how often an activity runs, one by one or all at once. */
export interface MultiInstance {
  readonly sequential: boolean;
  /** The number of times, or the list to go through; at least one of the two. */
  readonly cardinality?: Expression;
  readonly collection?: Expression;
  /** The variable that holds the entry of the list. */
  readonly elementVariable?: string;
  readonly completionCondition?: Expression;
  /** The list of what each run made (BPMN 2.0 §10.3.8): where it goes, and the variable of a run. */
  readonly output?: { readonly list: string; readonly item: string };
  /** Each run begins, or ends, by a job of its own; on the activity itself it is one job for all of them. */
  readonly asyncBefore?: true;
  readonly asyncAfter?: true;
  /** What is told when one of the runs is done, to the border of the activity before anybody else. */
  readonly tells?: readonly RunDone[];
  /** Not a number of times known beforehand, but for as long as a condition holds. */
  readonly standard?: StandardLoop;
}

/** BPMN 2.0 §10.3.8 (multi-instance behavior): events that are thrown while an activity with several runs goes on. */
export interface RunDone {
  /** With each run (`None`), with the first (`One`), or with each after which a condition holds (`Complex`). */
  readonly when: 'each' | 'first' | Expression;
  readonly events: readonly SingleEvent[];
}

/** BPMN 2.0 §13.3.6: again while the condition holds, asked before or after each round, at most so often. */
export interface StandardLoop {
  readonly condition?: Expression;
  readonly testBefore: boolean;
  readonly maximum?: number;
}

/** What an event is about. */
export type EventDefinition = SingleEvent | MultipleEvent;

/** BPMN 2.0 §10.5.5: one of several things happens, or all of them; thrown, all of them are told. */
export interface MultipleEvent {
  readonly kind: 'multiple';
  /** Nothing follows before each of them has happened, in any order. */
  readonly parallel: boolean;
  readonly events: readonly SingleEvent[];
}

/** `none` is the plain circle. */
export type SingleEvent =
  | { readonly kind: 'none' | 'terminate' }
  | { readonly kind: 'message'; readonly name: Template; readonly send?: MessageSend }
  | { readonly kind: 'signal'; readonly name: Template; readonly payload: readonly Mapping[] }
  | { readonly kind: 'timer'; readonly timer: TimerDefinition }
  | { readonly kind: 'link'; readonly name: string }
  | ConditionalEvent
  /** Undoes what is done: of one activity, or of everything in the scope. */
  | { readonly kind: 'compensate'; readonly activity?: ElementId }
  | { readonly kind: 'cancel' }
  /** Without a code it catches all. */
  | ThrownEvent;

/** Happens when its condition holds: looked at when it begins to be waited for, and when variables change. */
export interface ConditionalEvent {
  readonly kind: 'conditional';
  readonly condition: Expression;
  /** Only a change of this variable is looked at. */
  readonly variableName?: string;
  /** Only changes of these kinds are looked at. */
  readonly variableEvents?: readonly VariableChange[];
}

export type VariableChange = 'create' | 'update' | 'delete';

export interface ThrownEvent {
  readonly kind: 'error' | 'escalation';
  readonly code?: string;
  /** What goes with an error that is thrown. */
  readonly message?: Template;
  /** Where the catching scope finds what was thrown. */
  readonly codeVariable?: string;
  readonly messageVariable?: string;
}

export type EventKind = SingleEvent['kind'];

/** How a message leaves: to whoever has the business key, with these variables. */
export interface MessageSend {
  readonly businessKey?: Template;
  readonly payload: readonly Mapping[];
  /** Left to a worker instead. */
  readonly external?: ExternalWork;
}

/** Work that a worker fetches by its topic. */
export interface ExternalWork {
  readonly topic: Template;
  readonly priority?: Template;
}

/** One line of a mapping: everything, or one value under a name. */
export type Mapping = (
  | { readonly all: true }
  | {
      readonly all: false;
      readonly source: Template | { readonly variable: string };
      readonly target: string;
    }
) & {
  /** What goes in is taken from the variables of the activity itself; what comes out is set there (Camunda 7). */
  readonly local?: true;
};

/** What waits for the start of a new instance: known at deployment, kept by the store. */
export type StartTrigger = {
  readonly element: ElementId;
  /** Which of several things the event is about; absent where it is about one. */
  readonly part?: number;
} & (
  | { readonly kind: 'message' | 'signal'; readonly name: string }
  | { readonly kind: 'timer'; readonly timer: TimerDefinition }
  | ConditionalEvent
);

export interface TimerDefinition {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly expression: Template;
}

/** One deployed version of a process, compiled and immutable. */
export interface ProcessDefinition {
  readonly id: DefinitionId;
  readonly key: string;
  readonly version: number;
  readonly name?: string;
  readonly versionTag?: string;
  readonly deployment?: string;
  readonly historyTimeToLive?: number;
  readonly processElement: ElementId;
  /** Of all its jobs and external tasks that say nothing else. */
  readonly jobPriority?: Template;
  readonly taskPriority?: Template;
  readonly listeners?: Listening;
  /** All flow nodes at every depth. */
  readonly nodes: ReadonlyMap<ElementId, FlowNode>;
  readonly flows: ReadonlyMap<ElementId, SequenceFlow>;
  /** Event sub-processes by the process or sub-process they are drawn in. */
  readonly eventSubProcesses: ReadonlyMap<ElementId, readonly ElementId[]>;
  /** Start events, and what else begins an instance, by the process or sub-process they are drawn in. */
  readonly startEvents: ReadonlyMap<ElementId, readonly ElementId[]>;
  readonly startTriggers: readonly StartTrigger[];
  /** Keys of the decisions its business rule tasks name. */
  readonly decisions: readonly DecisionReference[];
}

/** What compiling yields; the names of a version are given at deployment. */
export type CompiledProcess = Omit<ProcessDefinition, 'id' | 'version' | 'deployment'>;
