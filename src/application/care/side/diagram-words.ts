import type { DrawnElement } from '../../../engine/drawn.js';
import type { FlowNode } from '../../../engine/definition.js';

/** `koers:due`: which norm of the register gives the due date, and from when it counts. */
export interface DueWords {
  readonly norm: string;
  /** As drawn: an expression that gives an instant. Without it the norm counts from when the task opens. */
  readonly from?: string;
  readonly safetyCritical: boolean;
  /** Asked of a household member, who is never called late (D-06). */
  readonly household: boolean;
}

/** `koers:fourEyes`: whoever completed one of these elements may not complete this one. */
export interface FourEyesWords {
  readonly rule: string;
  readonly elements: readonly string[];
}

export const dueOf = ({ extensions }: FlowNode): DueWords | undefined => {
  const drawn = extensions.find(({ type }) => type === 'koers:due');
  if (!drawn) return undefined;
  const norm = attribute(drawn, 'norm');
  if (norm === undefined) return undefined;
  const from = attribute(drawn, 'from');
  return {
    norm,
    ...(from !== undefined && { from }),
    safetyCritical: attribute(drawn, 'safetyCritical') === 'true',
    household: attribute(drawn, 'household') === 'true',
  };
};

export const fourEyesOf = ({ extensions }: FlowNode): readonly FourEyesWords[] =>
  extensions
    .filter(({ type }) => type === 'koers:fourEyes')
    .map((drawn) => ({
      rule: attribute(drawn, 'rule') ?? '4E',
      elements: (attribute(drawn, 'not') ?? '').split(/[\s,]+/).filter((element) => element !== ''),
    }));

/** `koers:mandate`: groups whose mandate does not reach to this task, though they are among its candidates. */
export const groupsWithoutMandate = ({ extensions }: FlowNode): readonly string[] =>
  extensions
    .filter(({ type }) => type === 'koers:mandate')
    .flatMap((drawn) => (attribute(drawn, 'not') ?? '').split(/[\s,]+/))
    .filter((group) => group !== '');

const attribute = ({ attributes }: DrawnElement, name: string): string | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name] : undefined;
