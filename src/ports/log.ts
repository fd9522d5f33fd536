import type { Json } from '../kernel/json.js';

export type LogFields = Readonly<Record<string, Json | undefined>>;

/**
 * Says what the service does, for those who run it. Never throws and never waits.
 *
 * `event` is a stable name; `fields` hold ids, codes, numbers and names of files, never anything about a person.
 */
export interface Log {
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
  /** Whether `debug` says anything, so that nobody prepares what is not said. */
  readonly detailed: boolean;
}
