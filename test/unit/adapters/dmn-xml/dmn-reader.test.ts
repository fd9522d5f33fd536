import { describe, expect, it } from '@jest/globals';
import { parseXml } from '../../../../src/adapters/bpmn-xml/parse-xml.js';
import { dmnReader } from '../../../../src/adapters/dmn-xml/dmn-reader.js';
import { decisionFeel } from '../../../../src/adapters/feel/decision-feel.js';
import type { ModelProblem } from '../../../../src/engine/drawn.js';
import type { DecisionAnswer } from '../../../../src/engine/expression.js';
import type { Variables } from '../../../../src/engine/variables.js';
import type { DecisionModel } from '../../../../src/ports/decisions.js';

const reader = dmnReader({ parseXml, feel: decisionFeel() });

const dmn = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

const file = (inside: string, namespace = dmn): string =>
  `<definitions xmlns="${namespace}" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="file" name="file" namespace="urn:test">\n${inside}\n</definitions>`;

const escaped = (text: string): string => text.replace(/[<>&]/g, (found) => `&#${found.charCodeAt(0)};`);
const text = (content: string): string => `<text>${escaped(content)}</text>`;

interface Drawn {
  readonly policy?: string;
  readonly inputs: readonly string[];
  readonly inputType?: string;
  readonly outputs: readonly string[];
  readonly outputValues?: string;
  readonly rules: readonly string[];
}

const table = ({ policy = '', inputs, inputType, outputs, outputValues, rules }: Drawn): string => {
  const type = inputType === undefined ? '' : ` typeRef="${inputType}"`;
  const values = outputValues === undefined ? '' : `<outputValues>${text(outputValues)}</outputValues>`;
  const cells = (rule: string): string =>
    rule
      .split('|')
      .map((cell) => cell.trim())
      .map((cell, at) => {
        const kind = at < inputs.length ? 'inputEntry' : 'outputEntry';
        return `<${kind}>${text(cell)}</${kind}>`;
      })
      .join('');
  return `<decision id="d" name="D"><decisionTable ${policy}>
    ${inputs.map((input) => `<input><inputExpression${type}>${text(input)}</inputExpression></input>`).join('')}
    ${outputs.map((output) => `<output name="${output}">${values}</output>`).join('')}
    ${rules.map((rule, at) => `<rule id="r${at + 1}">${cells(rule)}</rule>`).join('\n')}
  </decisionTable></decision>`;
};

const models = async (xml: string): Promise<readonly DecisionModel[]> => {
  const read = await reader.read(xml);
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value;
};

const problems = async (xml: string): Promise<readonly ModelProblem[]> => {
  const read = await reader.read(xml);
  return read.ok ? [] : read.reason;
};

const ask = async (xml: string, values: Variables, key = 'd'): Promise<DecisionAnswer> => {
  const model = (await models(xml)).find((one) => one.key === key);
  const answer = model?.decide({ values }, 3);
  if (!answer?.ok) throw new Error(JSON.stringify(answer?.reason));
  return answer.value;
};

const failure = async (xml: string, values: Variables): Promise<unknown> => {
  const answer = (await models(xml))[0]?.decide({ values }, 1);
  return answer?.ok === false ? answer.reason : answer;
};

const ages: Drawn = {
  policy: 'hitPolicy="FIRST"',
  inputs: ['age', 'urgency'],
  outputs: ['route'],
  rules: [
    '< 12 | - | "child"',
    '[12..17] | "HIGH", "ACUTE" | "youth"',
    '- | not("LOW") | "adult"',
    '- | - | "safe"',
  ],
};

