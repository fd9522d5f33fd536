import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { remove } from '../api/client.js';
import { taskCountsQuery } from '../api/queries.js';
import type { Me } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import { LanguageSwitch } from './language-switch.js';
import { placesFor, type Address } from './places.js';

const useCounts = (me: Me): Readonly<Partial<Record<Address, number>>> => {
  const hasTasks = placesFor(me).some(({ to }) => to === '/tasks');
  const { data } = useQuery({ ...taskCountsQuery, enabled: hasTasks });
  return { '/tasks': data?.mine ?? 0, '/notifications': me.unread };
};

function Places({ me }: { readonly me: Me }) {
  const { say } = useWords();
  const counts = useCounts(me);
  return (
    <nav aria-label={say('app.menu')}>
      <ul className="nav-list">
        {placesFor(me).map(({ to, name }) => (
          <li key={to}>
            <Link to={to} className="nav-link" activeProps={{ 'aria-current': 'page' }}>
              {say(name)}
              {(counts[to] ?? 0) > 0 ? <span className="nav-count">{counts[to]}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Whoever({ me, help }: { readonly me: Me; readonly help: () => void }) {
  const { say, sayCode } = useWords();
  const client = useQueryClient();
  const signOut = useCommand<undefined, undefined>(
    async () => {
      await remove('/session');
      return undefined;
    },
    {
      onSuccess: () => {
        client.clear();
        location.assign('/');
      },
    },
  );
  return (
    <div className="whoever">
      <p className="whoever-name">
        <Icon name="person" />
        <span>
          <strong>{me.name}</strong>
          <br />
          <span className="small">{me.roles.map((role) => sayCode('role', role)).join(', ')}</span>
        </span>
      </p>
      <LanguageSwitch />
      <div className="whoever-actions">
        <button type="button" className="button button-onDark" onClick={help}>
          {say('keys.title')}
        </button>
        {me.mode === 'demo' ? (
          <button type="button" className="button button-onDark" onClick={() => signOut.mutate(undefined)}>
            {say('app.signOut')}
          </button>
        ) : null}
      </div>
    </div>
  );
}

interface NavigationProps {
  readonly me: Me;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly help: () => void;
}

/** Where one can go, and who one is. On a narrow screen behind a button. */
export function Navigation({ me, open, toggle, help }: NavigationProps) {
  const { say } = useWords();
  return (
    <header className="side">
      <div className="side-head">
        <Link to="/" className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className="brand-mark">
            <path d="M7 23 16 6l9 17-9-5z" fill="currentColor" />
          </svg>
          {say('app.name')}
        </Link>
        <button
          type="button"
          className="menu-button"
          aria-expanded={open}
          aria-controls="menu"
          onClick={toggle}
        >
          <Icon name={open ? 'close' : 'menu'} />
          {say('app.menu')}
        </button>
      </div>
      <div id="menu" className={open ? 'side-body side-body-open' : 'side-body'}>
        <Places me={me} />
        <Whoever me={me} help={help} />
      </div>
    </header>
  );
}
