import type { TestService } from '../support/service.js';

type Data = Readonly<Record<string, unknown>>;

export interface OpenTask {
  readonly id: string;
  readonly name: string;
  readonly elementId: string;
  readonly processKey: string;
  readonly assignee?: string;
  readonly candidateGroups: readonly string[];
  readonly deadline: { readonly dueAt?: string; readonly overdue: boolean; readonly safetyCritical: boolean };
}

export interface TaskDetail extends OpenTask {
  readonly prefill: Data;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly proposals: readonly {
    readonly decision: string;
    readonly result: unknown;
    readonly rules: readonly string[];
  }[];
}

export interface Header {
  readonly state: string;
  readonly phase: number;
  readonly urgency?: string;
  readonly route?: string;
  readonly escalationLevel: number;
  readonly fixedFace?: { readonly user: string; readonly name: string };
  readonly substitute?: { readonly user: string; readonly name: string };
  readonly rvtProfessional?: { readonly user: string };
  readonly legalDueAt?: string;
  readonly nextReviewAt?: string;
  readonly closedAt?: string;
  readonly followUpDueAt?: string;
  readonly retainUntil?: string;
  readonly waits: readonly { readonly waitsFor: string; readonly until: string; readonly owner?: string }[];
  readonly safetyCheckedAt?: string;
  readonly measure?: {
    readonly kind: string;
    readonly from: string;
    readonly until: string;
    readonly hearingUntil?: string;
    readonly courtReference?: string;
  };
  readonly breaches: readonly { readonly norm: string; readonly at: string }[];
  readonly members: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly places: readonly {
    readonly processKey: string;
    readonly active: readonly unknown[];
    readonly incidents: readonly unknown[];
  }[];
  readonly openTasks: readonly OpenTask[];
}

export interface TimelineEntry {
  readonly at: string;
  readonly code: string;
  readonly taskId?: string;
  readonly details?: Data;
}

export interface Problem {
  readonly status: number;
  readonly code?: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string }[];
}

/** A moment as the clock on the wall in Amsterdam shows it: `2027-01-15 23:59`. */
export const onTheWall = (instant: string | undefined): string | undefined =>
  instant === undefined
    ? undefined
    : new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Amsterdam',
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(new Date(instant));

/** One household and its trajectory, seen by the people who work on it, over HTTP only. */
export class Story {
  private constructor(
    readonly service: TestService,
    readonly trajectoryId: string,
    readonly householdId: string,
  ) {}

  /** A report comes in; its trajectory is what the story is about. */
  static async begin(service: TestService, report: Data): Promise<Story> {
    const { status, body } = await service
      .as('intake')
      .post<{ readonly trajectoryId: string; readonly householdId: string }>('/api/v1/reports', report);
    if (status >= 300) throw new Error(`Expected the report to be taken in, but got ${JSON.stringify(body)}`);
    await service.settle();
    return new Story(service, body.trajectoryId, body.householdId);
  }

  /** Open tasks of an element that this user sees, oldest first. */
  async tasks(user: string, elementId: string): Promise<readonly OpenTask[]> {
    const { body } = await this.service
      .as(user)
      .get<{ readonly items: readonly OpenTask[] }>(
        `/api/v1/tasks?trajectory=${this.trajectoryId}&limit=200`,
      );
    return body.items.filter((task) => task.elementId === elementId);
  }

  async task(user: string, elementId: string): Promise<OpenTask> {
    const [task] = await this.tasks(user, elementId);
    if (task) return task;
    const open = (await this.header()).openTasks.map((one) => one.elementId).join(', ');
    throw new Error(`Expected '${user}' to see task '${elementId}', but open are: ${open}`);
  }

  async detail(user: string, taskId: string): Promise<TaskDetail> {
    return (await this.service.as(user).get<TaskDetail>(`/api/v1/tasks/${taskId}`)).body;
  }

  /** When a task is due, on the wall; every such task is due then. */
  async due(user: string, elementId: string): Promise<string | undefined> {
    return onTheWall((await this.task(user, elementId)).deadline.dueAt);
  }

  /** Does a task, and lets what follows happen. */
  async does(user: string, elementId: string, data: Data = {}): Promise<void> {
    await this.completes(user, (await this.task(user, elementId)).id, data);
  }

  async completes(user: string, taskId: string, data: Data = {}): Promise<void> {
    const { status, body } = await this.service.as(user).post(`/api/v1/tasks/${taskId}/complete`, { data });
    if (status >= 300) {
      throw new Error(`Expected '${user}' to complete '${taskId}', but got ${JSON.stringify(body)}`);
    }
    await this.service.settle();
  }

  /** Does every open task of a multi-instance, with data for the person it is about. */
  async doesEach(user: string, elementId: string, dataFor: (person: string) => Data): Promise<number> {
    const open = await this.tasks(user, elementId);
    for (const { id } of open) {
      const { prefill, members } = await this.detail(user, id);
      const name = members.find((member) => member.id === prefill['person'])?.name ?? '';
      await this.completes(user, id, { person: prefill['person'], ...dataFor(name) });
    }
    return open.length;
  }

  /** Tries to do a task that must be refused, and tells how it was refused. */
  async isRefused(user: string, taskId: string, data: Data = {}): Promise<Problem> {
    const { status, body } = await this.service
      .as(user)
      .post<Partial<Problem>>(`/api/v1/tasks/${taskId}/complete`, { data });
    return {
      status,
      ...(body.code !== undefined && { code: body.code }),
      errors: body.errors ?? [],
    };
  }

  async header(user = 'teamlead'): Promise<Header> {
    const { status, body } = await this.service
      .as(user)
      .get<Header>(`/api/v1/trajectories/${this.trajectoryId}`);
    if (status !== 200) throw new Error(`Expected '${user}' to see the trajectory, but got ${status}`);
    return body;
  }

  /** Whether somebody may look at the trajectory: the status of the answer. */
  async access(user: string): Promise<number> {
    return (await this.service.as(user).get(`/api/v1/trajectories/${this.trajectoryId}`)).status;
  }

  async timeline(user = 'teamlead'): Promise<readonly TimelineEntry[]> {
    const { body } = await this.service
      .as(user)
      .get<{ readonly items: readonly TimelineEntry[] }>(
        `/api/v1/trajectories/${this.trajectoryId}/timeline?limit=500`,
      );
    return body.items;
  }

  async acts(user: string, action: string): Promise<number> {
    const { status } = await this.service.as(user).post(`/api/v1/trajectories/${this.trajectoryId}/actions`, {
      action,
      reason: 'Reden van de actie TEST',
    });
    await this.service.settle();
    return status;
  }

  /** Elements of all open tasks, sorted. */
  async open(): Promise<readonly string[]> {
    return (await this.header()).openTasks.map(({ elementId }) => elementId).sort();
  }
}
