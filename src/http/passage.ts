import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What a request passes on its way: answers it, lets it on, or hands on what went wrong. Knows Node's request and
 * answer only, so that it serves inside Express and beside it.
 */
export type Passage = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

type Fault = (error: unknown, req: IncomingMessage, res: ServerResponse) => void;

/** One passage after the other; the last one answers. */
export const inARow = (passages: readonly Passage[], fault: Fault) => {
  const passFrom = (at: number, req: IncomingMessage, res: ServerResponse): void => {
    try {
      passages[at]?.(req, res, (error) => {
        if (error === undefined) passFrom(at + 1, req, res);
        else fault(error, req, res);
      });
    } catch (error) {
      fault(error, req, res);
    }
  };
  return (req: IncomingMessage, res: ServerResponse): void => passFrom(0, req, res);
};
