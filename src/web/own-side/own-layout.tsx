import { Outlet } from '@tanstack/react-router';
import type { Me } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { TopLines } from '../shell/top-lines.js';
import { QuickExit } from './quick-exit.js';

/** Around the page of somebody who is helped: where to call, the way out, and no menu of the house. */
export function OwnLayout({ me }: { readonly me: Me }) {
  const { say } = useWords();
  return (
    <div className="own-shell">
      <a className="skip-link" href="#content">
        {say('app.skip')}
      </a>
      <TopLines mode={me.mode} />
      <div className="own-bar" role="region" aria-label={say('own.bar')}>
        <LanguageSwitch />
        <QuickExit />
      </div>
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
