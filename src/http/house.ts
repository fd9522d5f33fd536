import type { Ports } from '../application/work.js';
import type { Workshop } from '../application/design/workshop.js';
import type { Log } from '../ports/log.js';
import type { Authenticate } from './authentication/authenticate.js';
import type { SignIn } from './authentication/sign-in.js';

/** What a probe is told: what works, by name; nothing else about the inside. */
export interface Readiness {
  readonly store: boolean;
  readonly workflows: boolean;
  readonly jobs: boolean;
}

/** Signing in here, with a name and a password; absent where an identity provider does it. */
export interface PasswordDesk {
  readonly signIn: SignIn;
  readonly forgetSession: (token: string) => void;
}

/** Everything the routes need, put together in the composition root. */
export interface House {
  readonly ports: Ports;
  readonly workshop: Workshop;
  readonly log: Log;
  readonly authenticate: Authenticate;
  readonly passwordDesk?: PasswordDesk;
  readonly readiness: () => Promise<Readiness>;
}
