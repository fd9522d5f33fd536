import { resolve } from 'node:path';
import { ok, refused, type Outcome } from '../src/kernel/outcome.js';
import { isLoopback } from './loopback.js';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** How people are known: by an identity provider, or as demo users with synthetic data only. */
export type SignInConfiguration =
  | { readonly mode: 'demo' }
  | {
      readonly mode: 'oidc';
      readonly issuer: string;
      readonly audience: string;
      readonly clientId?: string;
      readonly groupsClaim: string;
    };

export interface Configuration {
  readonly host: string;
  readonly port: number;
  readonly dataDirectory: string;
  readonly demoData: boolean;
  /** Absent: the embedded store in `dataDirectory`. */
  readonly mongodbUrl?: string;
  /** Wakes and spreads jobs. Absent: they are found by sweeping the store only. */
  readonly redisUrl?: string;
  readonly signIn: SignInConfiguration;
  /** A file with the moment that counts as now; demo and tests only. */
  readonly clockFile?: string;
  /** Whether this process executes jobs itself or leaves them to processes of their own. */
  readonly workers: 'in-process' | 'external';
  readonly logLevel: LogLevel;
  /** Closes secret addresses; absent: a key in a file of its own in `dataDirectory`. */
  readonly addressKey?: string;
}

/** A variable of the environment that cannot be used, and why. Never holds the value of a secret. */
export interface ConfigurationProblem {
  readonly variable: string;
  readonly message: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

/**
 * Reads the environment into a frozen object, or names every variable that is wrong. An empty variable counts as
 * absent, so that a compose file can pass one through.
 */
export const readConfiguration = (
  environment: Environment,
): Outcome<Configuration, readonly ConfigurationProblem[]> => {
  const problems: ConfigurationProblem[] = [];
  const wrong: Wrong = (variable, message) => {
    problems.push({ variable, message });
  };
  const text = (variable: string): string | undefined => environment[variable]?.trim() || undefined;
  const oneOf = <Value extends string>(
    variable: string,
    allowed: readonly Value[],
    otherwise: Value,
  ): Value => {
    const given = text(variable) ?? otherwise;
    const found = allowed.find((value) => value === given);
    if (!found) wrong(variable, `Expected one of ${allowed.join(', ')}, but got '${given}'`);
    return found ?? otherwise;
  };
  const url = (variable: string, schemes: readonly string[]): string | undefined => {
    const given = text(variable);
    if (given === undefined) return undefined;
    const scheme = URL.canParse(given) ? new URL(given).protocol : undefined;
    if (scheme !== undefined && schemes.includes(scheme)) return given;
    // The value is not repeated: it may hold a password.
    wrong(variable, `Expected an address starting with ${schemes.map((s) => `${s}//`).join(' or ')}`);
    return undefined;
  };

  const signIn = readSignIn(text, url, wrong);
  const host = text('HOST') ?? '127.0.0.1';
  const clockFile = text('CLOCK_FILE');
  const mongodbUrl = url('MONGODB_URL', ['mongodb:', 'mongodb+srv:']);
  const redisUrl = url('REDIS_URL', ['redis:', 'rediss:']);
  const configuration: Configuration = {
    host,
    port: readPort(text('PORT'), wrong),
    dataDirectory: resolve(text('DATA_DIR') ?? './data'),
    demoData: oneOf('DEMO_DATA', ['0', '1'], signIn.mode === 'demo' ? '1' : '0') === '1',
    ...(mongodbUrl === undefined ? {} : { mongodbUrl }),
    ...(redisUrl === undefined ? {} : { redisUrl }),
    signIn,
    ...(clockFile === undefined ? {} : { clockFile: resolve(clockFile) }),
    workers: readWorkers(oneOf, { mongodbUrl, redisUrl }, wrong),
    logLevel: oneOf('LOG_LEVEL', logLevels, 'info'),
    ...readAddressKey(text('ADDRESS_KEY'), wrong),
  };
  checkTogether(configuration, wrong);
  return problems.length > 0 ? refused(problems) : ok(Object.freeze(configuration));
};

/** What each is right alone but not beside the others. */
const checkTogether = ({ signIn, host, clockFile, demoData }: Configuration, wrong: Wrong): void => {
  if (signIn.mode === 'demo') {
    if (isLoopback(host)) return;
    wrong(
      'HOST',
      `Expected a loopback address (127.0.0.1, ::1 or localhost) because demo users have public passwords, but got '${host}'. Set OIDC_ISSUER to listen elsewhere`,
    );
    return;
  }
  if (clockFile !== undefined) {
    wrong('CLOCK_FILE', 'Expected no set clock beside OIDC_ISSUER: it is for demonstrations and tests only');
  }
  if (demoData) {
    wrong('DEMO_DATA', 'Expected 0 beside OIDC_ISSUER: invented households do not belong among real ones');
  }
};

type Wrong = (variable: string, message: string) => void;

const addressKeyBytes = 32;

const readAddressKey = (given: string | undefined, wrong: Wrong): Pick<Configuration, 'addressKey'> => {
  if (given === undefined) return {};
  if (Buffer.from(given, 'base64url').length !== addressKeyBytes)
    wrong('ADDRESS_KEY', `Expected ${addressKeyBytes} bytes in base64url`);
  return { addressKey: given };
};

const readPort = (given: string | undefined, wrong: Wrong): number => {
  if (given === undefined) return 8080;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  wrong('PORT', `Expected a number from 0 to 65535, but got '${given}'`);
  return 8080;
};

const readSignIn = (
  text: (variable: string) => string | undefined,
  url: (variable: string, schemes: readonly string[]) => string | undefined,
  wrong: Wrong,
): SignInConfiguration => {
  const issuer = text('OIDC_ISSUER');
  if (issuer === undefined) return { mode: 'demo' };
  const readable = url('OIDC_ISSUER', ['https:', 'http:']);
  if (readable?.startsWith('http:') && !isLoopback(new URL(readable).hostname)) {
    wrong('OIDC_ISSUER', 'Expected an https address: keys fetched over http can be replaced on the way');
  }
  const clientId = text('OIDC_CLIENT_ID');
  const audience = text('OIDC_AUDIENCE') ?? clientId;
  if (audience === undefined) {
    wrong(
      'OIDC_AUDIENCE',
      'Expected the audience that tokens for this service carry, because OIDC_ISSUER is set',
    );
  }
  return {
    mode: 'oidc',
    issuer,
    audience: audience ?? '',
    ...(clientId === undefined ? {} : { clientId }),
    groupsClaim: text('OIDC_GROUPS_CLAIM') ?? 'groups',
  };
};

type Workers = Configuration['workers'];

/** With Redis and a shared store jobs are for processes of their own, unless said otherwise. */
const readWorkers = (
  oneOf: (variable: string, allowed: readonly Workers[], otherwise: Workers) => Workers,
  { mongodbUrl, redisUrl }: { mongodbUrl: string | undefined; redisUrl: string | undefined },
  wrong: Wrong,
): Workers => {
  const shared = mongodbUrl !== undefined;
  const workers = oneOf(
    'WORKERS',
    ['in-process', 'external'],
    shared && redisUrl !== undefined ? 'external' : 'in-process',
  );
  if (workers === 'external' && !shared) {
    wrong(
      'WORKERS',
      'Expected MONGODB_URL beside external workers, because the embedded store serves one process',
    );
  }
  return workers;
};
