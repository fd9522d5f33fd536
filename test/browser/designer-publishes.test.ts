import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startService, type TestService } from '../support/service.js';
import { describeInBrowser, signIn } from './support/browser.js';

const workflow = 'report-assessment';
const newName = 'Directe veiligheid samen nagaan';

const openEditor = async (page: Page, address: string): Promise<void> => {
  await page.goto(`${address}/workflows/${workflow}`);
  await page.locator('.workbench-canvas svg .djs-shape').first().waitFor();
  await page.locator('.bio-properties-panel-header').waitFor();
};

/** Renames a task in the properties panel, found by way of the list of steps. */
const rename = async (page: Page, from: string, to: string): Promise<void> => {
  await page.getByRole('tab', { name: 'Als lijst' }).click();
  await page.locator('.outline').getByRole('button', { name: from, exact: true }).click();
  const general = page.locator('[data-group-id="group-general"]');
  await general.locator('.bio-properties-panel-group-header').click();
  const name = general.locator('#bio-properties-panel-name');
  await name.fill(to);
  await name.blur();
  await page.getByText(/1 verschil met de gepubliceerde versie/).waitFor();
};

const newestVersion = async (service: TestService): Promise<number> => {
  const { body } = await service
    .as('designer')
    .get<{ readonly items: readonly { readonly version: number }[] }>(
      `/api/v1/workflows/${workflow}/versions`,
    );
  return body.items[0]?.version ?? 0;
};

const report = {
  channel: 'phone',
  household: {
    label: 'Huishouden Beuk TEST',
    municipality: 'Testdorp TEST',
    members: [{ name: 'Bas TEST', role: 'adult' }],
  },
  observedFacts: 'TEST: de buren horen elke avond geschreeuw.',
};

const openTaskNames = async (service: TestService): Promise<readonly string[]> => {
  const { body } = await service
    .as('intake')
    .get<{ readonly items: readonly { readonly name: string }[] }>('/api/v1/tasks');
  return body.items.map(({ name }) => name);
};

describeInBrowser('A designer in the browser', (browser) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ now: '2026-03-30T10:00' });
  }, 60_000);
  afterAll(() => service.stop(), 30_000);

  it('finds unpublished work again after the page was closed', async () => {
    const { page, complaints } = await browser.visit();
    await signIn(page, service.url, 'designer');
    await openEditor(page, service.url);
    await rename(page, 'Directe veiligheid nagaan', 'Onbewaard werk TEST');
    await page.close();

    const { page: again } = await browser.visit();
    await signIn(again, service.url, 'designer');
    await openEditor(again, service.url);
    await again.getByRole('button', { name: 'Ja, verder met dit werk' }).click();
    await again.getByRole('tab', { name: /Verschil/ }).click();
    expect(await again.locator('.differences').innerText()).toContain('Onbewaard werk TEST');
    await again.evaluate(`localStorage.clear()`);
    await again.close();
    expect(complaints).toEqual([]);
    expect(await newestVersion(service)).toBe(1);
  }, 120_000);

  it('changes a step, sees the difference, and publishes a version that new trajectories use', async () => {
    const { page, complaints } = await browser.visit();
    await signIn(page, service.url, 'designer');
    await openEditor(page, service.url);
    await rename(page, 'Directe veiligheid nagaan', newName);

    await page.getByRole('tab', { name: /Verschil/ }).click();
    expect(await page.locator('.differences li').allInnerTexts()).toEqual([
      expect.stringMatching(new RegExp(`^Anders\\s+${newName}.*naam`)),
    ]);
    expect(await page.locator('.mark-badge-changed').count()).toBe(1);

    await page.getByRole('button', { name: 'Publiceren…' }).click();
    await page.getByLabel('Wat verander je, en waarom?').fill('TEST: samen kijken is veiliger');
    await page.getByRole('button', { name: 'Publiceren als versie 2' }).click();
    await page.getByText('Versie 2 is gepubliceerd.').waitFor();
    await page.getByText('Gelijk aan de gepubliceerde versie').waitFor();
    await page.close();

    expect(await newestVersion(service)).toBe(2);
    expect((await service.as('intake').post('/api/v1/reports', report)).status).toBe(201);
    await service.settle();
    expect(await openTaskNames(service)).toContain(newName);
    expect(complaints).toEqual([]);
  }, 120_000);

  it('is shown what is wrong, and cannot publish it', async () => {
    const before = await newestVersion(service);
    const { page } = await browser.visit();
    await signIn(page, service.url, 'designer');
    await openEditor(page, service.url);
    await page.getByRole('tab', { name: 'Als lijst' }).click();
    await page
      .locator('.outline')
      .getByRole('button', { name: /^Directe veiligheid (samen )?nagaan$/ })
      .click();
    const deadline = page.locator('[data-group-id="group-koers"]');
    await deadline.locator('.bio-properties-panel-group-header').click();
    await deadline.locator('input[name="koers-koers-Due-norm"]').fill('');
    await page.getByRole('tab', { name: /Problemen/ }).click();
    await page.locator('.problem-error').first().waitFor();
    await page.getByRole('button', { name: 'Publiceren…' }).click();
    expect(await page.getByRole('button', { name: /Publiceren als versie/ }).isDisabled()).toBe(true);
    await page.evaluate(`localStorage.clear()`);
    await page.close();
    expect(await newestVersion(service)).toBe(before);
  }, 120_000);
});
