import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { inARow, type Passage } from '../../../src/http/passage.js';
import { belowEngineRest, isEngineRest, pathOf, withoutOrigin } from '../../../src/http/path-of.js';

const requestFor = (url: string): IncomingMessage => ({ url }) as IncomingMessage;

const walked = (...passages: readonly Passage[]): readonly unknown[] => {
  const faults: unknown[] = [];
  inARow(passages, (error) => faults.push(error))(requestFor('/'), {} as ServerResponse);
  return faults;
};

describe('passages in a row', () => {
  it('are passed in order, until one answers', () => {
    const passed: string[] = [];
    const pass =
      (name: string, goesOn: boolean): Passage =>
      (_req, _res, next) => {
        passed.push(name);
        if (goesOn) next();
      };
    expect(walked(pass('first', true), pass('second', false), pass('third', true))).toEqual([]);
    expect(passed).toEqual(['first', 'second']);
  });

  it('tell what went wrong, whether it is thrown or handed on', () => {
    const thrown = new Error('thrown');
    const handedOn = new Error('handed on');
    const throws: Passage = () => {
      throw thrown;
    };
    expect(walked((_req, _res, next) => next(), throws)).toEqual([thrown]);
    expect(walked((_req, _res, next) => next(handedOn), throws)).toEqual([handedOn]);
  });
});

describe('the path of a request', () => {
  it('is without its query, also where Express cut it', () => {
    expect(pathOf(requestFor('/api/v1/tasks?limit=1'))).toBe('/api/v1/tasks');
    expect(pathOf({ url: '/tasks', originalUrl: '/api/v1/tasks' } as unknown as IncomingMessage)).toBe(
      '/api/v1/tasks',
    );
  });

  it.each([
    ['/engine-rest/task?name=x', '/task'],
    ['/engine-rest', '/'],
    ['/engine-rest?x', '/'],
  ])('%s leads into /engine-rest', (url, below) => {
    expect(isEngineRest(requestFor(url))).toBe(true);
    expect(belowEngineRest(requestFor(url))).toBe(below);
  });

  it.each(['/engine-restful', '/Engine-Rest', '/api/engine-rest'])('%s does not', (url) => {
    expect(isEngineRest(requestFor(url))).toBe(false);
  });

  it.each([
    ['http://127.0.0.1:8080/engine-rest/task?x=1', '/engine-rest/task?x=1'],
    ['HTTP://host', '/'],
    ['/http/x', '/http/x'],
  ])('with an origin, as in %s, means the same as without', (url, expected) => {
    const req = requestFor(url);
    withoutOrigin(req);
    expect(req.url).toBe(expected);
  });
});
