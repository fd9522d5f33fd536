import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { signInModeQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { TopLines } from '../shell/top-lines.js';
import { SignInForm } from './sign-in-form.js';

export function StartPage() {
  const { say } = useWords();
  const mode = useQuery(signInModeQuery).data?.mode;
  useEffect(() => {
    document.title = `${say('signIn.title')} – Koers`;
  }, [say]);
  return (
    <div className="start">
      <TopLines mode={mode} />
      <div className="start-body">
        <header className="start-brand">
          <p className="brand">
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className="brand-mark">
              <path d="M7 23 16 6l9 17-9-5z" fill="currentColor" />
            </svg>
            {say('app.name')}
          </p>
          <p className="start-promise">{say('signIn.promise')}</p>
          <LanguageSwitch />
        </header>
        <main className="start-card">
          <h1>{say('signIn.title')}</h1>
          <SignInForm />
        </main>
      </div>
    </div>
  );
}
