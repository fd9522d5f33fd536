import type { Log, LogFields } from '../../ports/log.js';

const levels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof levels)[number];

const silent = (): void => undefined;

/** One line of JSON per event. `write` takes a whole line, newline included. */
export const jsonLog = (level: LogLevel, write: (line: string) => void): Log => {
  const upTo = levels.indexOf(level);
  const speak =
    (name: LogLevel) =>
    (event: string, fields: LogFields = {}): void =>
      write(`${JSON.stringify({ at: new Date().toISOString(), level: name, event, ...fields })}\n`);
  const at = (name: LogLevel): Log['info'] => (levels.indexOf(name) <= upTo ? speak(name) : silent);
  return {
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    detailed: level === 'debug',
  };
};
