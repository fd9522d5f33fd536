import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fillWithDemoData } from '../../../../src/application/demo/demo-data.js';
import { demoUsers } from '../../../../src/application/demo/users.js';
import { openWorkflowHouse, type CareHouse } from './care-house.js';

describe('the demo data', () => {
  let house: CareHouse;

  beforeEach(async () => {
    house = await openWorkflowHouse();
  });

  afterEach(() => house.close());

  it('brings households into different stages, once', async () => {
    await fillWithDemoData(house.ports);
    await house.work();

    const households = await house.all('household');
    const trajectories = await house.all('trajectory');
    const open = await house.all('task');
    const standing = households.map(({ id, label }) => {
      const trajectory = trajectories.find(({ householdId }) => householdId === id);
      const tasks = open.filter(({ care }) => care?.trajectoryId === trajectory?.id);
      return [label, trajectory?.state, ...tasks.map(({ elementId }) => elementId).sort()].join(' ');
    });
    expect(standing.sort()).toEqual([
      'Huishouden Appel TEST ASSESSMENT acuteCheck',
      'Huishouden Beuk TEST ACUTE acknowledge assess',
      'Huishouden Ceder TEST ASSESSMENT assess handleOverdue',
      'Huishouden Den TEST ALLOCATED feedbackReporter firstContact informHousehold',
      'Huishouden Eik TEST ANALYSIS draftAnalysis feedbackReporter informHousehold',
      'Huishouden Fijn TEST PLAN_ACTIVE feedbackReporter informHousehold',
      'Huishouden Gaard TEST ALLOCATED feedbackReporter firstContact informHousehold',
      'Huishouden Hazel TEST ALLOCATED feedbackReporter firstContact informHousehold requestCantonalCourt',
    ]);
    expect(await house.all('incident')).toEqual([]);

    await fillWithDemoData(house.ports);
    expect(await house.all('household')).toHaveLength(households.length);
  });

  it('is invented throughout, and says so', async () => {
    await fillWithDemoData(house.ports);

    const names = [
      ...demoUsers.map(({ name }) => name),
      ...(await house.all('household')).map(({ label }) => label),
      ...(await house.all('person')).map(({ name }) => name),
    ];
    expect(names.filter((name) => !name.endsWith('TEST'))).toEqual([]);
  });

  it('lets nothing of what people wrote or are called into the engine', async () => {
    await fillWithDemoData(house.ports);

    const inEngine = JSON.stringify([
      await house.all('instance'),
      await house.all('eventBatch'),
      await house.all('historicInstance'),
      await house.all('job'),
    ]);
    expect(inEngine.match(/TEST|Noor|geschreeuw|ruzie/g)).toBeNull();
  });
});
