import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.js';
import { rowsOf, type FormData } from './form-data.js';
import type { FieldsProps, InputProps } from './form-context.js';

interface ListInputProps extends InputProps {
  readonly path: readonly (string | number)[];
  /** The fields of one row. */
  readonly fieldsOf: (props: FieldsProps) => ReactNode;
}

/** Rows of the same fields. There is always one to fill in; an empty one is not sent. */
export function ListInput({ path, fieldsOf, ...props }: ListInputProps) {
  const { say } = useWords();
  const { field, value, change, disabled } = props;
  const stored = rowsOf(value);
  const rows: readonly FormData[] = stored.length === 0 ? [{}] : stored;
  const replaced = (index: number, row: FormData) => rows.map((one, at) => (at === index ? row : one));
  return (
    <div className="list-rows">
      {rows.map((row, index) => (
        <div
          key={index}
          className="list-row"
          role="group"
          aria-label={say('form.row', { number: index + 1 })}
        >
          {fieldsOf({
            fields: field.fields ?? [],
            data: row,
            path: [...path, index],
            change: (next) => change(replaced(index, next)),
          })}
          {rows.length > 1 && !disabled ? (
            <button
              type="button"
              className="button button-quiet"
              onClick={() => change(rows.filter((_, at) => at !== index))}
            >
              {say('form.remove', { number: index + 1 })}
            </button>
          ) : null}
        </div>
      ))}
      {disabled ? null : (
        <button type="button" className="button" onClick={() => change([...rows, {}])}>
          {say('form.add')}
        </button>
      )}
    </div>
  );
}
