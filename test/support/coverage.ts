import type { TestService } from './service.js';

/** The sequence flows of a process that no instance of it has taken yet: what the stories of a test leave out. */
export const flowsNotTaken = async (service: TestService, processKey: string): Promise<readonly string[]> => {
  const { body } = await service
    .as('admin')
    .get<{ readonly bpmn20Xml: string }>(`/engine-rest/process-definition/key/${processKey}/xml`);
  const drawn = [...body.bpmn20Xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"/g)].map(([, id = '']) => id);
  const taken = await flowsTaken(service, processKey);
  return drawn.filter((id) => !taken.has(id));
};

const flowsTaken = async ({ store }: TestService, processKey: string): Promise<ReadonlySet<string>> => {
  const instances = await store.find('historicInstance', {
    where: [{ field: 'definitionKey', is: processKey }],
    limit: 10_000,
  });
  const taken = new Set<string>();
  for (const { body } of instances) {
    const batches = await store.find('eventBatch', {
      where: [{ field: 'instanceId', is: body.id }],
      limit: 10_000,
    });
    for (const event of batches.flatMap((batch) => batch.body.events))
      if (event.type === 'FlowTaken') taken.add(event.flow);
  }
  return taken;
};
