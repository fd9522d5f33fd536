import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/words.js';
import { Icon } from './icon.js';

/** A dialog over the page: the browser keeps the focus in it, and whoever opened it gets it back. */
export function Dialog({
  title,
  close,
  wide = false,
  children,
}: {
  readonly title: string;
  /** Absent when there is no way back. */
  readonly close?: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        {close === undefined ? null : (
          <button type="button" className="button button-quiet button-icon" onClick={close}>
            <Icon name="close" />
            <span className="visually-hidden">{say('app.close')}</span>
          </button>
        )}
      </div>
      {children}
    </dialog>
  );
}
