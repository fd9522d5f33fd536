import type { FlowNode, ProcessDefinition } from '../../engine/definition.js';
import type { ProcessInstance } from '../../engine/instance.js';
import type { VariableSet, Variables } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { HistoricInstanceRecord, JobRecord, TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';

/** A user task that just opened: its record as the diagram alone would have it, and what surrounds it. */
export interface OpenedTask {
  readonly task: TaskRecord;
  readonly definition: ProcessDefinition;
  readonly node: FlowNode;
  readonly instance: ProcessInstance;
  /** Everything visible where the task is, nearest scope first. */
  readonly variables: Variables;
}

export interface ClosedTask {
  readonly task: TaskRecord;
  readonly how: 'completed' | 'cancelled';
}

/** A service task of which the work is done in this service: topic `koers.…`. */
export interface InternalJob {
  readonly job: JobRecord;
  readonly definition: ProcessDefinition;
  readonly node: FlowNode;
  readonly instance: ProcessInstance;
  readonly variables: Variables;
}

/** Why a handler could not do its work now; the job is tried again later, and then becomes an incident. */
export interface HandlerFailure {
  readonly code: string;
  readonly message: string;
  /** Set when trying again is pointless and the diagram catches this BPMN error instead. */
  readonly bpmnError?: string;
}

/**
 * Does the work of one topic. What it puts is committed together with the step of the process that it completes;
 * when it fails, nothing of it is kept. Its answer becomes variables: ids, codes, dates and numbers only.
 */
export type InternalHandler = (
  work: Work,
  job: InternalJob,
) => Promise<Outcome<VariableSet | undefined, HandlerFailure>>;

/**
 * What the case side does when the engine moves. The engine's use cases call it within the same commit, so that
 * a task never exists without its deadline nor a deadline without its task.
 */
export interface CaseSide {
  /** Completes the record of a task that opened: deadline, candidates, four eyes; may put records of its own. */
  taskOpened(work: Work, opened: OpenedTask): Promise<TaskRecord>;
  /** Takes away what came with the task, however it closed. */
  taskClosed(work: Work, closed: ClosedTask): Promise<void>;
  /** A job of kind `deadline` is due: tells people and puts the job again for the next moment, or removes it. */
  deadlineDue(work: Work, job: JobRecord): Promise<Outcome<void, HandlerFailure>>;
  /** Whether what the engine keeps of an instance belongs to a file with a retention of its own, and so stays. */
  keepsHistory(work: Work, instance: HistoricInstanceRecord): Promise<boolean>;
  /** By topic. */
  readonly handlers: ReadonlyMap<string, InternalHandler>;
}
