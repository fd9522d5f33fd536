import type { IncomingMessage } from 'node:http';
import busboy, { type Busboy } from 'busboy';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { ClientGone, maxBodyBytes } from '../body.js';
import { invalid, type Fault } from './errors.js';

export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

const maxFiles = 100;
const maxFields = 50;
const maxNameLength = 255;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

const readable = (name: string): boolean =>
  name.length > 0 && name.length <= maxNameLength && !/\p{Cc}/u.test(name);

const textOf = (name: string, bytes: Buffer): Outcome<string, Fault> => {
  try {
    return ok(utf8.decode(bytes));
  } catch {
    return invalid(`Expected '${name.slice(0, maxNameLength)}' to be a text in UTF-8, but it is not`);
  }
};

const parserFor = (req: IncomingMessage): Busboy | undefined => {
  if (!/^multipart\/form-data\s*;/i.test(req.headers['content-type'] ?? '')) return undefined;
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      preservePath: false,
      limits: {
        files: maxFiles,
        fields: maxFields,
        fileSize: maxBodyBytes,
        fieldSize: 16 * 1024,
        fieldNameSize: 200,
        headerPairs: 20,
      },
    });
  } catch {
    return undefined; // no boundary
  }
};

const tooLarge = invalid('The body is too large. A request may hold 10 MB.', 413);
const tooMany = invalid(`A request may hold ${maxFiles} files`, 413);

/** A form as it was sent. */
export interface Gathered {
  readonly fields: Map<string, string>;
  readonly files: Map<string, Buffer>;
}

const uploadOf = ({ fields, files }: Gathered): Outcome<Upload, Fault> => {
  const contents: { readonly name: string; readonly content: string }[] = [];
  for (const [name, bytes] of files) {
    const content = textOf(name, bytes);
    if (!content.ok) return content;
    contents.push({ name, content: content.value });
  }
  return ok({ fields, files: contents });
};

/** Takes in a form with files of text. */
export const readUpload = async (req: IncomingMessage): Promise<Outcome<Upload, Fault>> => {
  const form = await readForm(req);
  return form.ok ? uploadOf(form.value) : form;
};

/** Takes in a form with files, within bounds: 10 MB and 100 files in all. Throws when the client hangs up. */
export const readForm = (req: IncomingMessage): Promise<Outcome<Gathered, Fault>> => {
  const parser = parserFor(req);
  if (!parser) {
    const message = 'Expected a body of type multipart/form-data';
    return Promise.resolve(refused({ status: 415, type: 'NotSupportedException', message, code: null }));
  }
  return new Promise((resolve, reject) => {
    const gathered: Gathered = { fields: new Map(), files: new Map() };
    let size = 0;
    /** The rest of the request is let in and thrown away, so that its sender still hears why. */
    const refuse = (fault: Outcome<never, Fault>): void => {
      req.unpipe(parser);
      parser.removeAllListeners();
      parser.on('error', () => undefined);
      req.resume();
      resolve(fault);
    };
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBodyBytes) refuse(tooLarge);
    });
    req.once('close', () => {
      if (!req.complete) reject(new ClientGone());
    });
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) refuse(invalid(`The value of '${name}' is too long`));
      else gathered.fields.set(name, value);
    });
    parser.on('file', (_part, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const name = typeof filename === 'string' ? filename : '';
        if (!readable(name)) refuse(invalid('Expected every file to have a name of at most 255 characters'));
        else if (gathered.files.has(name)) refuse(invalid(`Expected one file named '${name}', but got two`));
        else gathered.files.set(name, Buffer.concat(chunks));
      });
    });
    parser.on('filesLimit', () => refuse(tooMany));
    parser.on('fieldsLimit', () => refuse(invalid('The form has too many fields', 413)));
    parser.on('error', () => refuse(invalid('Expected a readable multipart body, but it is not')));
    parser.on('close', () => resolve(ok(gathered)));
    req.pipe(parser);
  });
};
