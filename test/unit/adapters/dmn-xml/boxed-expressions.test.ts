import { describe, expect, it } from '@jest/globals';
import { parseXml } from '../../../../src/adapters/bpmn-xml/parse-xml.js';
import { dmnReader } from '../../../../src/adapters/dmn-xml/dmn-reader.js';
import { decisionFeel } from '../../../../src/adapters/feel/decision-feel.js';
import type { Variables } from '../../../../src/engine/variables.js';

const reader = dmnReader({ parseXml, feel: decisionFeel() });
const dmn = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

const file = (inside: string, namespace = 'urn:test'): string =>
  `<definitions xmlns="${dmn}" id="file" name="file" namespace="${namespace}">${inside}</definitions>`;
const text = (content: string): string =>
  `<literalExpression><text>${content.replace(/[<>&]/g, (found) => `&#${found.charCodeAt(0)};`)}</text></literalExpression>`;
const decision = (inside: string, type?: string, id = 'd'): string =>
  `<decision id="${id}" name="${id}"><variable name="${id}"${type === undefined ? '' : ` typeRef="${type}"`}/>${inside}</decision>`;
const input = (name: string, type = 'number'): string =>
  `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`;
const needs = (kind: 'Input' | 'Decision' | 'Knowledge', href: string): string => {
  const requirement = kind === 'Knowledge' ? 'knowledgeRequirement' : 'informationRequirement';
  return `<${requirement}><required${kind} href="${href}"/></${requirement}>`;
};

const answer = async (
  xml: string,
  values: Variables = {},
  beside: readonly string[] = [],
): Promise<unknown> => {
  const models = await reader.read(xml, beside);
  if (!models.ok) return models.reason.map(({ code }) => code);
  const model = models.value.find(({ key }) => key === 'd');
  const decided = model?.decide({ values }, 1);
  if (!decided?.ok) return decided?.reason.code;
  const [row] = decided.value.result as readonly Readonly<Record<string, unknown>>[];
  return row?.['d'];
};

describe('A boxed expression', () => {
  it.each<[string, string, unknown]>([
    [
      'a context, of which each entry sees those before it',
      `<context><contextEntry><variable name="a"/>${text('1')}</contextEntry><contextEntry><variable name="b c"/>${text('a + 1')}</contextEntry></context>`,
      { a: 1, 'b c': 2 },
    ],
    [
      'a context with a result',
      `<context><contextEntry><variable name="a b"/>${text('2')}</contextEntry><contextEntry>${text('a b * 2')}</contextEntry></context>`,
      4,
    ],
    ['a list', `<list>${text('1')}<list>${text('2')}</list></list>`, [1, [2]]],
    [
      'a relation',
      `<relation><column name="x"/><column name="y"/><row>${text('1')}${text('2')}</row></relation>`,
      [{ x: 1, y: 2 }],
    ],
    [
      'a conditional',
      `<conditional><if>${text('1 > 2')}</if><then>${text('"then"')}</then><else>${text('"else"')}</else></conditional>`,
      'else',
    ],
    ['a filter', `<filter><in>${text('[1, 2, 3]')}</in><match>${text('item > 1')}</match></filter>`, [2, 3]],
    [
      'a for',
      `<for iteratorVariable="i"><in>${text('1..3')}</in><return>${text('i')}</return></for>`,
      ['expression-invalid'],
    ],
    [
      'a for over a range',
      `<for iteratorVariable="i"><in>${text('[1..3]')}</in><return>${text('i * sum(partial)')}</return></for>`,
      [null, null, null],
    ],
    [
      'a some',
      `<some iteratorVariable="i"><in>${text('[1, 2]')}</in><satisfies>${text('i = 2')}</satisfies></some>`,
      true,
    ],
    [
      'an every',
      `<every iteratorVariable="i"><in>${text('[1, 2]')}</in><satisfies>${text('i = 2')}</satisfies></every>`,
      false,
    ],
    [
      'a function in a context, invoked',
      `<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="x" typeRef="number"/>${text('x + 1')}</functionDefinition></contextEntry><contextEntry><invocation>${text('f')}<binding><parameter name="x"/>${text('2')}</binding></invocation></contextEntry></context>`,
      3,
    ],
    [
      'a function in Java',
      `<functionDefinition kind="Java">${text('1')}</functionDefinition>`,
      ['unsupported-language'],
    ],
    ['a list beside another', `${text('1')}${text('2')}`, ['missing-logic']],
  ])('may be %s', async (_, logic, expected) => {
    expect(await answer(file(decision(logic)))).toEqual(expected);
  });
});

