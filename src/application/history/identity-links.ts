import { globalName, type InstanceId } from '../../engine/instance.js';
import type { UserTaskDetails } from '../../engine/events.js';
import type { Instant } from '../../kernel/instant.js';
import type { OperationRecord } from '../../ports/records.js';
import type { Story } from './stories.js';

/** Somebody, or a group, was given something to do with a task, or no longer has. */
export interface IdentityLinkChange {
  readonly id: string;
  readonly at: Instant;
  readonly change: 'add' | 'delete';
  readonly type: string;
  readonly user?: string;
  readonly group?: string;
  readonly by: string;
  readonly taskId: string;
  readonly instanceId: string;
  readonly rootInstanceId: string;
  readonly definitionId: string;
  readonly definitionKey: string;
}

type Link = Pick<IdentityLinkChange, 'type' | 'user' | 'group'>;

const linksOf = ({
  assignee,
  candidateUsers = [],
  candidateGroups = [],
}: UserTaskDetails): readonly Link[] => [
  ...(assignee === undefined ? [] : [{ type: 'assignee', user: assignee }]),
  ...candidateUsers.map((user) => ({ type: 'candidate', user })),
  ...candidateGroups.map((group) => ({ type: 'candidate', group })),
];

const linkOperations: Readonly<
  Record<string, { readonly change: 'add' | 'delete'; readonly isGroup: boolean }>
> = {
  AddUserLink: { change: 'add', isGroup: false },
  DeleteUserLink: { change: 'delete', isGroup: false },
  AddGroupLink: { change: 'add', isGroup: true },
  DeleteGroupLink: { change: 'delete', isGroup: true },
};

/** Assigning is in the log as from whom to whom; links as the kind of link and who has it. */
const changesIn = (operation: OperationRecord): readonly (Link & Pick<IdentityLinkChange, 'change'>)[] => {
  const { property, from, to } = operation;
  if (property === 'assignee' || property === 'owner')
    return [
      ...(from === undefined ? [] : [{ change: 'delete' as const, type: property, user: from }]),
      ...(to === undefined ? [] : [{ change: 'add' as const, type: property, user: to }]),
    ];
  const link = Object.hasOwn(linkOperations, operation.operation)
    ? linkOperations[operation.operation]
    : undefined;
  if (!link || to === undefined) return [];
  return [
    { change: link.change, type: property ?? 'candidate', ...(link.isGroup ? { group: to } : { user: to }) },
  ];
};

/** Who was linked to the tasks of an instance, as drawn and by hand, in order of time. */
export const identityLinksOf = (
  { instance, batches }: Story,
  operations: readonly OperationRecord[],
): readonly IdentityLinkChange[] => {
  const same = {
    instanceId: instance.id,
    rootInstanceId: instance.rootInstanceId,
    definitionId: instance.definitionId,
    definitionKey: instance.definitionKey,
  };
  const drawn = batches.flatMap((batch) =>
    batch.events.flatMap((event, index) =>
      event.type !== 'UserTaskOpened'
        ? []
        : linksOf(event.task).map((link, number): IdentityLinkChange => ({
            ...link,
            ...same,
            id: `${batch.id}#${index}.${number}`,
            at: batch.at,
            change: 'add',
            by: batch.actor,
            taskId: globalName(instance.id as InstanceId, event.token),
          })),
    ),
  );
  const byHand = operations.flatMap((operation) =>
    changesIn(operation).map((change, number): IdentityLinkChange => ({
      ...same,
      ...change,
      id: `${operation.id}.${number}`,
      at: operation.at,
      by: operation.actor,
      taskId: operation.taskId ?? '',
    })),
  );
  return [...drawn, ...byHand].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
};
