import { bpmnReader } from './adapters/bpmn-xml/bpmn-reader.js';
import { parseXml } from './adapters/bpmn-xml/parse-xml.js';
import { dmnReader } from './adapters/dmn-xml/dmn-reader.js';
import { feelExpressions } from './adapters/feel/feel-expressions.js';
import { decisionFeel } from './adapters/feel/decision-feel.js';
import { javascriptExpressions } from './adapters/javascript/javascript-expressions.js';
import { juelExpressions } from './adapters/juel/juel-expressions.js';
import { lintBpmn } from './adapters/lint/lint-bpmn.js';
import { timeOrderedIds } from './adapters/system/time-ordered-ids.js';
import { careCaseSide } from './application/care/case-side.js';
import type { Workshop } from './application/design/workshop.js';
import { definitionsOfStore } from './application/engine/definitions-of-store.js';
import { deploy } from './application/engine/deploy.js';
import type { Ports } from './application/work.js';
import { compile } from './engine/compile.js';
import { ok } from './kernel/outcome.js';
import type { Clock } from './ports/clock.js';
import type { Expressions } from './ports/expressions.js';
import type { Seal } from './ports/seal.js';
import type { Store } from './ports/store.js';
import type { WakeUp } from './ports/wake-up.js';

/*
 * What both doors, the HTTP server and the workers, put together alike. Which store, clock and wake-up there are
 * is decided by the roots, which read the configuration.
 */

export interface Foundations {
  readonly store: Store;
  readonly clock: Clock;
  readonly wakeUp: WakeUp;
  readonly seal?: Seal;
}

export interface Composed {
  readonly ports: Ports;
  readonly workshop: Workshop;
}

export const expressionsOfAllLanguages = (): Expressions => {
  const languages = {
    feel: feelExpressions(),
    juel: juelExpressions(),
    javascript: javascriptExpressions(),
  };
  return {
    evaluate: (expression, variables, circumstances) =>
      languages[expression.language].evaluate(expression, variables, circumstances),
    perform: (expression, variables, circumstances) =>
      languages[expression.language].perform(expression, variables, circumstances),
    check: (expression) => languages[expression.language].check(expression),
  };
};

export const compose = ({ store, clock, wakeUp, seal }: Foundations): Composed => {
  const expressions = expressionsOfAllLanguages();
  const readBpmn = bpmnReader();
  const definitions = definitionsOfStore({
    store,
    bpmnReader: readBpmn,
    dmnReader: dmnReader({ parseXml, feel: decisionFeel() }),
    expressions,
  });
  const ports: Ports = {
    store,
    clock,
    wakeUp,
    ids: timeOrderedIds(),
    definitions,
    caseSide: careCaseSide({ expressions }),
    ...(seal && { seal }),
  };
  const workshop: Workshop = {
    lint: lintBpmn,
    async compile(xml) {
      const drawn = await readBpmn.read(xml);
      if (!drawn.ok) return drawn;
      const compiled = compile(drawn.value, expressions);
      return compiled.ok ? ok(compiled.value.map(({ key }) => key)) : compiled;
    },
    async deploy(work, { name, source, note, files }) {
      const deployed = await deploy(work, { name, source, note, files });
      if (!deployed.ok) return deployed;
      return ok(deployed.value.processes.map(({ key, version, id }) => ({ key, version, definitionId: id })));
    },
  };
  return { ports, workshop };
};
