import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

interface WebFile {
  readonly type: string;
  readonly content: Buffer;
  readonly gzip?: Buffer;
  readonly etag: string;
  /** Its name changes with its content, so a copy never grows old. */
  readonly immutable: boolean;
}

const readFile = (path: string, address: string): WebFile => {
  const content = readFileSync(path);
  const gzip = existsSync(`${path}.gz`) ? readFileSync(`${path}.gz`) : undefined;
  return {
    type: mediaTypes[extname(path)] ?? 'application/octet-stream',
    content,
    ...(gzip === undefined ? {} : { gzip }),
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    immutable: address.startsWith('/assets/'),
  };
};

/** Every file below a directory by its address. What is not in this list does not exist: no path is ever joined. */
const filesIn = (directory: string): ReadonlyMap<string, WebFile> => {
  if (!existsSync(directory)) return new Map();
  const found = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Map(
    found
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.gz'))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const address = `/${relative(directory, path).split(sep).join('/')}`;
        return [address, readFile(path, address)] as const;
      }),
  );
};

const send = (req: Request, res: Response, file: WebFile): void => {
  res.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  res.setHeader('ETag', file.etag);
  res.setHeader('Vary', 'Accept-Encoding');
  if (req.headers['if-none-match'] === file.etag) {
    res.statusCode = 304;
    res.end();
    return;
  }
  const zipped =
    file.gzip !== undefined && /\bgzip\b/.test(req.headers['accept-encoding'] ?? '') ? file.gzip : undefined;
  if (zipped) res.setHeader('Content-Encoding', 'gzip');
  const content = zipped ?? file.content;
  res.setHeader('Content-Type', file.type);
  res.setHeader('Content-Length', content.length);
  res.end(req.method === 'HEAD' ? undefined : content);
};

/** An address of a page may hold dots (ids of tasks do); who asks for a document is not asking for a file. */
const isPage = (req: Request): boolean =>
  req.path === '/' || (!req.path.startsWith('/assets/') && (req.headers.accept ?? '').includes('text/html'));

/**
 * Serves the browser application from memory. Any page address answers its one document, which finds its own way;
 * a file that is not there is not found.
 */
export const webFiles = (directory: string): RequestHandler => {
  const files = filesIn(directory);
  const fileFor = (req: Request): WebFile | undefined => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return undefined;
    return files.get(req.path) ?? (isPage(req) ? files.get('/index.html') : undefined);
  };
  return (req, res, next) => {
    const file = fileFor(req);
    if (file) send(req, res, file);
    else next();
  };
};
