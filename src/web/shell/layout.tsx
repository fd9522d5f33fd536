import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/words.js';
import { OwnLayout } from '../own-side/own-layout.js';
import { Navigation } from './navigation.js';
import { isHelped } from './places.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import { TopLines } from './top-lines.js';
import { useLetterKeys } from './use-letters.js';
import { useMe } from './use-me.js';

const editor = /^\/workflows\/./;

/** Around every page: what must be known, where one can go, and the page. */
export function Layout() {
  const { me } = useMe();
  const { say } = useWords();
  const [helping, setHelping] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => setMenuOpen(false), [path]);
  useLetterKeys({ '?': () => setHelping(true) });
  if (!me) return null;
  if (isHelped(me)) return <OwnLayout me={me} />;
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {say('app.skip')}
      </a>
      <TopLines mode={me.mode} />
      <Navigation
        me={me}
        open={menuOpen}
        toggle={() => setMenuOpen(!menuOpen)}
        help={() => setHelping(true)}
      />
      <main id="content" className={editor.test(path) ? 'content content-editor' : 'content'} tabIndex={-1}>
        <Outlet />
      </main>
      {helping ? <ShortcutsDialog close={() => setHelping(false)} /> : null}
    </div>
  );
}
