import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/words.js';
import { Page } from '../parts/page.js';

export function NotFound() {
  const { say } = useWords();
  return (
    <Page title={say('app.notFound')}>
      <p>{say('app.notFound.text')}</p>
      <p>
        <Link to="/">{say('app.home')}</Link>
      </p>
    </Page>
  );
}
