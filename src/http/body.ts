import type { IncomingMessage } from 'node:http';
import type { Json } from '../kernel/json.js';
import { ok, refused, type Outcome } from '../kernel/outcome.js';
import { withinBounds, type BoundsRefusal } from './json-bounds.js';

export const maxBodyBytes = 10 * 1024 * 1024;
/** What is read and thrown away of a body that is too large, so that its sender still hears why. */
const maxDrainedBytes = 64 * 1024 * 1024;

export type BodyRefusal =
  BoundsRefusal | { readonly code: 'body-too-large' | 'body-not-json' | 'media-type-unsupported' };

const tooLarge = { code: 'body-too-large' } as const;

/** The whole body, or a refusal once it is larger than `limit`. Throws when the client hangs up. */
export const readBody = (
  req: IncomingMessage,
  limit: number = maxBodyBytes,
): Promise<Outcome<Buffer, BodyRefusal>> =>
  new Promise((resolve, reject) => {
    const announced = Number(req.headers['content-length'] ?? 0);
    if (announced > maxDrainedBytes) {
      resolve(refused(tooLarge));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        if (size > maxDrainedBytes) resolve(refused(tooLarge));
      }
    });
    req.on('end', () => resolve(size > limit ? refused(tooLarge) : ok(join(chunks))));
    req.on('error', reject);
    req.on('close', () => {
      if (!req.complete) reject(new ClientGone());
    });
  });

const join = (chunks: readonly Buffer[]): Buffer => {
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
};

/** The client hung up before its request was whole: there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

const jsonType = /^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?;?$/i;

const isJson = (req: IncomingMessage): boolean => {
  const encoding = req.headers['content-encoding'];
  return (
    jsonType.test(req.headers['content-type'] ?? '') && (encoding === undefined || encoding === 'identity')
  );
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The body as JSON within bounds; `undefined` when there is none. */
export const readJson = async (req: IncomingMessage): Promise<Outcome<Json | undefined, BodyRefusal>> => {
  const body = await readBody(req);
  if (!body.ok) return body;
  if (body.value.length === 0) return ok(undefined);
  if (!isJson(req)) return refused({ code: 'media-type-unsupported' });
  let value: Json;
  try {
    value = JSON.parse(utf8.decode(body.value)) as Json;
  } catch {
    return refused({ code: 'body-not-json' });
  }
  return withinBounds(value);
};
