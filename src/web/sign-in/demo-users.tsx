import type { MessageId } from '../i18n/nl.js';
import { useWords } from '../i18n/words.js';

interface DemoUser {
  readonly user: string;
  readonly role: MessageId;
}

/** Some of the people of the demo, by where they work: enough to play every story, second pairs of eyes included. */
const groups: readonly { readonly name: MessageId; readonly users: readonly DemoUser[] }[] = [
  {
    name: 'demo.group.report',
    users: [
      { user: 'intake', role: 'demo.intake' },
      { user: 'crisis', role: 'demo.crisis' },
    ],
  },
  {
    name: 'demo.group.local',
    users: [
      { user: 'caseworker', role: 'demo.caseworker' },
      { user: 'caseworker2', role: 'demo.caseworker2' },
      { user: 'teamlead', role: 'demo.teamlead' },
    ],
  },
  {
    name: 'demo.group.region',
    users: [
      { user: 'rvt', role: 'demo.rvt' },
      { user: 'scientist', role: 'demo.scientist' },
      { user: 'decider', role: 'demo.decider' },
    ],
  },
  {
    name: 'demo.group.steering',
    users: [
      { user: 'manager', role: 'demo.manager' },
      { user: 'designer', role: 'demo.designer' },
      { user: 'admin', role: 'demo.admin' },
    ],
  },
  {
    name: 'demo.group.household',
    users: [
      { user: 'moeder', role: 'demo.moeder' },
      { user: 'vader', role: 'demo.vader' },
      { user: 'jongere', role: 'demo.jongere' },
    ],
  },
];

interface DemoUsersProps {
  readonly chosen: string;
  readonly choose: (user: string) => void;
}

/** The people of the demo as buttons; their password is their name. */
export function DemoUsers({ chosen, choose }: DemoUsersProps) {
  const { say } = useWords();
  return groups.map(({ name, users }) => (
    <section key={name} aria-labelledby={name}>
      <h3 id={name} className="small">
        {say(name)}
      </h3>
      <ul>
        {users.map(({ user, role }) => (
          <li key={user}>
            <button
              type="button"
              className="demo-user"
              aria-pressed={chosen === user}
              onClick={() => choose(user)}
            >
              <strong>{user}</strong>
              <span className="small">{say(role)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}
