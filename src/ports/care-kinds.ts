import type { KindSpecification } from './kind-specification.js';
import type { RecordKind } from './records.js';

/** What the case side keeps: the dossier, people and the doors. */
export const careKinds = {
  household: {
    fields: {
      label: 'text',
      region: 'text',
      municipality: 'text',
      openTrajectoryId: 'text',
      memberIds: 'textList',
    },
    indexes: [['label']],
  },
  person: { fields: { householdIds: 'textList' }, indexes: [] },
  trajectory: {
    fields: {
      householdId: 'text',
      state: 'text',
      fixedFace: 'text',
      substitute: 'text',
      rvtProfessional: 'text',
      urgency: 'text',
      receivedAt: 'text',
    },
    indexes: [['householdId'], ['fixedFace'], ['state', 'receivedAt'], ['receivedAt']],
  },
  report: {
    fields: { householdId: 'text', trajectoryId: 'text', receivedAt: 'text' },
    indexes: [['trajectoryId'], ['householdId']],
  },
  reporter: { fields: { reportId: 'text' }, indexes: [['reportId']] },
  submission: {
    fields: {
      trajectoryId: 'text',
      instanceId: 'text',
      taskId: 'text',
      elementId: 'text',
      formKey: 'text',
      submittedAt: 'text',
    },
    indexes: [
      ['trajectoryId', 'submittedAt'],
      ['instanceId', 'elementId'],
    ],
  },
  draft: { fields: { savedBy: 'text' }, indexes: [] },
  handOver: {
    fields: { trajectoryId: 'text', state: 'text', giver: 'text', receiver: 'text', receiverGroup: 'text' },
    indexes: [['trajectoryId'], ['state']],
  },
  grant: {
    fields: { trajectoryId: 'text', user: 'text', group: 'text', until: 'text' },
    indexes: [['trajectoryId'], ['user'], ['group']],
  },
  sentPackage: {
    fields: { trajectoryId: 'text', recipientGroup: 'text', sentAt: 'text' },
    indexes: [['recipientGroup', 'sentAt'], ['trajectoryId']],
  },
  absence: {
    fields: { userId: 'text', from: 'text', until: 'text', endedAt: 'text' },
    indexes: [['userId', 'from']],
  },
  redistribution: { fields: { userId: 'text', madeAt: 'text' }, indexes: [['madeAt']] },
  notification: {
    fields: { recipient: 'text', at: 'text', taskId: 'text', readAt: 'text' },
    indexes: [['recipient', 'at'], ['taskId']],
  },
  timeline: {
    fields: { trajectoryId: 'text', at: 'text', code: 'text' },
    indexes: [['trajectoryId', 'at'], ['code']],
  },
  relationship: {
    fields: { personA: 'text', personB: 'text' },
    indexes: [['personA'], ['personB']],
  },
  address: { fields: { personId: 'text', secrecy: 'text' }, indexes: [['personId']] },
  dossierItem: { fields: { trajectoryId: 'text', at: 'text' }, indexes: [['trajectoryId', 'at']] },
  visibilityMark: { fields: { trajectoryId: 'text' }, indexes: [['trajectoryId']] },
  portal: { fields: { personId: 'text' }, indexes: [['personId']] },
  rightsRequest: {
    fields: { trajectoryId: 'text', personId: 'text', receivedAt: 'text' },
    indexes: [['trajectoryId', 'receivedAt'], ['personId']],
  },
  consent: { fields: { trajectoryId: 'text', personId: 'text' }, indexes: [['trajectoryId'], ['personId']] },
  share: { fields: { trajectoryId: 'text', consentId: 'text' }, indexes: [['trajectoryId'], ['consentId']] },
  breakGlass: {
    fields: { trajectoryId: 'text', user: 'text', until: 'text' },
    indexes: [['trajectoryId'], ['user']],
  },
  audit: { fields: { trajectoryId: 'text', at: 'text', user: 'text' }, indexes: [['trajectoryId', 'at']] },
  user: { fields: { groups: 'textList', team: 'text' }, indexes: [] },
  session: { fields: { user: 'text', expiresAt: 'text' }, indexes: [['expiresAt']] },
  idempotency: { fields: { at: 'text' }, indexes: [['at']] },
  contactBan: {
    fields: { trajectoryId: 'text', persons: 'textList', homeBanId: 'text' },
    indexes: [['trajectoryId']],
  },
  homeBan: { fields: { trajectoryId: 'text', state: 'text' }, indexes: [['trajectoryId']] },
  onCallShift: {
    fields: { user: 'text', from: 'text', until: 'text', place: 'number' },
    indexes: [['until']],
  },
  norm: { fields: {}, indexes: [] },
  normChange: { fields: { key: 'text', state: 'text', proposedAt: 'text' }, indexes: [['proposedAt']] },
} satisfies Readonly<Partial<Record<RecordKind, KindSpecification>>>;
