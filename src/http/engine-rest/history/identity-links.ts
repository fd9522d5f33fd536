import { identityLinksOf, type IdentityLinkChange } from '../../../application/history/identity-links.js';
import type { Story } from '../../../application/history/stories.js';
import { restDate } from '../dates.js';
import { orNull } from '../or-null.js';
import { after, before, is, nothing } from '../params.js';
import type { Call, RestRoute } from '../route.js';
import { toldLists } from './told-lists.js';

const linkView = (link: IdentityLinkChange) => ({
  id: link.id,
  time: restDate(link.at),
  removalTime: null,
  type: link.type,
  userId: orNull(link.user),
  groupId: orNull(link.group),
  taskId: link.taskId,
  processDefinitionId: link.definitionId,
  processDefinitionKey: link.definitionKey,
  operationType: link.change,
  assignerId: link.by,
  tenantId: null,
  rootProcessInstanceId: link.rootInstanceId,
});

const tell = async ({ ports }: Call, story: Story): Promise<readonly IdentityLinkChange[]> => {
  const operations = await ports.store.find('operation', {
    where: [
      { field: 'instanceId', is: story.instance.id },
      { field: 'taskId', isNot: null },
    ],
    sort: [{ by: 'at' }],
  });
  return identityLinksOf(
    story,
    operations.map(({ body }) => body),
  );
};

/** Who was given tasks, and who no longer had them. */
export const identityLinkLogRoutes: readonly RestRoute[] = toldLists({
  path: '/history/identity-link-log',
  filters: {
    dateBefore: before('at'),
    dateAfter: after('at'),
    type: is('type'),
    userId: is('user'),
    groupId: is('group'),
    taskId: is('taskId'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    operationType: is('change'),
    assignerId: is('by'),
    withoutTenantId: nothing,
  },
  unsupported: new Set(['tenantIdIn']),
  sorts: {
    time: 'at',
    type: 'type',
    userId: 'user',
    groupId: 'group',
    taskId: 'taskId',
    processDefinitionId: 'definitionId',
    processDefinitionKey: 'definitionKey',
    operationType: 'change',
    assignerId: 'by',
    tenantId: null,
  },
  tell,
  view: linkView,
});
