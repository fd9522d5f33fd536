import { useLanguage, inLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import type { Form, TaskDetail } from '../api/shapes.js';
import type { Json } from '../../kernel/json.js';
import { Notice } from '../parts/notice.js';
import { isEmpty, valueOf, withValue, type FormData } from './form-data.js';

const shown = (value: Json | undefined): string => {
  if (isEmpty(value)) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

interface ConflictProps {
  readonly form: Form;
  readonly mine: FormData;
  readonly theirs: NonNullable<TaskDetail['draft']>;
  readonly change: (data: FormData) => void;
}

/** Two people typed in one form: both are shown, and the reader chooses. Nothing is overwritten by itself. */
export function Conflict({ form, mine, theirs, change }: ConflictProps) {
  const { say, moment } = useWords();
  const language = useLanguage();
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
          {differing.map(({ key = '', label, labelEn }) => (
            <tr key={key}>
              <th scope="row">{inLanguage(language, label, labelEn)}</th>
              <td>{shown(valueOf(mine, key))}</td>
              <td>
                {shown(valueOf(theirs.data, key))}{' '}
                <button
                  type="button"
                  className="button"
                  onClick={() => change(withValue(mine, key, valueOf(theirs.data, key)))}
                >
                  {say('task.conflict.take')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  );
}
