import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { mayChange } from '../../../../src/http/authentication/same-origin.js';

const may = (method: string, headers: Record<string, string>) =>
  mayChange({ method, headers: { host: '127.0.0.1:8080', ...headers } } as unknown as IncomingMessage);

describe('a change that rests on a cookie', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:8080' }, false],
    [{ origin: 'http://127.0.0.1:8080' }, true],
    [{ origin: 'http://127.0.0.1:9090' }, false],
    [{ origin: 'https://elsewhere.test' }, false],
    [{ origin: 'null' }, false],
    [{}, false],
  ])('from %j: %s', (headers, allowed) => {
    expect(may('POST', headers)).toBe(allowed);
    expect(may('DELETE', headers)).toBe(allowed);
  });

  it('is not a change when it only reads', () => {
    expect(may('GET', { 'sec-fetch-site': 'cross-site' })).toBe(true);
  });
});
