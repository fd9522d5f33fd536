import { useWords } from '../i18n/words.js';
import { Icon } from './icon.js';

type Urgency = 'ACUTE' | 'HIGH' | 'NORMAL' | 'LOW';

const icons = { ACUTE: 'acute', HIGH: 'high', NORMAL: 'normal', LOW: 'low', unknown: 'unknown' } as const;

/** Urgency as a sign of its own shape with its word. */
export function UrgencyMark({ urgency }: { readonly urgency: Urgency | undefined }) {
  const { say } = useWords();
  const shown = urgency ?? 'unknown';
  return (
    <span className={`urgency urgency-${shown}`}>
      <Icon name={icons[shown]} />
      <span className="visually-hidden">{say('trajectory.urgency')}: </span>
      {say(`urgency.${shown}`)}
    </span>
  );
}

/** The most urgent first; unknown counts as high, because nobody looked yet. */
export const urgencyRank = (urgency: Urgency | undefined): number =>
  ({ ACUTE: 0, HIGH: 1, NORMAL: 2, LOW: 3 })[urgency ?? 'HIGH'];
