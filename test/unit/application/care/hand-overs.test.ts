import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptHandOver } from '../../../../src/application/care/hand-overs/accept-hand-over.js';
import { listHandOvers } from '../../../../src/application/care/hand-overs/list-hand-overs.js';
import { offerHandOver } from '../../../../src/application/care/hand-overs/offer-hand-over.js';
import { refuseHandOver } from '../../../../src/application/care/hand-overs/refuse-hand-over.js';
import { viewHandOver } from '../../../../src/application/care/hand-overs/view-hand-over.js';
import { completeCareTask } from '../../../../src/application/care/tasks/complete-care-task.js';
import { actOnTrajectory } from '../../../../src/application/care/trajectories/act-on-trajectory.js';
import {
  aTrajectory,
  begins,
  ends,
  flow,
  openCareHouse,
  userTask,
  who,
  type CareHouse,
} from './care-house.js';

const service = (id: string, topic: string): string =>
  `<bpmn:serviceTask id="${id}" camunda:type="external" camunda:topic="koers.${topic}" />`;

const handover = `${begins('HandOverOffered', 'prepareHandOver')}
  ${userTask('prepareHandOver', 'camunda:candidateGroups="giver"')}${flow('prepareHandOver', 'offer')}
  ${service('offer', 'offer-hand-over')}${flow('offer', 'acceptHandOver')}
  ${userTask('acceptHandOver', 'camunda:candidateGroups="receiver" camunda:formKey="F-HANDOVERANSWER"', '<koers:due norm="handover.accept" safetyCritical="true" />')}
  ${flow('acceptHandOver', 'record')}${service('record', 'answer-hand-over')}${flow('record', 'Gw')}
  <bpmn:exclusiveGateway id="Gw" default="F_Gw_End" />${flow('Gw', 'End')}
  <bpmn:sequenceFlow id="F_yes" sourceRef="Gw" targetRef="talk"><bpmn:conditionExpression>handOverAccepted = "yes"</bpmn:conditionExpression></bpmn:sequenceFlow>
  ${userTask('talk', 'camunda:candidateGroups="giver"')}${flow('talk', 'switch')}
  ${service('switch', 'switch-responsibility')}${ends('switch')}`;

const answerForm = {
  type: 'default',
  id: 'F-HANDOVERANSWER',
  components: [
    {
      type: 'radio',
      key: 'handOverAccepted',
      label: 'Antwoord',
      values: [
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nee' },
      ],
      validate: { required: true },
      properties: { variable: 'handOverAccepted' },
    },
    {
      type: 'textarea',
      key: 'reason',
      label: 'Reden',
      properties: { requiredWhen: 'handOverAccepted = "no"' },
    },
    {
      type: 'textarea',
      key: 'alternative',
      label: 'Alternatief',
      properties: { requiredWhen: 'handOverAccepted = "no"' },
    },
  ],
};

const trajectoryProcess = `${begins('Begin', 'main')}${userTask('main', 'camunda:candidateGroups="fixed-face"')}${ends('main')}
  <bpmn:subProcess id="Incident" triggeredByEvent="true">
    <bpmn:startEvent id="IncidentStart" isInterrupting="false"><bpmn:messageEventDefinition messageRef="NewIncident" /></bpmn:startEvent>
    ${flow('IncidentStart', 'look')}${userTask('look', 'camunda:candidateGroups="fixed-face"')}
  </bpmn:subProcess>`;

