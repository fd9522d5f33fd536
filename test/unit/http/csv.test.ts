import { describe, expect, it } from '@jest/globals';
import { csvOf } from '../../../src/http/api/csv.js';

const lines = (text: string): readonly string[] => text.replace('\uFEFF', '').split('\r\n');

describe('a CSV file', () => {
  it('has a head and a line for each row, says that it is UTF-8, and ends every line as RFC 4180 does', () => {
    const text = csvOf(['Stap', 'Dagen'], [['Eerste contact', 3]]);
    expect(text).toBe('\uFEFFStap,Dagen\r\nEerste contact,3\r\n');
  });

  it.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x.test";"klik")'])(
    'never lets a text be read as a formula: %j',
    (text) => {
      const [, line = ''] = lines(csvOf(['Stap'], [[text]]));
      expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('keeps a number a number, also a negative one, and leaves out what is not there', () => {
    expect(lines(csvOf(['a', 'b'], [[-2.5, undefined]]))[1]).toBe('-2.5,');
  });

  it('puts quotes around commas, quotes, line ends and blanks at the edge', () => {
    const [, line] = lines(csvOf(['a', 'b', 'c'], [['een, twee', 'zei "nee"', ' rand ']]));
    expect(line).toBe(String.raw`"een, twee","zei ""nee"""," rand "`);
  });
});
