import { decimal } from '../arithmetic.js';
import type { FeelValue } from '../feel-value.js';
import { FeelDuration } from '../moments.js';
import { signature, type Functions, type Signature } from '../signature.js';

type Round = (value: number) => number;

const scales = { from: -6_111, to: 6_176 };

/** Rounds at a decimal place, on the digits that people see rather than on what doubles make of them. */
const rounded = (round: Round, value: number, scale: number): FeelValue => {
  const places = Math.trunc(scale);
  if (places < scales.from || places > scales.to) return null;
  if (!Number.isFinite(value) || places > 300) return value;
  if (places < -300) return 0;
  const [digits = '0', exponent = '0'] = String(value).split('e');
  const shifted = Number(`${digits}e${Number(exponent) + places}`);
  const [whole = '0', shift = '0'] = String(round(shifted)).split('e');
  return decimal(Number(`${whole}e${Number(shift) - places}`));
};

const halfEven: Round = (value) => {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

const awayFromZero: Round = (value) => Math.sign(value) * Math.ceil(Math.abs(value));
const halfUp: Round = (value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
const halfDown: Round = (value) => Math.sign(value) * Math.ceil(Math.abs(value) - 0.5);

const rounding = (round: Round): readonly Signature[] => [
  signature(['n: number', 'scale: number'], ([value, scale]) => rounded(round, value, scale)),
];

const optionalRounding = (round: Round): readonly Signature[] => [
  signature(['n: number'], ([value]) => decimal(round(value))),
  ...rounding(round),
];

const ofNumber = (call: (value: number) => number): readonly Signature[] => [
  signature(['number: number'], ([value]) => decimal(call(value))),
];

const parity = (rest: number): readonly Signature[] => [
  signature(['number: number'], ([value]) => Math.abs(value % 2) === rest),
];

/** DMN 1.5 §10.3.4.5. */
export const numberFunctions: Functions = {
  decimal: rounding(halfEven),
  floor: optionalRounding(Math.floor),
  ceiling: optionalRounding(Math.ceil),
  'round up': rounding(awayFromZero),
  'round down': rounding(Math.trunc),
  'round half up': rounding(halfUp),
  'round half down': rounding(halfDown),
  abs: [
    signature(['n: number'], ([value]) => Math.abs(value)),
    signature(['n: duration'], ([{ unit, amount }]) => new FeelDuration(unit, Math.abs(amount))),
  ],
  modulo: [
    signature(['dividend: number', 'divisor: number'], ([dividend, divisor]) =>
      decimal(dividend - divisor * Math.floor(dividend / divisor)),
    ),
  ],
  sqrt: ofNumber(Math.sqrt),
  log: ofNumber(Math.log),
  exp: ofNumber(Math.exp),
  odd: parity(1),
  even: parity(0),
};
