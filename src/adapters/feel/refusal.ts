import { feelLimits } from './feel-budget.js';

/** Why an expression is refused before it ever runs. */
export interface Refusal {
  readonly code: 'expression-invalid' | 'expression-too-expensive';
  readonly message: string;
}

export const tooLarge = (limit: string): Refusal => ({
  code: 'expression-too-expensive',
  message: `Expected FEEL of at most ${limit}, but got more`,
});

/** Why a text is not even given to the parser, which goes as deep as the text has brackets. */
export const whyTooLargeToRead = (text: string): Refusal | undefined => {
  if (text.length > feelLimits.text) return tooLarge(`${feelLimits.text} characters`);
  const deepest = feelLimits.depth / 4;
  return bracketsIn(text) > deepest ? tooLarge(`${deepest} brackets in brackets`) : undefined;
};

const bracketsIn = (text: string): number => {
  let open = 0;
  let most = 0;
  for (const character of text) {
    if ('([{'.includes(character)) most = Math.max(most, (open += 1));
    else if (')]}'.includes(character)) open -= 1;
  }
  return most;
};
