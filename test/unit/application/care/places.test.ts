import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import { placesOf } from '../../../../src/application/care/trajectories/places.js';
import { viewTask } from '../../../../src/application/care/tasks/view-task.js';
import { aTrajectory, begins, flow, openCareHouse, userTask, who, type CareHouse } from './care-house.js';

let house: CareHouse;
beforeEach(async () => {
  house = await openCareHouse();
  await house.put('trajectory', aTrajectory());
});
afterEach(() => house.close());

const officer = 'camunda:candidateGroups="vt-officer"';
const due = '<koers:due norm="report.assess" />';

/** A sub-process around two branches that meet again, and a call beside it. */
const nested = `${begins('Begin', 'Around')}
  <bpmn:subProcess id="Around" name="Samen">
    <bpmn:startEvent id="In" />${flow('In', 'Gw_Split')}
    <bpmn:parallelGateway id="Gw_Split" />
    ${flow('Gw_Split', 'one')}${flow('Gw_Split', 'two')}${flow('Gw_Split', 'Gw_First')}
    ${userTask('one', officer, due)}${userTask('two', officer, due)}
    <bpmn:eventBasedGateway id="Gw_First" />
    ${flow('Gw_First', 'Soon')}${flow('Gw_First', 'Told')}
    <bpmn:intermediateCatchEvent id="Soon" name="Over een week"><bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="Told" name="Bericht"><bpmn:messageEventDefinition messageRef="NewIncident" /></bpmn:intermediateCatchEvent>
    ${flow('one', 'Gw_Join')}${flow('two', 'Gw_Join')}${flow('Soon', 'Out')}${flow('Told', 'Out')}
    <bpmn:parallelGateway id="Gw_Join" />${flow('Gw_Join', 'Out')}<bpmn:endEvent id="Out" />
  </bpmn:subProcess>
  ${flow('Around', 'End')}<bpmn:endEvent id="End" />`;

const standing = async () => {
  const [place] = await placesOf(house.ports, 'trajectory-1');
  return Object.fromEntries(
    (place?.active ?? []).map(({ elementId, name, quiet }) => [elementId, { name, quiet }]),
  );
};

describe('Where a trajectory stands', () => {
  it('says of a sub-process and a join that they only wait for others, and names no element by its id', async () => {
    await house.deploy({ nested });
    await house.begin();
    const { id } = await house.task('one');
    await house.act('intake', (work) => completeTask(work, { taskId: id }));

    expect(await standing()).toEqual({
      Around: { name: 'Samen', quiet: true },
      Gw_Join: { name: '', quiet: true },
      Gw_First: { name: 'Over een week / Bericht', quiet: false },
      two: { name: 'two', quiet: false },
    });
  });
});

describe('A task', () => {
  it('says in Dutch what it is for when its model does', async () => {
    const explained = `${due}<koers:explanation lang="nl">Kijk of het klopt.</koers:explanation>`;
    await house.deploy({
      explained: `${begins('Begin', 'one')}${userTask('one', officer, explained)}${flow('one', 'End')}<bpmn:endEvent id="End" />`,
    });
    await house.begin();
    const { id } = await house.task('one');

    expect(await viewTask(house.ports, who('intake'), id)).toMatchObject({
      ok: true,
      value: { explanation: { nl: 'Kijk of het klopt.' } },
    });
  });
});
