import type { TaskRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import type { Variables } from '../../../engine/variables.js';
import { gatherDossier } from '../dossier/gathered.js';
import { itemsOfDossier } from '../dossier/items-of-dossier.js';
import { textIn } from '../values.js';
import type { Fields } from '../views.js';

type Knowing = (ports: Ports, task: TaskRecord, variables: Variables) => Promise<Fields>;

/**
 * What a form shows of the dossier: text that no process variable may hold (domain.md §2.3), read by the id that one
 * does hold.
 */
const knowing: readonly Knowing[] = [
  async ({ store }, _task, variables) => {
    const request = await store.get('rightsRequest', textIn(variables, 'requestId') ?? '');
    return request ? { words: request.body.words } : {};
  },
  async ({ store }, _task, variables) => {
    const used = await store.get('breakGlass', textIn(variables, 'breakGlassId') ?? '');
    return used ? { explanation: used.body.explanation } : {};
  },
  async (ports, { care }, variables) => {
    const itemId = textIn(variables, 'itemId');
    const trajectory = await ports.store.get('trajectory', care?.trajectoryId ?? '');
    const dossier = itemId !== undefined && trajectory && (await gatherDossier(ports, trajectory.body));
    const item = dossier ? itemsOfDossier(dossier).find(({ id }) => id === itemId) : undefined;
    return item ? { item: item.text } : {};
  },
];

export const knownOfDossier: Knowing = async (ports, task, variables) => {
  const known = await Promise.all(knowing.map((know) => know(ports, task, variables)));
  return Object.assign({}, ...known) as Fields;
};
