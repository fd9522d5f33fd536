import { addWords } from '../../application/care/household/add-words.js';
import { viewSide } from '../../application/care/household/view-side.js';
import { requestOwnRight } from '../../application/care/rights/request-right.js';
import { ok } from '../../kernel/outcome.js';
import { itemNamed, ownRightsRequest, ownSide, ownWords, rightsRequestNamed } from '../contract/v1.js';
import { defined } from './defined.js';
import { householders } from './roles.js';
import { route } from './route.js';

const subject = 'My own side';

/** For those who are helped: their own side, and what is theirs to say and ask. */
export const ownSideRoutes = [
  route({
    method: 'get',
    path: '/me/household',
    name: 'viewOwnSide',
    summary: 'What happens, why, what comes next, my people, my plan, what was decided, who looked',
    subject,
    access: householders,
    answer: { status: 200, body: ownSide },
    handle: async ({ house, who }) => {
      const viewed = await viewSide(house.ports, who);
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'post',
    path: '/me/household/words',
    name: 'addOwnWords',
    summary: 'My view, in my own words',
    subject,
    access: householders,
    body: ownWords,
    answer: { status: 201, body: itemNamed },
    refusals: ['not-found'],
    handle: ({ who, body, commit }) =>
      commit(
        (work) => addWords(work, who, body),
        (added) => ({ body: added }),
      ),
  }),
  route({
    method: 'post',
    path: '/me/household/requests',
    name: 'requestOwnRight',
    summary: 'Ask, object, complain, withdraw consent, see my file: starts the process of rights',
    subject,
    access: householders,
    body: ownRightsRequest,
    answer: { status: 201, body: rightsRequestNamed },
    refusals: ['not-found', 'objection-not-possible', 'action-not-possible', 'engine-refused'],
    handle: ({ who, body, commit }) =>
      commit(
        (work) => requestOwnRight(work, who, defined(body)),
        (requested) => ({ body: requested }),
      ),
  }),
];
