import type { ShownFigure } from '../api/shapes.js';
import type { Words } from '../i18n/words.js';

/** The words of a figure's key, part by part: `ACUTE.median` is "Acuut: middelste". */
export const sayFigure = ({ sayCode }: Pick<Words, 'sayCode'>, key: string): string => {
  const [first = '', ...more] = key.split('.');
  const rest = first === 'step' ? more : [first, ...more];
  const words = rest.map((part) => sayCode('figure', part));
  const [head = '', ...tail] = words;
  return tail.length === 0 ? head : `${head}: ${tail.map((word) => word.toLowerCase()).join(', ')}`;
};

/** A value with its unit; what is hidden or absent says so, and is never 0. */
export const sayValue = ({ say, intl }: Words, { unit, value, hidden }: ShownFigure): string => {
  if (hidden) return say('figures.hidden');
  if (value === undefined) return say('figures.nothing');
  return say(`figures.unit.${unit}`, { value: intl.formatNumber(value, { maximumFractionDigits: 2 }) });
};

export const sayNorm = ({ say, intl }: Words, { norm, unit }: ShownFigure): string => {
  if (!norm) return '–';
  const [id, limit] =
    'atLeast' in norm
      ? (['figures.atLeast', norm.atLeast] as const)
      : (['figures.atMost', norm.atMost] as const);
  return say(id, { value: say(`figures.unit.${unit}`, { value: intl.formatNumber(limit) }) });
};
