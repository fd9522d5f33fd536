import type { MultiInstance } from '../definition.js';
import type { Reader } from '../elements/behaviour.js';
import { given } from '../given.js';
import { refuseAttributes } from './attributes.js';
import type { Reading } from './drawn-process.js';
import { childExpression } from './multi-instance.js';

const attributes: ReadonlySet<string> = new Set(['testBefore', 'loopMaximum']);

/** Reads a loop that goes on for as long as its condition holds (BPMN 2.0 §13.3.6). */
export const readStandardLoop = (reader: Reader, reading: Reading): MultiInstance | undefined => {
  const drawn = reader.drawn.children.find(({ type }) => type === 'standardLoopCharacteristics');
  if (!drawn) return undefined;
  refuseAttributes(reading, drawn, attributes, reader.drawn.id);
  const condition = childExpression(reader, drawn, 'loopCondition');
  const most = reader.attribute('loopMaximum', drawn);
  const isCount = most === undefined || /^[1-9]\d{0,2}$/.test(most);
  if (!isCount)
    reader.problem('bad-attribute', `Expected loopMaximum to be from 1 to 999, but it is '${most}'`, drawn);
  if (!condition && most === undefined)
    reader.problem('bad-loop', 'Expected a loopCondition or a loopMaximum, but there is neither', drawn);
  const testBefore = ['true', '1'].includes(reader.attribute('testBefore', drawn) ?? '');
  const maximum = most === undefined || !isCount ? undefined : Number(most);
  return { sequential: true, standard: { testBefore, ...given({ condition, maximum }) } };
};
