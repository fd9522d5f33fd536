import { useWords } from '../i18n/words.js';
import type { Difference } from './modeler/differences.js';

/** What is different from the published version, each with a way to its element. */
export function DifferencesList({
  differences,
  show,
}: {
  readonly differences: readonly Difference[];
  readonly show?: (element: string) => void;
}) {
  const { say, sayCode } = useWords();
  if (differences.length === 0) return <p>{say('workflow.diff.none')}</p>;
  return (
    <ul className="differences">
      {differences.map(({ kind, id, name, type, what }) => (
        <li key={`${kind} ${id}`}>
          <span className={`tag tag-${kind}`}>{say(`workflow.diff.kind.${kind}`)}</span>{' '}
          {show === undefined || kind === 'removed' ? (
            <strong>{name}</strong>
          ) : (
            <button type="button" className="link-button" onClick={() => show(id)}>
              {name}
            </button>
          )}{' '}
          <span className="small">
            {sayCode('element', type)}
            {what.length === 0
              ? ''
              : `: ${what.map((one) => sayCode('property', one).toLowerCase()).join(', ')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
