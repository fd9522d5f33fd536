import type { Json } from '../../kernel/json.js';
import type { TaskDetail } from '../api/shapes.js';
import { isMessageId } from '../i18n/messages.js';
import { useWords, type Words } from '../i18n/words.js';

/** Levels and intervals have words of their own. */
const families: Readonly<Record<string, string>> = { level: 'trajectory.level', interval: 'interval' };

const familyOf = (name: string): string =>
  (Object.hasOwn(families, name) ? families[name] : undefined) ?? 'outcome';

const sayResult = (words: Words, result: Json, family = 'outcome'): string => {
  if (Array.isArray(result)) return result.map((one: Json) => sayResult(words, one, family)).join('; ');
  if (typeof result === 'object' && result !== null) {
    const told = Object.entries(result).filter(([name]) => isMessageId(`outcome.${name}`));
    return (told.length === 0 ? Object.entries(result) : told)
      .map(([name, value]) => `${words.sayCode('outcome', name)}: ${sayResult(words, value, familyOf(name))}`)
      .join(', ');
  }
  if (typeof result === 'boolean') return words.say(result ? 'app.yes' : 'app.no');
  return result === null ? '–' : words.sayCode(family, String(result));
};

/** A rule by its number in the table, as people see it. */
const numberOf = (rule: string): string => /(\d+)$/.exec(rule)?.[1] ?? rule;

/** What a decision table proposes. A person decides, and says why when they decide otherwise (RT-8, LE-3). */
export function Proposals({ proposals }: { readonly proposals: TaskDetail['proposals'] }) {
  const words = useWords();
  return proposals.map(({ decision, version, result, rules }) => (
    <section key={decision} className="proposal">
      <h2>{words.say('task.proposal')}</h2>
      <p className="proposal-result">{sayResult(words, result)}</p>
      <p className="small">
        {words.say('task.proposal.text', { decision: words.sayCode('table', decision), version })}
      </p>
      {rules.length === 0 ? null : (
        <p className="small">{words.say('task.proposal.rules', { rules: rules.map(numberOf).join(', ') })}</p>
      )}
    </section>
  ));
}
