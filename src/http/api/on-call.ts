import { addShift, listShifts, removeShift } from '../../application/care/on-call/keep-roster.js';
import { ok } from '../../kernel/outcome.js';
import { addOnCallShift, onCallRoster, onCallShiftNamed } from '../contract/v1.js';
import { rosterKeepers, workers } from './roles.js';
import { route } from './route.js';

const subject = 'People';

export const onCallRoutes = [
  route({
    method: 'get',
    path: '/on-call',
    name: 'listOnCall',
    summary: 'Who is on call now and later, the first to be called first',
    subject,
    access: [...workers, 'app-admin'],
    answer: { status: 200, body: onCallRoster },
    handle: async ({ house }) => ok({ body: await listShifts(house.ports) }),
  }),
  route({
    method: 'post',
    path: '/on-call',
    name: 'addOnCallShift',
    summary: 'Put somebody on call from a moment until a moment',
    subject,
    access: rosterKeepers,
    body: addOnCallShift,
    answer: { status: 201, body: onCallShiftNamed },
    refusals: ['receiver-unknown', 'shift-invalid'],
    handle: ({ body, commit }) =>
      commit(
        (work) => addShift(work, body),
        ({ id }) => ({ body: { id } }),
      ),
  }),
  route({
    method: 'delete',
    path: '/on-call/{id}',
    name: 'removeOnCallShift',
    summary: 'Take a shift off the list',
    subject,
    access: rosterKeepers,
    answer: { status: 200, body: onCallShiftNamed },
    refusals: ['not-found'],
    handle: ({ param, commit }) =>
      commit(
        (work) => removeShift(work, param('id')),
        (body) => ({ body }),
      ),
  }),
];
