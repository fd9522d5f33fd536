import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seal } from '../../ports/seal.js';

const keyLength = 32;
const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM: what was changed does not open. */
const sealWith = (key: Buffer): Seal => ({
  seal(text) {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  },
  open(sealed) {
    try {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength));
      decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
      return (
        decipher.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
      );
    } catch {
      return undefined;
    }
  },
});

const fileName = 'address.key';

const kept = (file: string): Buffer => Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');

/** Of two processes that begin at once, one makes the key and both use it. */
const keyIn = (directory: string): Buffer => {
  const file = join(directory, fileName);
  if (existsSync(file)) return kept(file);
  mkdirSync(directory, { recursive: true });
  try {
    writeFileSync(file, randomBytes(keyLength).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
  return kept(file);
};

/**
 * Seals with a key that lies apart from the store: the one given, or one in a file of its own that is made when there
 * is none.
 */
export const addressSeal = ({
  key,
  directory,
}: {
  /** 32 bytes in base64url. */
  readonly key?: string | undefined;
  readonly directory: string;
}): Seal => sealWith(key === undefined ? keyIn(directory) : Buffer.from(key, 'base64url'));
