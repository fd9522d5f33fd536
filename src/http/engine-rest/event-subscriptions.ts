import type { SubscriptionRecord } from '../../ports/records.js';
import { restDate } from './dates.js';
import { getLists } from './lists.js';
import { filter, is, nothing } from './params.js';
import { orNull } from './or-null.js';
import { text } from './readers.js';
import type { RestRoute } from './route.js';

/** What somebody listens for; an instance as a whole where no token is named, a start event where no instance is. */
export const subscriptionView = (subscription: SubscriptionRecord) => ({
  id: subscription.id,
  eventType: subscription.kind,
  eventName: subscription.name === '' ? null : subscription.name,
  executionId: subscription.tokenId ?? subscription.instanceId ?? null,
  processInstanceId: orNull(subscription.instanceId),
  activityId: subscription.elementId,
  createdDate: restDate(subscription.createdAt),
  tenantId: null,
});

export const eventSubscriptionRoutes: readonly RestRoute[] = getLists({
  kind: 'subscription',
  path: '/event-subscription',
  filters: {
    eventSubscriptionId: is('id'),
    eventName: is('name'),
    eventType: is('kind'),
    executionId: filter(text, (id) => [
      {
        any: [
          [{ field: 'tokenId', is: id }],
          [
            { field: 'tokenId', is: null },
            { field: 'instanceId', is: id },
          ],
        ],
      },
    ]),
    processInstanceId: is('instanceId'),
    activityId: is('elementId'),
    withoutTenantId: nothing,
    includeEventSubscriptionsWithoutTenantId: nothing,
  },
  unsupported: new Set(['tenantIdIn']),
  sorts: { created: 'createdAt', tenantId: null },
  view: subscriptionView,
});
