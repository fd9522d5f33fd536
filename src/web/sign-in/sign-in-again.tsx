import type { Me } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Dialog } from '../parts/dialog.js';
import { SignInForm } from './sign-in-form.js';

/** The session ended in the middle of work: the page stays as it is below. Somebody else gets a fresh page. */
export function SignInAgain({ user }: { readonly user: string }) {
  const { say } = useWords();
  const cameBack = (me: Me) => {
    if (me.user !== user) location.assign('/');
  };
  return (
    <Dialog title={say('signIn.again.title')}>
      <p>{say('signIn.again')}</p>
      <SignInForm signedIn={cameBack} />
    </Dialog>
  );
}
