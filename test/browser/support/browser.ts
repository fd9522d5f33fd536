import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

/*
 * The pages in a real Chromium: whichever is on the PATH. Without one the tests are skipped, and that is said.
 */

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const executable = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((directory) => names.map((name) => join(directory, name)))
  .find((path) => existsSync(path));

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Language = 'nl' | 'en';

export interface Visit {
  readonly page: Page;
  /** What the page complained about: exceptions, console errors, blocked content. */
  readonly complaints: readonly string[];
}

export interface Browser {
  /** A page of somebody who never was here. */
  visit(options?: { readonly language?: Language; readonly width?: number }): Promise<Visit>;
}

/** A 401 before signing in is how a page learns that nobody is there. */
const isExpected = (text: string): boolean => text.includes('401');

const listen = (page: Page): readonly string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text());
  });
  return complaints;
};

/** Tests with a browser of their own. */
export const describeInBrowser = (name: string, tests: (browser: Browser) => void): void => {
  if (executable === undefined) {
    process.stderr.write(`SKIPPED: ${name}, because there is no Chromium on the PATH\n`);
    describe.skip(name, () => tests({ visit: () => Promise.reject(new Error('There is no browser')) }));
    return;
  }
  describe(name, () => {
    let context: BrowserContext;
    let profile: string;
    beforeAll(async () => {
      profile = mkdtempSync(join(tmpdir(), 'koers-browser-'));
      context = await chromium.launchPersistentContext(profile, {
        executablePath: executable,
        headless: true,
        args: flags,
      });
    }, 60_000);
    afterAll(async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }, 30_000);
    tests({
      async visit({ language = 'nl', width = 1280 } = {}) {
        await context.clearCookies();
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        await page.setViewportSize({ width, height: 900 });
        await page.addInitScript(`localStorage.setItem('koers.language', '${language}')`);
        return { page, complaints: listen(page) };
      },
    });
  });
};

/** Signs in on the first page by picking somebody of the demo. */
export const signIn = async (page: Page, address: string, user: string): Promise<void> => {
  await page.goto(address);
  await page.locator('.demo-user', { hasText: new RegExp(`^${user}(?!\\d)`) }).click();
  await page.locator('form.sign-in-form button[type=submit]').click();
  await page.locator('nav .nav-link').first().waitFor({ state: 'attached' }); // on a narrow screen behind its button
};

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds against WCAG 2.2 A and AA and its best practices. */
export const violationsOn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(`${axeSource};undefined`);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as AxeResult;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
};

/** How many pixels a page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);
