import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { hasStatus } from './api/problem.js';
import { Speaking } from './i18n/speaking.js';
import { Announcing } from './parts/announcing.js';
import { makeQueryClient } from './query-client.js';
import { makeRouter } from './router.js';
import { useMe } from './shell/use-me.js';
import { StartPage } from './sign-in/start-page.js';
import { SignInAgain } from './sign-in/sign-in-again.js';
import { Starting } from './shell/starting.js';

const client = makeQueryClient();

/** Signed in or not: an address stays what it is, so that after signing in one is where one wanted to be. */
function Doors() {
  const { me, error, refetch } = useMe();
  const [router] = useState(() => makeRouter(client));
  if (me === undefined) {
    if (hasStatus(error, 401)) return <StartPage />;
    return <Starting error={error} retry={() => void refetch()} />;
  }
  return (
    <>
      <RouterProvider router={router} />
      {hasStatus(error, 401) ? <SignInAgain user={me.user} /> : null}
    </>
  );
}

export function App() {
  return (
    <Speaking>
      <QueryClientProvider client={client}>
        <Announcing>
          <Doors />
        </Announcing>
      </QueryClientProvider>
    </Speaking>
  );
}
