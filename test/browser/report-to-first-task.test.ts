import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startService, type TestService } from '../support/service.js';
import { describeInBrowser, signIn } from './support/browser.js';

const dangerQuestions = [
  'Is er nu gevaar?',
  'Is er een wapen gebruikt',
  'Is er een kind onder de 4',
  'Kan de pleger erbij?',
  'Is een kind bang om naar huis te gaan?',
  'Is het acuut onveilig?',
];

const writeReport = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Nieuwe melding' }).click();
  await page.getByLabel('Telefoon').check();
  await page.getByLabel('Naam van het huishouden').fill('Huishouden Appel TEST');
  await page.getByLabel('Gemeente').fill('Testdorp TEST');
  const first = page.getByRole('group', { name: 'Persoon 1' });
  await first.getByLabel('Naam').fill('Anna TEST');
  await first.getByLabel('Wie is dit?').selectOption('adult');
  await page.getByRole('button', { name: 'Nog iemand toevoegen' }).click();
  const second = page.getByRole('group', { name: 'Persoon 2' });
  await second.getByLabel('Naam').fill('Bo TEST');
  await second.getByLabel('Wie is dit?').selectOption('child');
  await page
    .getByLabel('Wat is er gezien of gehoord?')
    .fill('TEST: buren horen elke avond geschreeuw en huilen.');
  for (const name of dangerQuestions) await page.getByRole('group', { name }).getByLabel('Nee').check();
  await page.getByRole('group', { name: 'Is het al langer onveilig?' }).getByLabel('Ja').check();
};

/** Answers every question of the form that asks one thing out of several with `no`, or with what comes first. */
const answerChoices = async (page: Page): Promise<void> => {
  for (const group of await page.locator('.task-form fieldset.field').all()) {
    if ((await group.locator('input[type=radio]').count()) === 0) continue;
    const no = group.getByLabel(/^Nee/);
    await ((await no.count()) > 0 ? no.first() : group.locator('input[type=radio]').first()).check();
  }
};

describeInBrowser('A report in the browser', (browser) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ now: '2026-03-30T10:00' });
  }, 60_000);
  afterAll(() => service.stop(), 30_000);

  it('says what is missing and goes to the place, and sends nothing', async () => {
    const { page } = await browser.visit();
    await signIn(page, service.url, 'intake');
    await page.getByRole('link', { name: 'Nieuwe melding' }).click();
    await page.getByRole('button', { name: 'Melding vastleggen' }).click();
    const summary = page.getByRole('alert');
    expect(await summary.innerText()).toMatch(/Er kloppen \d+ dingen niet/);
    await summary.getByRole('link', { name: /Naam van het huishouden/ }).click();
    expect(await page.evaluate(`document.activeElement.id`)).toBe('field-household-label');
    await page.close();
    const { body } = await service.as('intake').get<{ readonly total: number }>('/api/v1/trajectories');
    expect(body.total).toBe(0);
  }, 60_000);

  it('becomes a trajectory whose first task its reporter takes and completes', async () => {
    const { page, complaints } = await browser.visit();
    await signIn(page, service.url, 'intake');
    await writeReport(page);
    await page.getByRole('button', { name: 'Melding vastleggen' }).click();
    await page.getByText('De melding is vastgelegd.').waitFor();
    await service.settle();

    await page.getByRole('link', { name: 'Mijn taken' }).first().click();
    await page.getByRole('link', { name: 'Vrij om op te pakken' }).click();
    await page.getByRole('link', { name: 'Directe veiligheid nagaan' }).click();
    await page.getByRole('button', { name: 'Ik pak dit op' }).click();
    await page.getByText('Van jou').waitFor();

    await answerChoices(page);
    await page.getByText(/Concept bewaard om/).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Taak afgerond: Directe veiligheid nagaan').waitFor();
    await page.close();

    const { body: listed } = await service
      .as('intake')
      .get<{ readonly items: readonly { readonly id: string }[] }>('/api/v1/trajectories');
    const { body: told } = await service
      .as('intake')
      .get<{ readonly items: readonly { readonly code: string; readonly actor: string }[] }>(
        `/api/v1/trajectories/${listed.items[0]?.id ?? ''}/timeline`,
      );
    expect(told.items).toContainEqual(expect.objectContaining({ code: 'TASK_COMPLETED', actor: 'intake' }));
    expect(complaints).toEqual([]);
  }, 120_000);

  it('shows the trajectory with its step in words, on the diagram and as a list', async () => {
    const { page } = await browser.visit();
    await signIn(page, service.url, 'intake');
    await page.getByRole('link', { name: 'Trajecten' }).click();
    await page.getByRole('link', { name: 'Huishouden Appel TEST' }).click();
    await page.locator('.mark-badge-now').first().waitFor();
    expect(await page.locator('.bjs-powered-by').first().isVisible()).toBe(true);
    await page.getByText('Dezelfde informatie als lijst').click();
    const here = page.locator('.outline li[aria-current=step]').last();
    expect(await here.innerText()).toContain('Nu hier, sinds');
    expect(await page.locator('.timeline').innerText()).toContain('Taak afgerond: Directe veiligheid nagaan');
    await page.close();
  }, 60_000);
});
