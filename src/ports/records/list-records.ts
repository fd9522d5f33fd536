import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';

/* What stands beside tasks: questions people keep, and files they hang on. */

/** A question about tasks that somebody keeps, to ask it again. */
export interface FilterRecord {
  readonly id: string;
  readonly name: string;
  readonly owner?: string;
  /** As a task list is asked, in Camunda's words; read anew each time. */
  readonly query: { readonly [Name in string]: Json };
  /** How whoever shows it wants to: colour, order, variables to show. */
  readonly properties: { readonly [Name in string]: Json };
}

/** A file that hangs on a task, or an address where it is. */
export interface AttachmentRecord {
  readonly id: string;
  readonly taskId: string;
  readonly instanceId?: string;
  readonly rootInstanceId?: string;
  readonly name?: string;
  readonly type?: string;
  readonly description?: string;
  readonly url?: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
}

/** The bytes of an attachment, apart from it so that lists stay small. */
export interface AttachedContentRecord {
  /** Of the attachment. */
  readonly id: string;
  readonly instanceId?: string;
  readonly base64: string;
}
