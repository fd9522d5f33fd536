import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startService, type TestService } from '../support/service.js';
import { describeInBrowser, overflowOf, signIn, violationsOn, type Language } from './support/browser.js';

interface Looked {
  readonly user: string;
  /** Where, or how to get there; `ready` is there once the page has what it shows. */
  readonly path: string | ((service: TestService) => Promise<string>);
  readonly ready: string;
  /** What to open on the page before looking. */
  readonly open?: (page: Page) => Promise<void>;
}

const firstId = async (service: TestService, user: string, list: string): Promise<string> => {
  const { body } = await service.as(user).get<{ readonly items: readonly { readonly id: string }[] }>(list);
  const id = body.items[0]?.id;
  if (id === undefined)
    throw new Error(`Expected '${list}' to hold something for '${user}', but it is empty`);
  return id;
};

const trajectoryPath = async (service: TestService): Promise<string> =>
  `/trajectories/${await firstId(service, 'teamlead', '/api/v1/trajectories')}`;

const pages: Readonly<Record<string, Looked>> = {
  tasks: { user: 'intake', path: '/tasks?scope=all', ready: '.tabs' },
  task: {
    user: 'intake',
    path: async (service) => `/tasks/${await firstId(service, 'intake', '/api/v1/tasks')}`,
    ready: '.task-form',
  },
  'task with errors': {
    user: 'intake',
    path: async (service) => `/tasks/${await firstId(service, 'intake', '/api/v1/tasks')}`,
    ready: '.task-form',
    open: async (page) => {
      await page.keyboard.press('Control+Enter');
      await page.locator('.error-summary').waitFor();
    },
  },
  shortcuts: {
    user: 'intake',
    path: '/tasks',
    ready: '.tabs',
    open: async (page) => {
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
    },
  },
  trajectories: { user: 'teamlead', path: '/trajectories', ready: '.table' },
  trajectory: {
    user: 'teamlead',
    path: trajectoryPath,
    ready: '.facts',
    open: async (page) => {
      for (const summary of await page.locator('details > summary').all()) await summary.click();
    },
  },
  report: { user: 'intake', path: '/report', ready: '.task-form' },
  operations: { user: 'admin', path: '/operations', ready: '.table' },
  'hand-overs': { user: 'rvt', path: '/hand-overs', ready: '.group' },
  overdue: { user: 'manager', path: '/overdue', ready: '.figures' },
  workload: { user: 'teamlead', path: '/workload', ready: '.table' },
  'reporting away': {
    user: 'teamlead',
    path: '/workload',
    ready: '.table',
    open: async (page) => {
      await page.locator('.table .actions > button').first().click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  'sharing out work': { user: 'teamlead', path: '/workload/caseworker', ready: '.table' },
  figures: {
    user: 'manager',
    path: '/figures',
    ready: '.table-figures',
    open: async (page) => {
      await page.locator('.indicator button[aria-expanded]').first().click();
      await page.locator('.indicator caption:not(.visually-hidden)').first().waitFor();
    },
  },
  norms: { user: 'designer', path: '/norms', ready: '.table' },
  'norm, proposed': {
    user: 'designer',
    path: '/norms',
    ready: '.table',
    open: async (page) => {
      await page.locator('table button').first().click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  'on call': { user: 'crisis', path: '/on-call', ready: '.card' },
  workflows: { user: 'designer', path: '/workflows', ready: '.workflow-card' },
  'workflow, read': {
    user: 'caseworker',
    path: '/workflows/safety-trajectory',
    ready: '.diagram-canvas .djs-shape',
  },
  'workflow, edited': {
    user: 'designer',
    path: '/workflows/safety-trajectory',
    ready: '.bio-properties-panel-header',
  },
  notifications: { user: 'teamlead', path: '/notifications', ready: '.message' },
  'not found': { user: 'caseworker', path: '/nowhere', ready: '.shell h1' },
};

const languages: readonly Language[] = ['nl', 'en'];
const widths = [1280, 390];

/** One h1, the language said, a neutral title, nothing cut off, nothing axe objects to, nothing blocked. */
const expectGood = async (page: Page, language: Language): Promise<void> => {
  await page.waitForFunction(`document.querySelectorAll('h1').length === 1`);
  expect(await page.evaluate(`document.documentElement.lang`)).toBe(language);
  expect(await page.title()).toMatch(/Koers$/);
  expect(await page.title()).not.toContain('TEST');
  expect(await overflowOf(page)).toBe(0);
  expect(await violationsOn(page)).toEqual([]);
};

describeInBrowser('Every page', (browser) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ demoData: true });
    await service.settle();
  }, 120_000);
  afterAll(() => service.stop(), 30_000);

  const looks = languages.flatMap((language) => widths.map((width) => ({ language, width })));

  it.each(looks)(
    'signing in is accessible in $language at $width pixels',
    async ({ language, width }) => {
      const { page, complaints } = await browser.visit({ language, width });
      await page.goto(service.url);
      await page.locator('.demo-user').first().waitFor();
      await expectGood(page, language);
      expect(complaints).toEqual([]);
      await page.close();
    },
    60_000,
  );

  const all = Object.keys(pages).flatMap((name) => looks.map((look) => ({ name, ...look })));

  it.each(all)(
    '$name is accessible in $language at $width pixels',
    async ({ name, language, width }) => {
      const looked = pages[name];
      if (!looked) throw new Error(`Expected a page called '${name}'`);
      const { page, complaints } = await browser.visit({ language, width });
      await signIn(page, service.url, looked.user);
      await page.goto(
        `${service.url}${typeof looked.path === 'string' ? looked.path : await looked.path(service)}`,
      );
      await page.locator(looked.ready).first().waitFor();
      await looked.open?.(page);
      await expectGood(page, language);
      expect(complaints).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