describe('A decision', () => {
  it('calls the knowledge it requires, which sees nothing but what it is given', async () => {
    const calling = (logic: string): string =>
      file(
        `${input('x')}<businessKnowledgeModel id="k" name="twice"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${text(logic)}</encapsulatedLogic></businessKnowledgeModel>${decision(`${needs('Input', '#x')}${needs('Knowledge', '#k')}${text('twice(x)')}`)}`,
      );
    expect(await answer(calling('n * 2'), { x: 4 })).toBe(8);
    expect(await answer(calling('n * x'), { x: 4 })).toBe('unknown-variable');
  });

  it('calls a decision service with its inputs', async () => {
    const service = `<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#e"/><inputData href="#x"/></decisionService>`;
    const xml = file(
      `${input('x')}${service}${decision(`${needs('Input', '#x')}${text('x + 1')}`, 'number', 'e')}${decision(`${needs('Knowledge', '#s')}${text('s(41)')}`)}`,
    );
    expect(await answer(xml, { x: 1 })).toBe(42);
  });

  it.each<[string, string, unknown]>([
    ['number', '"a"', null],
    ['tList', '1', [1]],
    ['number', '[1]', 1],
    ['tGrade', '"A"', 'A'],
    ['tGrade', '"D"', null],
    ['tPerson', '{age: 3}', { age: 3 }],
    ['tPerson', '{age: -3}', null],
  ])('of type %s answers %s with %j', async (type, logic, expected) => {
    const types =
      '<itemDefinition name="tList" isCollection="true"><typeRef>number</typeRef></itemDefinition>' +
      '<itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A", "B"</text></allowedValues></itemDefinition>' +
      '<itemDefinition name="tPerson"><itemComponent name="age"><typeRef>number</typeRef><typeConstraint><text>&gt;= 0</text></typeConstraint></itemComponent></itemDefinition>';
    expect(await answer(file(`${types}${decision(text(logic), type)}`))).toEqual(expected);
  });

  it('takes the text of an input for a moment where the input is one', async () => {
    const xml = file(`${input('at', 'date')}${decision(`${needs('Input', '#at')}${text('at.year')}`)}`);
    expect(await answer(xml, { at: '2026-03-27' })).toBe(2026);
    expect(await answer(xml, { at: 'no date' })).toBeNull();
  });

  it('orders outputs by the values that their type allows', async () => {
    const types =
      '<itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"high", "low"</text></allowedValues></itemDefinition>';
    const rules = ['"low"', '"high"']
      .map(
        (cell, at) =>
          `<rule id="r${at}"><inputEntry><text>-</text></inputEntry><outputEntry><text>${cell}</text></outputEntry></rule>`,
      )
      .join('');
    const table = `<decisionTable hitPolicy="PRIORITY"><input><inputExpression><text>1</text></inputExpression></input><output name="d" typeRef="tLevel"/>${rules}</decisionTable>`;
    expect(await answer(file(`${types}${decision(table)}`))).toBe('high');
  });

  it('fails when a table within it does', async () => {
    const rule =
      '<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>';
    const table = `<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/>${rule}${rule}</decisionTable>`;
    const xml = file(
      `${decision(table, undefined, 'e')}${decision(`${needs('Decision', '#e')}${text('e')}`)}`,
    );
    expect(await answer(xml)).toBe('decision-failed');
  });

  it('says nothing when its expression speaks of what is not there', async () => {
    expect(await answer(file(decision(text('missing'))))).toBe('unknown-variable');
  });
});

describe('A file that imports another', () => {
  const imports = `<import name="other" namespace="urn:other" importType="${dmn}"/>`;
  const other = file(
    `<itemDefinition name="tOne"><typeRef>number</typeRef><allowedValues><text>1</text></allowedValues></itemDefinition>${decision(text('1'), 'tOne', 'one')}`,
    'urn:other',
  );
  const importing = file(
    `${imports}${decision(`${needs('Decision', 'urn:other#one')}${text('other.one + 1')}`)}`,
  );

  it('knows its decisions and types behind the name of the import', async () => {
    expect(await answer(importing, {}, [other])).toBe(2);
    expect(await answer(file(`${imports}${decision(text('2'), 'other.tOne')}`), {}, [other])).toBeNull();
  });

  it('is refused without it, and when the two require each other', async () => {
    expect(await answer(importing)).toEqual(['unknown-import']);
    const back = file(
      `<import name="back" namespace="urn:test" importType="${dmn}"/>${decision(`${needs('Decision', 'urn:test#d')}${text('1')}`, 'number', 'one')}`,
      'urn:other',
    );
    expect(await answer(importing, {}, [back])).toContain('cyclic-requirement');
  });

  it('may not be of anything but DMN', async () => {
    const pmml = '<import name="p" namespace="urn:p" importType="http://www.dmg.org/PMML-4_2"/>';
    expect(await answer(file(`${pmml}${decision(text('1'))}`))).toEqual(['unsupported-import']);
  });
});
