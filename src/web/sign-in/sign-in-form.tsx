import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { post } from '../api/client.js';
import { heardTime } from '../api/clock.js';
import { meQuery, signInModeQuery } from '../api/queries.js';
import type { Me } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { Field } from '../parts/field.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { DemoUsers } from './demo-users.js';

interface Given {
  readonly username: string;
  readonly password: string;
}

/** Name and password; in the demo a person can be picked, which fills in both. */
export function SignInForm({ signedIn }: { readonly signedIn?: (me: Me) => void }) {
  const { say } = useWords();
  const client = useQueryClient();
  const [given, setGiven] = useState<Given>({ username: '', password: '' });
  const submitButton = useRef<HTMLButtonElement>(null);
  const signIn = useCommand<Given, Me>((body) => post<Me>('/session', { body }), {
    onSuccess: (me) => {
      heardTime(me.now);
      signedIn?.(me);
      client.setQueryData(meQuery.queryKey, me);
      void client.invalidateQueries();
    },
  });
  const mode = useQuery(signInModeQuery);
  if (mode.isPending) return <p role="status">{say('app.loading')}</p>;
  if (mode.data?.mode === 'oidc') return <Notice>{say('signIn.elsewhere')}</Notice>;
  return (
    <>
      {signIn.error === null ? null : <ProblemNotice error={signIn.error} />}
      <form
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ username: given.username.trim(), password: given.password });
        }}
      >
        <Field id="username" label={say('signIn.username')} required>
          <input
            id="username"
            className="input"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={given.username}
            onChange={(event) => setGiven({ ...given, username: event.target.value })}
          />
        </Field>
        <Field id="password" label={say('signIn.password')} required>
          <input
            id="password"
            className="input"
            type="password"
            autoComplete="current-password"
            required
            value={given.password}
            onChange={(event) => setGiven({ ...given, password: event.target.value })}
          />
        </Field>
        <button
          ref={submitButton}
          type="submit"
          className="button button-primary"
          disabled={signIn.isPending}
        >
          {say('signIn.submit')}
        </button>
      </form>
      <section className="demo-users" aria-labelledby="demo-heading">
        <h2 id="demo-heading">{say('signIn.demo.title')}</h2>
        <p className="small">{say('signIn.demo')}</p>
        <DemoUsers
          chosen={given.username}
          choose={(user) => {
            setGiven({ username: user, password: user });
            submitButton.current?.focus();
          }}
        />
      </section>
    </>
  );
}