describe('A decision table', () => {
  it('answers with rows, the rules that matched and its version', async () => {
    expect(await ask(file(table(ages)), { age: 11, urgency: 'LOW' })).toEqual({
      decision: 'd',
      version: 3,
      result: [{ route: 'child' }],
      matched: [{ rule: 'r1', index: 1 }],
    });
  });

  it.each<[Variables, string]>([
    [{ age: 12, urgency: 'ACUTE' }, 'youth'],
    [{ age: 12, urgency: 'LOW' }, 'safe'],
    [{ age: 40, urgency: 'NORMAL' }, 'adult'],
    [{ urgency: 'NORMAL' }, 'adult'],
    [{ age: 12 }, 'safe'],
    [{ age: null, urgency: null }, 'safe'],
    [{ age: '12', urgency: 7 }, 'adult'],
    [{}, 'safe'],
  ])('answers %j with %s: what is missing falls through to the last row', async (values, route) => {
    expect((await ask(file(table(ages)), values)).result).toEqual([{ route }]);
  });

  it('lets a cell speak of what is missing', async () => {
    const drawn = table({
      policy: 'hitPolicy="FIRST"',
      inputs: ['x'],
      outputs: ['y'],
      rules: ['null | 1', 'not(null) | 2'],
    });
    expect((await ask(file(drawn), {})).result).toEqual([{ y: 1 }]);
    expect((await ask(file(drawn), { x: 0 })).result).toEqual([{ y: 2 }]);
  });

  it.each<[string, Variables, boolean]>([
    ['true', { x: true }, true],
    ['true', { x: false }, false],
    ['false', { x: false }, true],
    ['["a", "b"]', { x: 'b' }, true],
    ['? > 2 and ? < 4', { x: 3 }, true],
    ['count(?) > 1', { x: [1, 2] }, true],
    ['limit', { x: 5, limit: 5 }, true],
    ['> limit', { x: 6, limit: 5 }, true],
    ['> missing', { x: 6 }, false],
    ['list contains(?, "a")', { x: ['a'] }, true],
    ['starts with(?, "ab")', { x: 'abc' }, true],
    ['"a?"', { x: 'a?' }, true],
    ['> date("2026-01-01")', { x: 'no date' }, false],
    ['-', {}, true],
    ['', {}, true],
  ])('takes the cell %s with %j for %s', async (cell, values, expected) => {
    const drawn = table({ inputs: ['x'], outputs: ['y'], rules: [`${cell} | 1`] });
    expect((await ask(file(drawn), values)).result).toEqual(expected ? [{ y: 1 }] : []);
  });

  it('compares moments where a column says that it holds them', async () => {
    const drawn = table({
      inputs: ['at'],
      inputType: 'dateTime',
      outputs: ['y'],
      rules: ['>= date and time("2026-03-27T09:00:00Z") | "late"'],
    });
    expect((await ask(file(drawn), { at: '2026-03-27T10:30:00.000+01:00' })).result).toEqual([{ y: 'late' }]);
    expect((await ask(file(drawn), { at: '2026-03-27T09:30:00.000+01:00' })).result).toEqual([]);
  });

  const two = (policy: string, outputValues?: string): string =>
    file(
      table({
        policy: `hitPolicy="${policy}"`,
        inputs: ['x'],
        outputs: ['y'],
        ...(outputValues !== undefined && { outputValues }),
        rules: ['> 0 | "low"', '> 1 | "high"', '> 2 | "low"', '> 9 | "top"'],
      }),
    );

  it('refuses an answer when two rules of a UNIQUE table match, and names them', async () => {
    expect(await failure(two('UNIQUE'), { x: 2 })).toEqual({
      code: 'decision-failed',
      message: "Expected one rule to match, but these did: 1 'r1', 2 'r2'",
    });
  });

  it('takes any of the rules of an ANY table when they agree', async () => {
    const agreeing = file(
      table({
        policy: 'hitPolicy="ANY"',
        inputs: ['x'],
        outputs: ['y'],
        rules: ['> 0 | 1', '> 1 | 1', '> 2 | 2'],
      }),
    );
    expect((await ask(agreeing, { x: 2 })).result).toEqual([{ y: 1 }]);
    expect(await failure(agreeing, { x: 3 })).toMatchObject({ code: 'decision-failed' });
  });

  it.each<[string, string | undefined, unknown, readonly number[]]>([
    ['PRIORITY', '"top", "high", "low"', [{ y: 'high' }], [2]],
    ['FIRST', undefined, [{ y: 'low' }], [1]],
    ['COLLECT', undefined, [{ y: 'low' }, { y: 'high' }, { y: 'low' }], [1, 2, 3]],
    ['RULE ORDER', undefined, [{ y: 'low' }, { y: 'high' }, { y: 'low' }], [1, 2, 3]],
    ['OUTPUT ORDER', '"top", "high", "low"', [{ y: 'high' }, { y: 'low' }, { y: 'low' }], [2, 1, 3]],
  ])('answers by %s', async (policy, outputValues, result, indexes) => {
    const answer = await ask(two(policy, outputValues), { x: 3 });
    expect(answer.result).toEqual(result);
    expect(answer.matched.map(({ index }) => index)).toEqual(indexes);
  });

  it.each<[string, unknown, unknown]>([
    ['SUM', [{ y: 6 }], []],
    ['MIN', [{ y: 1 }], []],
    ['MAX', [{ y: 3 }], []],
    ['COUNT', [{ y: 3 }], [{ y: 0 }]],
  ])('collects with %s', async (aggregation, result, whenNone) => {
    const drawn = file(
      table({
        policy: `hitPolicy="COLLECT" aggregation="${aggregation}"`,
        inputs: ['x'],
        outputs: ['y'],
        rules: ['> 0 | 1', '> 1 | 2', '> 2 | 3'],
      }),
    );
    expect((await ask(drawn, { x: 3 })).result).toEqual(result);
    expect((await ask(drawn, { x: 0 })).result).toEqual(whenNone);
  });

  it('fails when an output cannot be told', async () => {
    const drawn = file(table({ inputs: ['x'], outputs: ['y'], rules: ['- | missing + 1'] }));
    expect(await failure(drawn, {})).toEqual({
      code: 'decision-failed',
      message: expect.stringContaining("rule 1 'r1'"),
    });
  });

  it('answers with its defaults when no rule matches', async () => {
    const xml = file(
      '<decision id="d" name="D"><decisionTable><input><inputExpression><text>x</text></inputExpression></input><output name="y"><defaultOutputEntry><text>"otherwise"</text></defaultOutputEntry></output><rule id="r"><inputEntry><text>1</text></inputEntry><outputEntry><text>"one"</text></outputEntry></rule></decisionTable></decision>',
    );
    expect(await ask(xml, {})).toMatchObject({ result: [{ y: 'otherwise' }], matched: [] });
  });

  it('gives the same answer every time, and for variables named like the language', async () => {
    const xml = file(table({ inputs: ['x'], outputs: ['__proto__'], rules: ['- | 1'] }));
    const answer = await ask(xml, JSON.parse('{"__proto__": {"x": 2}}') as Variables);
    expect(JSON.stringify(answer.result)).toBe('[{"__proto__":1}]');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('A DMN file', () => {
  it.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ])('may be of %s', async (namespace) => {
    expect((await ask(file(table(ages), namespace), { age: 1 })).result).toEqual([{ route: 'child' }]);
  });

  it('tolerates the words of Camunda, and takes its version tag', async () => {
    const xml = file(
      '<decision id="d" name="D" camunda:historyTimeToLive="180" camunda:versionTag="v2"><decisionTable><input camunda:inputVariable="x"><inputExpression><text>x</text></inputExpression></input><output name="y"/><rule><inputEntry><text>1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>',
    );
    expect(await models(xml)).toEqual([expect.objectContaining({ key: 'd', name: 'D', versionTag: 'v2' })]);
  });

  it('asks the decisions that a decision requires first', async () => {
    const xml = file(
      `${table(ages)}<decision id="e" name="E"><variable name="E"/><informationRequirement><requiredDecision href="#d"/></informationRequirement><literalExpression><text>if D = "child" then 1 else 2</text></literalExpression></decision>`,
    );
    expect((await ask(xml, { age: 1 }, 'e')).result).toEqual([{ E: 1 }]);
  });

  const rule =
    '<rule id="r"><inputEntry id="i"><text>1</text></inputEntry><outputEntry id="o"><text>1</text></outputEntry></rule>';
  const input = '<input id="in"><inputExpression id="ie"><text>x</text></inputExpression></input>';
  const output = '<output id="out" name="y"/>';
  const decision = (inside: string): string => file(`<decision id="d" name="D">\n${inside}</decision>`);
  const inTable = (inside: string, attributes = ''): string =>
    decision(`<decisionTable ${attributes}>${inside}</decisionTable>`);

  it.each([
    [
      'a cell that is not FEEL',
      inTable(`${input}${output}${rule.replace('>1<', '>&lt; &lt;<')}`),
      'expression-invalid',
      'i',
    ],
    [
      'an output that is not FEEL',
      inTable(
        `${input}${output}<rule id="r"><inputEntry><text>1</text></inputEntry><outputEntry id="o"><text>1 +</text></outputEntry></rule>`,
      ),
      'expression-invalid',
      'o',
    ],
    [
      'an input that is not FEEL',
      inTable(`<input><inputExpression id="ie"><text>)</text></inputExpression></input>${output}${rule}`),
      'expression-invalid',
      'ie',
    ],
    ['no rule', inTable(`${input}${output}`), 'missing-rule', 'd'],
    ['no output', inTable(`${input}${rule}`), 'missing-output', 'd'],
    [
      'a rule with too few outputs',
      inTable(`${input}${output}<rule id="r"><inputEntry><text>1</text></inputEntry></rule>`),
      'missing-output',
      'r',
    ],
    [
      'a rule with too few inputs',
      inTable(`${input}${output}<rule id="r"><outputEntry><text>1</text></outputEntry></rule>`),
      'missing-input',
      'r',
    ],
    [
      'a hit policy that does not exist',
      inTable(`${input}${output}${rule}`, 'hitPolicy="LAST"'),
      'bad-attribute',
      'd',
    ],
    [
      'a misspelled attribute',
      inTable(`${input}${output}${rule}`, 'hitpolicy="FIRST"'),
      'unsupported-attribute',
      'd',
    ],
    [
      'PRIORITY without values',
      inTable(`${input}${output}${rule}`, 'hitPolicy="PRIORITY"'),
      'missing-output-values',
      'out',
    ],
    [
      'an aggregation without COLLECT',
      inTable(`${input}${output}${rule}`, 'aggregation="SUM"'),
      'bad-attribute',
      'd',
    ],
    [
      'another language',
      inTable(`${input.replace('id="ie"', 'id="ie" expressionLanguage="juel"')}${output}${rule}`),
      'unsupported-language',
      'ie',
    ],
    ['an invocation of nothing', decision('<invocation id="v"/>'), 'missing-logic', 'v'],
    ['a decision without logic', decision(''), 'missing-logic', 'd'],
    [
      'a required decision that is not there',
      decision(
        '<informationRequirement><requiredDecision href="#z"/></informationRequirement><literalExpression><text>1</text></literalExpression>',
      ),
      'unknown-reference',
      'd',
    ],
    [
      'a decision that requires itself',
      decision(
        '<informationRequirement><requiredDecision href="#d"/></informationRequirement><literalExpression><text>1</text></literalExpression>',
      ),
      'cyclic-requirement',
      'd',
    ],
    ['no decision', file(''), 'missing-decision', undefined],
    [
      'a part of a decision that does not exist',
      decision('<conditional id="c"><unless/></conditional>'),
      'unsupported-element',
      'c',
    ],
    ['BPMN', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'not-dmn', undefined],
    ['an entity bomb', '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', 'bad-xml', undefined],
  ])('is refused with %s', async (_, xml, code, element) => {
    const found = await problems(xml);
    expect(found).toContainEqual(
      expect.objectContaining({ code, ...(element !== undefined && { element }) }),
    );
    expect(found.every(({ line }) => line > 0)).toBe(true);
  });

  it('reads and asks a table of a thousand rules in a moment', async () => {
    const rules = Array.from({ length: 1_000 }, (_, at) => `${at} | - | ${at}`);
    const xml = file(table({ policy: 'hitPolicy="FIRST"', inputs: ['x', 'y'], outputs: ['z'], rules }));
    const [model] = await models(xml);
    const began = performance.now();
    expect(model?.decide({ values: { x: 999 } }, 1)).toMatchObject({
      ok: true,
      value: { result: [{ z: 999 }] },
    });
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('A decision table beyond all measure', () => {
  it('is refused before its cells are read', async () => {
    const rules = Array.from({ length: 2_501 }, (_unused, index) => `${index} | "((("`);
    const xml = file(table({ inputs: ['a'], outputs: ['b'], rules }));
    expect(await problems(xml)).toEqual([
      expect.objectContaining({ code: 'model-too-large', message: expect.stringContaining('5002') }),
    ]);
  });
});
