import { rootVariablesOf } from '../../application/engine/view-variables.js';
import type { InstanceRecord } from '../../ports/records.js';
import { instanceFilters } from './instance-filters.js';
import { lists, type Listed } from './lists.js';

/** A running instance as this API shows it. */
export const instanceView = ({
  id,
  definitionId,
  definitionKey,
  businessKey,
  suspended,
}: InstanceRecord) => ({
  links: [],
  id,
  definitionId,
  definitionKey,
  businessKey: businessKey ?? null,
  caseInstanceId: null,
  ended: false,
  suspended,
  tenantId: null,
});

/** The running instances, asked for by every filter of Camunda. */
export const instanceListed: Listed<'instance'> = {
  kind: 'instance',
  path: '/process-instance',
  filters: instanceFilters,
  unsupported: new Set(['tenantIdIn']),
  orQueries: true,
  sorts: {
    instanceId: 'id',
    definitionKey: 'definitionKey',
    definitionId: 'definitionId',
    businessKey: 'businessKey',
    tenantId: null,
  },
  look: (_call, instances) =>
    Promise.resolve(
      instances.map(
        ({ state }) =>
          () =>
            rootVariablesOf(state),
      ),
    ),
  view: instanceView,
};

export const instanceLists = lists(instanceListed);
