import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.js';
import { Icon } from './icon.js';

export interface FieldWords {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
}

/** What describes an input: its help and its error, by id. */
export const describedBy = ({ id, help, error }: FieldWords): string | undefined => {
  const ids = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`];
  return ids.filter(Boolean).join(' ') || undefined;
};

export function FieldNotes({ id, help, error }: FieldWords) {
  const { say } = useWords();
  return (
    <>
      {help === undefined ? null : (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="field-error">
          <Icon name="danger" />
          <span className="visually-hidden">{say('form.error')}: </span>
          {error}
        </p>
      )}
    </>
  );
}

function Optional({ required }: { readonly required: boolean | undefined }) {
  const { say } = useWords();
  return required === true ? null : <span className="field-optional"> ({say('form.optional')})</span>;
}

/** One input with its label above it. */
export function Field({ children, ...words }: FieldWords & { readonly children: ReactNode }) {
  const { id, label, required, error } = words;
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label htmlFor={id}>
        {label}
        <Optional required={required} />
      </label>
      <FieldNotes {...words} />
      {children}
    </div>
  );
}

/** Several inputs that answer one question. */
export function FieldSet({ children, ...words }: FieldWords & { readonly children: ReactNode }) {
  const { id, label, required, error } = words;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={describedBy(words)}
    >
      <legend>
        {label}
        <Optional required={required} />
      </legend>
      <FieldNotes {...words} />
      {children}
    </fieldset>
  );
}
