import { contextFunctions } from './functions/contexts.js';
import { conversionFunctions } from './functions/conversions.js';
import { listFunctions } from './functions/lists.js';
import { momentFunctions } from './functions/moments.js';
import { numberFunctions } from './functions/numbers.js';
import { rangeFunctions } from './functions/ranges.js';
import { statisticFunctions } from './functions/statistics.js';
import { stringFunctions } from './functions/strings.js';
import { FeelFunction, type FeelValue } from './feel-value.js';
import type { Evaluation } from './scope.js';
import { handedByName, handedByPlace, type Signature } from './signature.js';

const all: ReadonlyMap<string, readonly Signature[]> = new Map(
  [
    conversionFunctions,
    stringFunctions,
    numberFunctions,
    listFunctions,
    statisticFunctions,
    contextFunctions,
    momentFunctions,
    rangeFunctions,
  ].flatMap((functions) => Object.entries(functions)),
);

/** The function of the language with that name (DMN 1.5 §10.3.4); called with what fits none of its ways, it gives `null`. */
export const builtinFunction = (name: string, evaluation: Evaluation): FeelFunction | undefined => {
  const signatures = all.get(name);
  if (!signatures) return undefined;
  const parameters = signatures[0]?.parameters.map((parameter) => parameter.name) ?? [];
  const call = (handedTo: (signature: Signature) => readonly FeelValue[] | undefined): FeelValue => {
    evaluation.budget.spend(1);
    for (const signature of signatures) {
      const handed = handedTo(signature);
      if (handed) return signature.call(handed, evaluation);
    }
    return null;
  };
  return new FeelFunction(
    parameters,
    (given) => call((signature) => handedByPlace(signature, given)),
    (given) => call((signature) => handedByName(signature, given)),
  );
};