describe('a hand-over', () => {
  let house: CareHouse;

  beforeEach(async () => {
    house = await openCareHouse();
    await house.put(
      'trajectory',
      aTrajectory({ fixedFace: 'caseworker', substitute: 'caseworker2', urgency: 'HIGH' }),
    );
    await house.put('household', {
      id: 'household-1',
      label: 'Huishouden Iep TEST',
      region: 'default',
      municipality: 'Teststad',
      memberIds: [],
      openTrajectoryId: 'trajectory-1',
      createdAt: house.now(),
    });
    await house.deploy({ handover, trajectory: trajectoryProcess }, answerForm);
    await house.begin();
  });

  afterEach(() => house.close());

  const offered = async (receiver?: string): Promise<string> => {
    const { handOverId } = await house.act('caseworker', (work) =>
      offerHandOver(work, who('caseworker'), {
        trajectoryId: 'trajectory-1',
        kind: 'FIXED_FACE',
        receiver,
        receiverGroup: 'local-team',
        reason: 'TEST',
      }),
    );
    const { id, assignee } = await house.task('prepareHandOver');
    expect(assignee).toBe('caseworker');
    await house.act('caseworker', (work) =>
      completeCareTask(work, who('caseworker'), { taskId: id, data: {} }),
    );
    await house.work();
    return handOverId;
  };
  const accept = (user: string, handOverId: string) =>
    house.act(user, (work) => acceptHandOver(work, who(user), { handOverId }));
  const fixedFace = async () => (await house.get('trajectory', 'trajectory-1')).fixedFace;

  it('tells whom it is offered to, and is due within a working day when it is urgent', async () => {
    const id = await offered('caseworker3');

    expect(await viewHandOver(house.ports, who('caseworker3'), id)).toMatchObject({
      ok: true,
      value: {
        state: 'OFFERED',
        householdLabel: 'Huishouden Iep TEST',
        giverName: 'Carla Werker TEST',
        mayAnswer: true,
        deadline: { dueAt: '2027-01-12T22:59:59.000Z', safetyCritical: true },
      },
    });
    expect((await house.all('notification')).map(({ recipient, code }) => `${recipient} ${code}`)).toEqual([
      'caseworker3 HAND_OVER_OFFERED',
    ]);
    expect(await viewHandOver(house.ports, who('caseworker'), id)).toMatchObject({
      value: { mayAnswer: false },
    });
  });

  it('leaves the giver responsible until acceptance and the talk, then hands tasks on (R-HAND-1)', async () => {
    const id = await offered('caseworker3');
    expect(await fixedFace()).toBe('caseworker');

    await accept('caseworker3', id);
    expect((await house.get('handOver', id)).state).toBe('ACCEPTED');
    await house.work();
    expect(await fixedFace()).toBe('caseworker');

    const talk = await house.task('talk');
    await house.act('caseworker', (work) =>
      completeCareTask(work, who('caseworker'), { taskId: talk.id, data: {} }),
    );
    await house.work();
    expect(await fixedFace()).toBe('caseworker3');
    expect((await house.task('main')).assignee).toBe('caseworker3');
  });

  it('is answered by the receiver alone, once, and in the version they saw', async () => {
    const id = await offered('caseworker3');

    const byOther = (work: Parameters<typeof acceptHandOver>[0]) =>
      acceptHandOver(work, who('caseworker2'), { handOverId: id });
    expect(await house.refusal('caseworker2', byOther)).toEqual({ code: 'not-allowed' });
    expect(
      await house.refusal('caseworker3', (work) =>
        acceptHandOver(work, who('caseworker3'), { handOverId: id, expectedVersion: 77 }),
      ),
    ).toEqual({ code: 'version-mismatch' });
    await accept('caseworker3', id);
    expect(
      await house.refusal('caseworker3', (work) =>
        acceptHandOver(work, who('caseworker3'), { handOverId: id }),
      ),
    ).toEqual({ code: 'hand-over-not-open' });
  });

  it('that nobody in particular gets may be accepted by anybody of the group but the giver', async () => {
    const id = await offered();
    const ofGiver = (work: Parameters<typeof acceptHandOver>[0]) =>
      acceptHandOver(work, who('caseworker'), { handOverId: id });

    expect(await house.refusal('caseworker', ofGiver)).toEqual({ code: 'not-allowed' });
    const { id: taskId } = await house.task('acceptHandOver');
    expect(
      await house.refusal('caseworker', (work) =>
        completeCareTask(work, who('caseworker'), { taskId, data: { handOverAccepted: 'yes' } }),
      ),
    ).toEqual({ code: 'FOUR_EYES', rule: 'R-HAND-1' });
    expect(await listHandOvers(house.ports, who('caseworker2'))).toMatchObject({
      value: { items: [{ id, mayAnswer: true }] },
    });
    await accept('caseworker2', id);
    expect((await house.get('handOver', id)).receiver).toBe('caseworker2');
  });

  it('is refused with a reason and an alternative, and stays with the giver', async () => {
    const id = await offered('caseworker3');
    await house.act('caseworker3', (work) =>
      refuseHandOver(work, who('caseworker3'), { handOverId: id, reason: 'Vol', alternative: 'Kees TEST' }),
    );
    await house.work();

    expect(await house.get('handOver', id)).toMatchObject({
      state: 'REFUSED',
      refusalReason: 'Vol',
      alternative: 'Kees TEST',
    });
    expect(await fixedFace()).toBe('caseworker');
    expect(
      (await house.all('notification')).some(
        ({ code, recipient }) => code === 'HAND_OVER_REFUSED' && recipient === 'caseworker',
      ),
    ).toBe(true);
  });

  it('passes on a new incident by anybody who may see the trajectory', async () => {
    await house.act('caseworker', (work) =>
      actOnTrajectory(work, who('caseworker'), {
        trajectoryId: 'trajectory-1',
        action: 'signal-incident',
        reason: 'TEST words',
      }),
    );

    expect((await house.task('look')).assignee).toBe('caseworker');
    expect(JSON.stringify(await house.all('instance'))).not.toContain('TEST words');
    expect(JSON.stringify(await house.all('timeline'))).not.toContain('TEST words');
    expect(
      await house.refusal('rvt', (work) =>
        actOnTrajectory(work, who('rvt'), { trajectoryId: 'trajectory-1', action: 'signal-incident' }),
      ),
    ).toEqual({ code: 'not-allowed' });
    expect(
      await house.refusal('caseworker', (work) =>
        actOnTrajectory(work, who('caseworker'), { trajectoryId: 'trajectory-1', action: 'review-now' }),
      ),
    ).toEqual({ code: 'action-not-possible' });
  });
});
