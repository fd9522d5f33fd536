/** What the tests use of a package without types of its own. */
declare module 'camunda-external-task-client-js' {
  export class Variables {
    get(name: string): unknown;
    set(name: string, value: unknown): this;
    setTyped(
      name: string,
      typed: { readonly type: string; readonly value: unknown; readonly valueInfo: object },
    ): this;
  }

  interface Task {
    readonly id: string;
    readonly businessKey: string | null;
    readonly extensionProperties: unknown;
    readonly variables: Variables;
  }

  interface TaskService {
    complete(task: Task, variables?: Variables, localVariables?: Variables): Promise<void>;
    handleFailure(task: Task, options: object): Promise<void>;
    handleBpmnError(task: Task, code: string, message?: string, variables?: Variables): Promise<void>;
    extendLock(task: Task, duration: number): Promise<void>;
    lock(task: Task, duration: number): Promise<void>;
    unlock(task: Task): Promise<void>;
  }

  type Handler = (given: { readonly task: Task; readonly taskService: TaskService }) => Promise<void>;

  export class Client {
    constructor(options: object);
    subscribe(topic: string, options: object, handler: Handler): { unsubscribe(): void };
    subscribe(topic: string, handler: Handler): { unsubscribe(): void };
    on(event: string, listener: (...told: unknown[]) => void): void;
    stop(): void;
  }

  export class BasicAuthInterceptor {
    constructor(credentials: { readonly username: string; readonly password: string });
  }
}
