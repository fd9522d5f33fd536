import { previewModification as preview } from '../../application/change/preview-modification.js';
import { changeRefused } from '../../application/change/refusals.js';
import { modifyInstance as modify } from '../../application/engine/modify-instance.js';
import { ok } from '../../kernel/outcome.js';
import {
  modifiedInstance,
  modifyInstance,
  previewedModification,
  previewModification,
} from '../contract/v1.js';
import { modifiers } from './roles.js';
import { route } from './route.js';

const subject = 'Changes';

export const modificationRoutes = [
  route({
    method: 'post',
    path: '/instances/{id}/modification-preview',
    name: 'previewModification',
    summary: 'Where an instance would be if it were moved by hand so; nothing is changed',
    subject,
    access: modifiers,
    body: previewModification,
    answer: { status: 200, body: previewedModification },
    refusals: ['not-found', 'engine-refused'],
    handle: async ({ house, param, body }) => {
      const previewed = await preview(house.ports, { instanceId: param('id'), ...body });
      return previewed.ok ? ok({ body: previewed.value }) : changeRefused(previewed.reason);
    },
  }),
  route({
    method: 'post',
    path: '/instances/{id}/modification',
    name: 'modifyInstance',
    summary: 'Move an instance by hand: cancel what goes on, start something else',
    subject,
    access: modifiers,
    body: modifyInstance,
    answer: { status: 200, body: modifiedInstance },
    refusals: ['not-found', 'engine-refused'],
    handle: ({ param, body, commit }) =>
      commit(
        async (work) => {
          const modified = await modify(work, { instanceId: param('id'), ...body });
          return modified.ok ? modified : changeRefused(modified.reason);
        },
        (modified) => ({ body: modified }),
      ),
  }),
];
