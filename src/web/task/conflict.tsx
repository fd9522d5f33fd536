import { useLanguage, inLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import type { Form, FormField, TaskDetail } from '../api/shapes.js';
import type { Json } from '../../kernel/json.js';
import { Notice } from '../parts/notice.js';
import { isEmpty, valueOf, withValue, type FormData } from './form-data.js';

type Sayer = (value: Json | undefined) => string;

/** An answer as people gave it: the words of a choice, the name of a person, a moment on the wall. */
const useSayAnswer = (members: TaskDetail['members']) => {
  const { say, moment } = useWords();
  const language = useLanguage();
  return ({ type, values = [] }: FormField): Sayer => {
    const sayOne: Sayer = (value) => {
      if (typeof value === 'boolean') return say(value ? 'app.yes' : 'app.no');
      if (typeof value !== 'string') return JSON.stringify(value);
      const option = values.find((one) => one.value === value);
      if (option !== undefined) return inLanguage(language, option.label, option.labelEn);
      if (type === 'datetime' && value.includes('T')) return moment(value);
      return members.find(({ id }) => id === value)?.name ?? value;
    };
    return (value) => {
      if (isEmpty(value)) return '–';
      if (type === 'list')
        return say('task.conflict.rows', { count: Array.isArray(value) ? value.length : 0 });
      return Array.isArray(value) ? value.map((one: Json) => sayOne(one)).join(', ') : sayOne(value);
    };
  };
};

interface ConflictProps {
  readonly form: Form;
  readonly members: TaskDetail['members'];
  readonly mine: FormData;
  readonly theirs: NonNullable<TaskDetail['draft']>;
  readonly change: (data: FormData) => void;
}

/** Two people typed in one form: both are shown, and the reader chooses. Nothing is overwritten by itself. */
export function Conflict({ form, members, mine, theirs, change }: ConflictProps) {
  const { say, moment } = useWords();
  const language = useLanguage();
  const sayAnswer = useSayAnswer(members);
  const differing = form.fields.filter(
    ({ key, readOnly }) =>
      key !== undefined &&
      readOnly !== true &&
      Object.hasOwn(theirs.data, key) &&
      JSON.stringify(valueOf(mine, key) ?? null) !== JSON.stringify(valueOf(theirs.data, key) ?? null),
  );
  if (differing.length === 0) return null;
  return (
    <Notice tone="warning" live>
      <p>{say('task.conflict', { moment: moment(theirs.savedAt) })}</p>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{say('task.conflict.field')}</th>
            <th scope="col">{say('task.conflict.mine')}</th>
            <th scope="col">{say('task.conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => {
            const { key = '', label, labelEn } = field;
            const question = inLanguage(language, label, labelEn);
            return (
              <tr key={key}>
                <th scope="row">{question}</th>
                <td>{sayAnswer(field)(valueOf(mine, key))}</td>
                <td>
                  {sayAnswer(field)(valueOf(theirs.data, key))}{' '}
                  <button
                    type="button"
                    className="button"
                    onClick={() => change(withValue(mine, key, valueOf(theirs.data, key)))}
                  >
                    {say('task.conflict.take')}
                    <span className="visually-hidden">: {question}</span>
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Notice>
  );
}
