import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileClock } from '../../../../src/adapters/system/file-clock.js';
import { jsonLog } from '../../../../src/adapters/system/json-log.js';
import { systemClock } from '../../../../src/adapters/system/system-clock.js';
import { timeOrderedIds } from '../../../../src/adapters/system/time-ordered-ids.js';
import { workflowFolders } from '../../../../src/adapters/system/workflow-folders.js';

const inDirectory = async (work: (directory: string) => Promise<void> | void): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-system-'));
  try {
    await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

describe('the clock of the machine', () => {
  it('tells the moment to the millisecond, also where a second begins and when it is set back', () => {
    const { now } = Date;
    try {
      for (const ms of [0, 999, 1000, 1001, 86_399_999, 1_764_000_000_007, 1_764_000_000_010, 999]) {
        Date.now = () => ms;
        expect(systemClock.now()).toBe(new Date(ms).toISOString());
      }
    } finally {
      Date.now = now;
    }
  });
});

describe('a clock in a file', () => {
  it('stands at what is written, and stays there while it is being rewritten', () =>
    inDirectory((directory) => {
      const file = join(directory, 'now');
      writeFileSync(file, '2027-03-25T16:30:00+01:00\n');
      const clock = fileClock(file);
      if (!clock.ok) throw new Error(clock.reason);
      expect(clock.value.now()).toBe('2027-03-25T15:30:00.000Z');
      writeFileSync(file, '');
      expect(clock.value.now()).toBe('2027-03-25T15:30:00.000Z');
      rmSync(file);
      expect(clock.value.now()).toBe('2027-03-25T15:30:00.000Z');
      writeFileSync(file, '2027-03-26T00:00:00Z');
      expect(clock.value.now()).toBe('2027-03-26T00:00:00.000Z');
    }));

  it('is refused when nothing readable is there', () =>
    inDirectory((directory) => {
      expect(fileClock(join(directory, 'none')).ok).toBe(false);
      writeFileSync(join(directory, 'now'), 'soon');
      expect(fileClock(join(directory, 'now')).ok).toBe(false);
    }));
});

describe('ids', () => {
  it('are in the order they were given, also within a millisecond and when the clock steps back', () => {
    const times = [5, 5, 5, 4, 6];
    const ids = timeOrderedIds(() => times.shift() ?? 6);
    const given = Array.from({ length: 10_000 }, () => ids.next());
    expect([...given].sort()).toEqual(given);
    expect(new Set(given).size).toBe(given.length);
  });

  it('are UUIDs of version 7', () => {
    const id = timeOrderedIds(() => Date.UTC(2027, 2, 25)).next();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2027, 2, 25));
  });
});

describe('the log', () => {
  it('says what is important enough, one line of JSON per event', () => {
    const lines: string[] = [];
    const log = jsonLog('warn', (line) => void lines.push(line));
    log.info('started');
    log.error('failed', { message: 'a\nb' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', event: 'failed', message: 'a\nb' });
  });
});

describe('workflow folders', () => {
  it('are read with everything that can be deployed, in a fixed order', () =>
    inDirectory(async (directory) => {
      mkdirSync(join(directory, 'b', 'forms'), { recursive: true });
      mkdirSync(join(directory, 'a'));
      writeFileSync(join(directory, 'b', 'b.bpmn'), '<xml/>');
      writeFileSync(join(directory, 'b', 'forms', 'F.form.json'), '{}');
      writeFileSync(join(directory, 'b', 'note.txt'), 'not this');
      writeFileSync(join(directory, 'loose.bpmn'), 'nor this');
      const found = await workflowFolders(directory);
      expect(found.map(({ key, files }) => [key, files.map(({ name }) => name)])).toEqual([
        ['a', []],
        ['b', ['b.bpmn', 'forms/F.form.json']],
      ]);
    }));
});
