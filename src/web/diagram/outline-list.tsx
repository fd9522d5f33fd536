import { useWords, type Words } from '../i18n/words.js';
import type { OutlineStep } from './outline.js';

interface OutlineListProps {
  readonly steps: readonly OutlineStep[];
  /** Where it stands now, with since when. */
  readonly active?: ReadonlyMap<string, string>;
  readonly visited?: ReadonlySet<string>;
  /** Goes to an element in the picture. */
  readonly show?: (id: string) => void;
}

const sayName = ({ sayCode }: Words, { name, kind }: Pick<OutlineStep, 'name' | 'kind'>): string =>
  name === '' ? sayCode('element', kind) : name;

const sayNext = (words: Words, { next }: OutlineStep): string =>
  next.length === 0
    ? ''
    : words.say('workflow.outline.next', {
        names: next
          .map((after) => {
            const name = sayName(words, after);
            return after.when === '' ? name : words.say('workflow.outline.when', { when: after.when, name });
          })
          .join('; '),
      });

function Standing({ since, been }: { readonly since: string | undefined; readonly been: boolean }) {
  const { say, moment } = useWords();
  if (since !== undefined) {
    return <span className="tag tag-now">{say('trajectory.process.now', { since: moment(since) })}</span>;
  }
  return been ? <span className="tag tag-been">{say('trajectory.process.been')}</span> : null;
}

function Name({ step, show }: { readonly step: OutlineStep; readonly show: OutlineListProps['show'] }) {
  const name = sayName(useWords(), step);
  if (show === undefined) return <strong>{name}</strong>;
  return (
    <button type="button" className="link-button" onClick={() => show(step.id)}>
      {name}
    </button>
  );
}

function Step({ step, ...props }: { readonly step: OutlineStep } & Omit<OutlineListProps, 'steps'>) {
  const words = useWords();
  const { active, visited, show } = props;
  const since = active?.get(step.id);
  const isHere = since !== undefined;
  const next = sayNext(words, step);
  return (
    <li className={isHere ? 'outline-active' : undefined} aria-current={isHere ? 'step' : undefined}>
      <Name step={step} show={show} /> <span className="small">{words.sayCode('element', step.kind)}</span>
      {step.at === undefined ? null : (
        <span className="small"> {words.say('workflow.outline.at', { name: step.at })}</span>
      )}{' '}
      <Standing since={since} been={visited?.has(step.id) === true} />
      {next === '' ? null : <span className="small block">{next}</span>}
      {step.inside.length === 0 ? null : <OutlineList {...props} steps={step.inside} />}
    </li>
  );
}

/** The steps of a process as a list: the same as the picture, for keyboard and screen reader. */
export function OutlineList({ steps, ...props }: OutlineListProps) {
  return (
    <ol className="outline">
      {steps.map((step) => (
        <Step key={step.id} step={step} {...props} />
      ))}
    </ol>
  );
}
