import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startService, type TestService } from '../support/service.js';
import { describeInBrowser, overflowOf, violationsOn, type Language } from './support/browser.js';

const enter = async (page: Page, address: string, user: string): Promise<void> => {
  await page.goto(address);
  await page.locator('.demo-user', { hasText: new RegExp(`^${user}`) }).click();
  await page.locator('form.sign-in-form button[type=submit]').click();
  await page.locator('.own-question').waitFor();
};

const languages: readonly Language[] = ['nl', 'en'];
const looks = languages.flatMap((language) => [1280, 390].map((width) => ({ language, width })));

describeInBrowser('The page of somebody who is helped', (browser) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ demoData: true });
    await service.settle();
  }, 180_000);
  afterAll(() => service.stop(), 30_000);

  it.each(looks)(
    'is accessible in $language at $width pixels, and says nothing in its title',
    async ({ language, width }) => {
      const { page, complaints } = await browser.visit({ language, width });
      await enter(page, service.url, 'moeder');
      expect(await violationsOn(page)).toEqual([]);
      await page.locator('.own-question button').first().click();
      await page.locator('.own-section').first().waitFor();
      expect(await page.title()).toMatch(/^(Overzicht|Overview)$/);
      expect(await page.evaluate(`document.querySelectorAll('h1').length`)).toBe(1);
      expect(await page.locator('nav').count()).toBe(0);
      expect(await overflowOf(page)).toBe(0);
      expect(await violationsOn(page)).toEqual([]);
      await page.locator('.own-buttons button').first().click();
      await page.locator('dialog[open]').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
    90_000,
  );

  it('fetches nothing before it is known that nobody reads along', async () => {
    const { page } = await browser.visit();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await enter(page, service.url, 'vader');
    expect(asked.filter((path) => path.includes('household'))).toEqual([]);
    await page.close();
  }, 60_000);

  it.each(['Escape twice', 'the button'])(
    'is left at once by %s, without a way back',
    async (way) => {
      const { page } = await browser.visit();
      await page.route('https://www.knmi.nl/**', (route) =>
        route.fulfill({ body: '<title>Het weer</title>' }),
      );
      await enter(page, service.url, 'vader');
      await page.locator('.own-question button').first().click();
      await page.locator('.own-section').first().waitFor();
      if (way === 'the button') await page.locator('.quick-exit').click();
      else {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
      await page.waitForURL('https://www.knmi.nl/');
      await page.goto(service.url);
      await page.locator('.demo-user').first().waitFor();
      await page.close();
    },
    60_000,
  );

  it('takes a question by keyboard alone', async () => {
    const { page } = await browser.visit();
    await enter(page, service.url, 'jongere');
    await page.locator('.own-question button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.own-buttons button').first().waitFor();
    await page.locator('.own-buttons button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] textarea').focus();
    await page.keyboard.type('Hoe lang duurt het nog? TEST');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.own-section h3', { hasText: /Wat ik heb gevraagd/ }).waitFor();
    await page.close();
  }, 60_000);
});
