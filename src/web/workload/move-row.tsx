import type { ProposedMove, ProposedWork } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import { UrgencyMark } from '../parts/urgency-mark.js';

interface RowProps {
  readonly move: ProposedMove;
  readonly work: ProposedWork;
  /** Nobody when empty. */
  readonly to: string;
  readonly choose: (to: string) => void;
}

function Receiver({ move: { taskId, step, mayDo }, work, to, choose }: RowProps) {
  const { say } = useWords();
  if (mayDo.length === 0) return <>{say('workload.proposal.nobody')}</>;
  return (
    <select
      id={`to-${taskId}`}
      className="input"
      aria-label={say('workload.to.of', { step })}
      value={to}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{say('workload.to.nobody', { name: work.name })}</option>
      {work.colleagues
        .filter(({ user }) => mayDo.includes(user))
        .map(({ user, name, load }) => (
          <option key={user} value={user}>
            {say('workload.load', { name, load })}
          </option>
        ))}
    </select>
  );
}

/** Why somebody is proposed; of another choice the reason is whose it is. */
function Because({ move, to }: Pick<RowProps, 'move' | 'to'>) {
  const { say } = useWords();
  if (to === '') return <>–</>;
  if (to !== move.to) return <>{say('workload.because.own')}</>;
  return (
    <>
      {move.because.map((code) => say(`workload.because.${code}`)).join(', ')}
      {move.overFull ? (
        <strong className="due due-late block">
          <Icon name="warning" />
          {say('workload.overFull')}
        </strong>
      ) : null}
    </>
  );
}

/** One task, and who takes it over. */
export function MoveRow(props: RowProps) {
  const { say, moment } = useWords();
  const { step, processName, safetyCritical, urgency, dueAt } = props.move;
  return (
    <tr className={safetyCritical ? 'is-safety' : undefined}>
      <th scope="row">
        {step}
        <span className="small block">{processName}</span>
        {safetyCritical ? (
          <span className="tag tag-safety">
            <Icon name="shield" />
            {say('deadline.safety')}
          </span>
        ) : null}
      </th>
      <td data-label={say('trajectory.urgency')}>
        <UrgencyMark urgency={urgency} />
      </td>
      <td data-label={say('workload.due')}>{dueAt === undefined ? '–' : moment(dueAt)}</td>
      <td data-label={say('workload.to')}>
        <Receiver {...props} />
      </td>
      <td data-label={say('workload.because')}>
        <Because {...props} />
      </td>
    </tr>
  );
}
