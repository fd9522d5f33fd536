import { describe, expect, it } from '@jest/globals';
import { localWakeUp } from '../../../../src/adapters/system/local-wake-up.js';
import type { Instant } from '../../../../src/kernel/instant.js';

const moments = [{ job: 'TEST-job', at: '2026-03-02T12:00:00.000Z' as Instant }];
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the wake-up inside a process', () => {
  it('passes a hint on to everybody who listens, after whoever gave it has gone on', async () => {
    const wakeUp = localWakeUp();
    const heard: unknown[] = [];
    const stop = wakeUp.subscribe((hint) => heard.push(hint));
    wakeUp.subscribe((hint) => heard.push(hint));
    wakeUp.jobsAt(moments);
    expect(heard).toEqual([]);
    await nextTurn();
    expect(heard).toEqual([moments, moments]);
    stop();
    wakeUp.jobsAt(moments);
    await nextTurn();
    expect(heard).toHaveLength(3);
  });

  it('lets somebody wait for the next hint, for a time, or until they give up', async () => {
    const wakeUp = localWakeUp();
    const hinted = wakeUp.wait(3_600_000);
    wakeUp.jobsAt(moments);
    expect(await hinted).toBeUndefined();
    expect(await wakeUp.wait(1)).toBeUndefined();
    const giveUp = new AbortController();
    const given = wakeUp.wait(3_600_000, giveUp.signal);
    giveUp.abort();
    expect(await given).toBeUndefined();
    expect(await wakeUp.wait(3_600_000, giveUp.signal)).toBeUndefined();
  });
});
