import { useEffect, useRef } from 'react';
import { useWords } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import type { FormError } from './check-form.js';
import { idOf } from './form-data.js';

const goTo = (pointer: string): void => {
  const place = document.getElementById(idOf(pointer));
  const target =
    place instanceof HTMLFieldSetElement ? (place.querySelector<HTMLElement>('input') ?? place) : place;
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
};

const sayAt = (label: string, message: string): string =>
  label === '' ? message : `${label}${/[?.:!]$/.test(label) ? '' : ':'} ${message}`;

/** Everything that is wrong, above the form, each with a way to it. Gets the focus whenever it changes. */
export function ErrorSummary({
  errors,
  attempt,
}: {
  readonly errors: readonly FormError[];
  readonly attempt: number;
}) {
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [attempt]);
  return (
    <div ref={box} className="notice notice-danger error-summary" role="alert" tabIndex={-1}>
      <Icon name="danger" />
      <div className="notice-text">
        <h2>{say('form.errors', { count: errors.length })}</h2>
        <ul>
          {errors.map(({ pointer, label, message }) => (
            <li key={pointer}>
              <a
                href={`#${idOf(pointer)}`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(pointer);
                }}
              >
                {sayAt(label, message)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
