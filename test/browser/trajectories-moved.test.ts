import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startService, type TestService } from '../support/service.js';
import { describeInBrowser, overflowOf, signIn, violationsOn } from './support/browser.js';

const workflow = 'report-assessment';

describeInBrowser('A designer who moves running trajectories', (browser) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ demoData: true });
    await service.settle();
    const xml = await (
      await fetch(`${service.url}/api/v1/workflows/${workflow}/versions/1/xml`, {
        headers: { authorization: `Basic ${Buffer.from('designer:designer').toString('base64')}` },
      })
    ).text();
    const published = await service.as('designer').post(`/api/v1/workflows/${workflow}/publish`, {
      xml: xml.replace('Directe veiligheid nagaan', 'Directe veiligheid samen nagaan'),
      note: 'TEST',
    });
    expect(published.status).toBe(201);
  }, 120_000);
  afterAll(() => service.stop(), 30_000);

  const openVersions = async (page: Page): Promise<void> => {
    await page.goto(`${service.url}/workflows/${workflow}`);
    await page.getByRole('tab', { name: 'Versies' }).click();
    await page.getByRole('button', { name: /Lopende trajecten overzetten/ }).waitFor();
  };

  it('rehearses, gives a reason, follows it, and puts it back', async () => {
    const { page, complaints } = await browser.visit();
    await signIn(page, service.url, 'designer');
    await openVersions(page);
    await page.getByRole('button', { name: /Lopende trajecten overzetten/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Welke stap wordt welke stap?' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Overzetten' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Proefdraaien' }).click();
    await dialog.getByText(/blijven precies gelijk|blijft precies gelijk/).waitFor();
    expect(await dialog.innerText()).toMatch(/gaan? over/);
    expect(await violationsOn(page)).toEqual([]);
    if (process.env['SCREENSHOTS'] !== undefined)
      await dialog.screenshot({ path: `${process.env['SCREENSHOTS']}/moving-1.png` });
    await dialog.getByRole('button', { name: 'Overzetten' }).click();
    await dialog.getByText('Vul dit in.').first().waitFor();
    await dialog.getByLabel('Waarom zet je ze over?').fill('TEST: samen kijken is veiliger');
    await dialog.getByRole('button', { name: 'Overzetten' }).click();
    await service.settle();
    await dialog.getByText('Klaar').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    if (process.env['SCREENSHOTS'] !== undefined)
      await dialog.screenshot({ path: `${process.env['SCREENSHOTS']}/moving-2.png` });
    await dialog.getByLabel('Waarom stop je, of zet je terug?').fill('TEST: toch niet');
    await dialog.getByRole('button', { name: 'Terugzetten' }).click();
    await service.settle();
    await dialog.getByText('Klaar').waitFor();
    await dialog.getByRole('button', { name: 'Sluiten' }).click();
    await page.getByText('TEST: toch niet').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    if (process.env['SCREENSHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/moving-3.png`, fullPage: true });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.close();
    expect(complaints).toEqual([]);
  }, 120_000);
});
