import { answersFor } from './answers.js';
import type { Circumstances } from './circumstances.js';
import type { DossierItem } from './item.js';
import { lookFor } from './mentions.js';
import { visibilityOf } from './visibility.js';

export interface Sifted {
  readonly shown: readonly DossierItem[];
  /** Denied because something about them is not known: the fixed face decides (domain.md §4.4). */
  readonly unclear: readonly DossierItem[];
}

/** Whether a text would tell this viewer a secret place of somebody else. */
export const givesAwayTo = (
  viewer: string,
  { secrets }: Pick<Circumstances, 'secrets'>,
): ((text: string) => boolean) =>
  lookFor(secrets.filter(({ personId }) => personId !== viewer).map(({ value }) => value));

/**
 * What of a dossier one person may read; a text that names a secret place of somebody else is not, whatever else is
 * said of it. Whatever is denied is left out without a trace: who reads cannot tell from
 * what is shown that there is more.
 */
export const visibleItems = (
  viewer: string,
  items: readonly DossierItem[],
  around: Circumstances,
): Sifted => {
  const shown: DossierItem[] = [];
  const unclear: DossierItem[] = [];
  const givesAway = givesAwayTo(viewer, around);
  for (const item of items) {
    const answers = answersFor(viewer, item, around);
    const { visibility } = visibilityOf(answers);
    if (visibility === 'SHOW' && !givesAway(item.text)) shown.push(item);
    else if (visibility === 'DENY' && isUnclear(viewer, item)) unclear.push(item);
  }
  return { shown, unclear };
};

/** Somebody must still say for whom it is; or it is for this reader, and whether it tells where people are is not said. */
const isUnclear = (
  viewer: string,
  { audience, about, sensitivity, tellsWhere, helperOnly }: DossierItem,
): boolean => {
  if (helperOnly === true) return false;
  if (audience === undefined || about === undefined) return true;
  return audience.includes(viewer) && (sensitivity === undefined || tellsWhere === undefined);
};
