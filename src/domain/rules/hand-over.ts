export type HandOverState = 'PREPARING' | 'OFFERED' | 'ACCEPTED' | 'REFUSED' | 'CONFIRMED';

export interface OfferedHandOver {
  readonly state: HandOverState;
  readonly giver: string;
  readonly receiver?: string;
  readonly receiverGroup: string;
}

/** Until somebody accepted, the giver stays responsible (R-HAND-1, domain.md §1.2 step 11). */
export const responsibleFor = ({ state, giver, receiver }: OfferedHandOver): string =>
  (state === 'ACCEPTED' || state === 'CONFIRMED') && receiver !== undefined ? receiver : giver;

export type HandOverRefusal = 'hand-over-not-open' | 'not-receiver' | 'FOUR_EYES' | 'alternative-missing';

export interface Answerer {
  readonly user: string;
  readonly groups: readonly string[];
}

/** Why this person cannot accept or refuse it; nobody hands over to themselves. */
export const whyNotAnswer = (
  handOver: OfferedHandOver,
  { user, groups }: Answerer,
): HandOverRefusal | undefined => {
  if (handOver.state !== 'OFFERED') return 'hand-over-not-open';
  if (user === handOver.giver) return 'FOUR_EYES';
  const isReceiver =
    handOver.receiver === undefined ? groups.includes(handOver.receiverGroup) : user === handOver.receiver;
  return isReceiver ? undefined : 'not-receiver';
};

/** Why it cannot be refused like this: a refusal names a reason and another way (R-ESC-1). */
export const whyNotRefuse = (
  handOver: OfferedHandOver,
  who: Answerer,
  alternative: string,
): HandOverRefusal | undefined =>
  whyNotAnswer(handOver, who) ?? (alternative.trim() === '' ? 'alternative-missing' : undefined);

const following: Readonly<Record<HandOverState, readonly HandOverState[]>> = {
  PREPARING: ['OFFERED'],
  OFFERED: ['ACCEPTED', 'REFUSED'],
  REFUSED: ['OFFERED'],
  ACCEPTED: ['CONFIRMED'],
  CONFIRMED: [],
};

/** It is offered before it is accepted, and accepted before the household confirms; a refused one may be offered again. */
export const mayFollow = (from: HandOverState, to: HandOverState): boolean => following[from].includes(to);
