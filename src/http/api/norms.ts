import type { NormLabel } from '../../domain/deadlines/norm.js';
import { effectsOfNorm } from '../../application/care/norms/effects-of-norm.js';
import { listNorms } from '../../application/care/norms/list-norms.js';
import { proposeNorm as propose } from '../../application/care/norms/propose-norm.js';
import { publishNorm, retractNorm as retract } from '../../application/care/norms/publish-norm.js';
import { ok } from '../../kernel/outcome.js';
import type { NormChangeRecord } from '../../ports/records.js';
import { normChangeNamed, normEffects, normList, proposeNorm, retractNorm } from '../contract/v1.js';
import { defined } from './defined.js';
import { designers, normReaders } from './roles.js';
import { route } from './route.js';

const subject = 'Deadline register';

const named = ({ id, key, norm: { version } }: NormChangeRecord) => ({ body: { id, key, version } });

export const normRoutes = [
  route({
    method: 'get',
    path: '/norms',
    name: 'listNorms',
    summary: 'Every norm with its versions, source and label, and what is proposed',
    subject,
    access: normReaders,
    answer: { status: 200, body: normList },
    handle: async ({ house }) => ok({ body: await listNorms(house.ports) }),
  }),
  route({
    method: 'post',
    path: '/norms/{key}/changes',
    name: 'proposeNorm',
    summary: 'Propose the next version of a norm; nothing is reckoned with it yet',
    subject,
    access: designers,
    body: proposeNorm,
    answer: { status: 201, body: normChangeNamed },
    refusals: ['not-found', 'form-invalid'],
    handle: ({ param, body, commit }) =>
      commit((work) => {
        const { clock, label, ...said } = defined(body);
        return propose(work, {
          ...said,
          key: param('key'),
          clock: typeof clock === 'string' ? clock : defined(clock),
          label: label as NormLabel,
        });
      }, named),
  }),
  route({
    method: 'get',
    path: '/norm-changes/{id}/effects',
    name: 'effectsOfNorm',
    summary: 'Which open tasks would get which due date if they were recalculated with this change',
    subject,
    access: normReaders,
    answer: { status: 200, body: normEffects },
    refusals: ['not-found'],
    handle: async ({ house, param }) => {
      const effects = await effectsOfNorm(house.ports, param('id'));
      return effects.ok ? ok({ body: effects.value }) : effects;
    },
  }),
  route({
    method: 'post',
    path: '/norm-changes/{id}/publish',
    name: 'publishNorm',
    summary: 'Publish a change that another designer proposed; open tasks keep their due date',
    subject,
    access: designers,
    answer: { status: 200, body: normChangeNamed },
    refusals: ['not-found', 'FOUR_EYES', 'norm-change-not-open'],
    handle: ({ param, commit }) => commit((work) => publishNorm(work, param('id')), named),
  }),
  route({
    method: 'post',
    path: '/norm-changes/{id}/retract',
    name: 'retractNorm',
    summary: 'Take a proposal back, or end a published version so that the one before it holds again',
    subject,
    access: designers,
    body: retractNorm,
    answer: { status: 200, body: normChangeNamed },
    refusals: ['not-found', 'norm-change-not-open'],
    handle: ({ param, body, commit }) =>
      commit((work) => retract(work, { id: param('id'), reason: body.reason }), named),
  }),
];
