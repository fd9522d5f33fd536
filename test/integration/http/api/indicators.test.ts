import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { report } from '../../../e2e/steps.js';
import { startService, type TestService } from '../../../support/service.js';

interface Figure {
  readonly key: string;
  readonly value?: number;
  readonly n?: number;
  readonly hidden: boolean;
}

interface Indicators {
  readonly items: readonly { readonly id: string; readonly figures: readonly Figure[] }[];
  readonly trajectories: number;
  readonly asOf: string;
}

/** Households in the demonstration, with a trajectory each. */
const inTheDemo = 8;

describe('figures to steer by', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ demoData: true });
    await service.settle();
  }, 120_000);
  afterAll(() => service.stop(), 30_000);

  const figures = async (user: string, id: string, query = ''): Promise<readonly Figure[]> => {
    const { body } = await service.as(user).get<Indicators>(`/api/v1/indicators${query}`);
    return body.items.find((item) => item.id === id)?.figures ?? [];
  };

  it('are all twenty-three, with what they count, as of a moment', async () => {
    const { status, body } = await service.as('manager').get<Indicators>('/api/v1/indicators');
    expect(status).toBe(200);
    expect(body.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 23 }, (_, index) => `I-${String(index + 1).padStart(2, '0')}`),
    );
    expect(body.trajectories).toBe(inTheDemo);
    expect(body.asOf).toMatch(/Z$/);
  });

  it('rest on too few people here, so that a manager sees none about people', async () => {
    const [lead] = await figures('manager', 'I-01');
    expect(lead).toEqual({ key: 'in-time', unit: 'percent', hidden: true });
  });

  it('show a manager what is late all the same, since each of those steps is in the list of late work', async () => {
    const shown = await figures('manager', 'I-05');
    expect(shown.every(({ hidden }) => !hidden)).toBe(true);
  });

  it('are shown to whoever leads the team, for that team alone', async () => {
    const [faces] = await figures('teamlead', 'I-07');
    expect(faces?.hidden).toBe(false);
    const { body } = await service.as('teamlead').get<Indicators>('/api/v1/indicators');
    expect(body.trajectories).toBeLessThan(inTheDemo);
  });

  it('say nothing where nobody writes down yet what they are counted from, and never zero percent', async () => {
    expect(await figures('manager', 'I-17')).toEqual([]);
    expect(await figures('manager', 'I-19')).toEqual([]);
    for (const { value } of await figures('manager', 'I-20')) expect(value).toBeUndefined();
  });

  it('follow what happens at once', async () => {
    const { status } = await service.as('intake').post('/api/v1/reports', report('Huishouden Vers TEST'));
    expect(status).toBe(201);
    const { body } = await service.as('manager').get<Indicators>('/api/v1/indicators');
    expect(body.trajectories).toBe(inTheDemo + 1);
  });

  it('hold steps and moments behind them, and nothing that was written down', async () => {
    const { status, body } = await service.as('manager').get<object>('/api/v1/indicators/I-05?by=team');
    expect(status).toBe(200);
    const text = JSON.stringify(body);
    expect(text).toContain('"taskId"');
    for (const secret of ['TEST', 'Noor', 'schreeuw', 'Huishouden']) expect(text).not.toContain(secret);
  });

  it.each([
    '/api/v1/indicators',
    '/api/v1/indicators/I-01',
    '/api/v1/stand-stills',
    '/api/v1/exports/overdue.csv',
  ])('are for whoever steers: %s refuses a caseworker', async (path) => {
    expect((await service.as('caseworker').get(path)).status).toBe(403);
    expect((await service.as('designer').get(path)).status).toBe(403);
  });

  it('refuse what they do not know', async () => {
    expect((await service.as('manager').get('/api/v1/indicators/I-99')).status).toBe(404);
    expect((await service.as('manager').get('/api/v1/indicators?from=2027-02-01&to=2027-01-01')).status).toBe(
      400,
    );
    expect((await service.as('manager').get('/api/v1/indicators?from=gisteren')).status).toBe(400);
  });

  it('come as files too, with heads in Dutch and nothing of a dossier', async () => {
    for (const name of ['overdue', 'indicators', 'stand-stills']) {
      const { status, body, headers } = await service
        .as('manager')
        .get<string>(`/api/v1/exports/${name}.csv`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('text/csv');
      expect(headers.get('content-disposition')).toContain('.csv');
      expect(body).not.toContain('TEST');
    }
  });
});
