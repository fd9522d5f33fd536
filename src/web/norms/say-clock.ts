import type { Norm } from '../api/shapes.js';
import type { Words } from '../i18n/words.js';

/** The clock of a norm as text: one for everybody, or each urgency with its own. */
export const sayClock = ({ sayCode }: Words, clock: Norm['clock']): string =>
  typeof clock === 'string'
    ? clock
    : Object.entries(clock)
        .map(([urgency, one]) => `${sayCode('normClock', urgency)}: ${one}`)
        .join(', ');
