import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
// @ts-expect-error bpmn-moddle publishes no types of its main export
import { BpmnModdle } from 'bpmn-moddle';
import { elementsIn } from '../../../src/web/workflows/modeler/model-elements.js';
import { outlineOf } from '../../../src/web/diagram/outline.js';
import type { DrawnModel } from '../../../src/web/diagram/drawn-node.js';

const koers = JSON.parse(readFileSync('src/web/workflows/modeler/koers-words.json', 'utf8')) as object;
const source = readFileSync('workflows/report-assessment/report-assessment.bpmn', 'utf8');

interface Moddle {
  fromXML(xml: string): Promise<{ readonly rootElement: unknown }>;
  toXML(root: unknown): Promise<{ readonly xml: string }>;
}

const openModdle = BpmnModdle as new (packages: Readonly<Record<string, object>>) => Moddle;

const read = async (xml: string): Promise<unknown> => {
  const { rootElement } = await new openModdle({ koers }).fromXML(xml);
  return rootElement;
};

const changedBetween = async (
  before: string,
  after: string,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const [then, now] = [elementsIn(await read(before)), elementsIn(await read(after))];
  return Object.fromEntries(
    [...now].flatMap(([id, { properties }]) => {
      const old = then.get(id)?.properties ?? new Map<string, string>();
      const what = [...properties.keys()].filter((name) => old.get(name) !== properties.get(name));
      return what.length === 0 ? [] : [[id, what]];
    }),
  );
};

describe('What a model says', () => {
  it('is the same when nothing but its layout differs', async () => {
    const moved = source.replace(/<dc:Bounds x="\d+"/, '<dc:Bounds x="9999"');
    expect(moved).not.toBe(source);
    expect(await changedBetween(source, moved)).toEqual({});
  });

  it('differs in the norm of a deadline, which only an extension says', async () => {
    const changed = source.replace(/(<koers:due norm=")[^"]+/, '$1another.norm');
    expect(changed).not.toBe(source);
    expect(Object.values(await changedBetween(source, changed))).toEqual([['extensionElements']]);
  });

  it('differs in one name only', async () => {
    const changed = source.replace('name="Directe veiligheid nagaan"', 'name="Anders TEST"');
    expect(changed).not.toBe(source);
    expect(Object.values(await changedBetween(source, changed))).toEqual([['name']]);
  });
});

describe('The outline of a model', () => {
  it('holds every step that is drawn, the starts first', async () => {
    const model = (await read(source)) as DrawnModel;
    const names = (steps: ReturnType<typeof outlineOf>): readonly string[] =>
      steps.flatMap((step) => [step.id, ...names(step.inside)]);
    const listed = names(outlineOf(model));
    const drawn = [
      ...source.matchAll(/<bpmn:(?:\w+Task|\w+Event|\w+Gateway|subProcess|callActivity) id="([^"]+)"/g),
    ].map((match) => match[1] ?? '');
    expect([...listed].sort()).toEqual([...drawn].sort());
    expect(outlineOf(model)[0]?.kind).toMatch(/^startEvent/);
  });
});

describe('A model that was opened and saved', () => {
  const wordsIn = (xml: string): readonly string[] =>
    [...xml.matchAll(/<koers:\w+ [^>]*?(?:\s*\/>|>[^<]+<\/koers:\w+>)/g)].map(([word]) =>
      word.replace(/\s*\/>$/, '/>'),
    );

  it('still has every word of Koers, explanations included', async () => {
    const { xml } = await new openModdle({ koers }).toXML(await read(source));
    expect(wordsIn(source).filter((word) => word.startsWith('<koers:explanation'))).toHaveLength(11);
    expect(wordsIn(xml)).toEqual(wordsIn(source));
  });
});
