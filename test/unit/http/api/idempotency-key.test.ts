import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { onceKeyOf } from '../../../../src/http/api/idempotency-key.js';

const who = { user: 'intake', name: 'Ilse TEST', groups: [] };

const keyOf = (key: unknown, { user = 'intake', url = '/api/v1/reports', body = {} as unknown } = {}) => {
  const req = { headers: { 'idempotency-key': key }, method: 'POST', originalUrl: url };
  const outcome = onceKeyOf(req as unknown as IncomingMessage, { ...who, user }, body);
  return outcome.ok ? outcome.value : outcome.reason.code;
};

describe('Idempotency-Key', () => {
  it('is not asked for', () => {
    expect(keyOf(undefined)).toBeUndefined();
  });

  it('means the same to the same person and something else to another', () => {
    expect(keyOf('a')).toEqual(keyOf('a'));
    expect(keyOf('a')).not.toMatchObject({ id: (keyOf('a', { user: 'rvt' }) as { id: string }).id });
  });

  it('knows another request by its address or its body', () => {
    const { fingerprint } = keyOf('a') as { fingerprint: string };
    expect(keyOf('a', { url: '/api/v1/tasks/x/claim' })).not.toMatchObject({ fingerprint });
    expect(keyOf('a', { body: { x: 1 } })).not.toMatchObject({ fingerprint });
  });

  it.each(['', ' ', 'a b', 'é', 'x'.repeat(201), ['a', 'b']])('refuses %j', (key) => {
    expect(keyOf(key)).toBe('idempotency-key-invalid');
  });
});
