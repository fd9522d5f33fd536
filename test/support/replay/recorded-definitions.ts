import { bpmnReader } from '../../../src/adapters/bpmn-xml/bpmn-reader.js';
import { parseXml } from '../../../src/adapters/bpmn-xml/parse-xml.js';
import { dmnReader } from '../../../src/adapters/dmn-xml/dmn-reader.js';
import { decisionFeel } from '../../../src/adapters/feel/decision-feel.js';
import { expressionsOfAllLanguages } from '../../../src/compose.js';
import { compile } from '../../../src/engine/compile.js';
import type { CompiledProcess } from '../../../src/engine/definition.js';
import type { Evaluate } from '../../../src/engine/expression.js';
import { refused } from '../../../src/kernel/outcome.js';
import type { DecisionModel } from '../../../src/ports/decisions.js';
import { modelsOf } from './recorded.js';

/** What a recording ran on, read anew by the readers of today. */
export const recordedDefinitions = async (
  recording: string,
): Promise<{ readonly processes: ReadonlyMap<string, CompiledProcess>; readonly evaluate: Evaluate }> => {
  const expressions = expressionsOfAllLanguages();
  const processes = new Map<string, CompiledProcess>();
  const decisions = new Map<string, DecisionModel>();
  const readBpmn = bpmnReader();
  const readDmn = dmnReader({ parseXml, feel: decisionFeel() });
  for (const { name, xml } of modelsOf(recording)) {
    if (name.endsWith('.dmn')) {
      const models = await readDmn.read(xml, []);
      if (!models.ok) throw new Error(`${name}: ${JSON.stringify(models.reason)}`);
      for (const model of models.value) decisions.set(model.key, model);
      continue;
    }
    const drawn = await readBpmn.read(xml);
    const compiled = drawn.ok ? compile(drawn.value, expressions) : drawn;
    if (!compiled.ok) throw new Error(`${name}: ${JSON.stringify(compiled.reason)}`);
    for (const process of compiled.value) processes.set(process.key, process);
  }
  return {
    processes,
    evaluate: {
      expression: (...asked) => expressions.evaluate(...asked),
      perform: (...asked) => expressions.perform(...asked),
      check: (expression) => expressions.check(expression),
      decision: ({ key }, variables) =>
        decisions.get(key)?.decide(variables, 1) ??
        refused({ code: 'decision-not-found' as const, message: `No decision '${key}'` }),
    },
  };
};
