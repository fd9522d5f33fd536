import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';
import { describeInBrowser, signIn, violationsOn } from './support/browser.js';

describeInBrowser('A team lead whose colleague is away', (browser) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ demoData: true });
    await service.settle();
  }, 120_000);
  afterAll(() => service.stop(), 30_000);

  it('reports it, shares out the work with one reason, undoes that, and says the colleague is back', async () => {
    const { page, complaints } = await browser.visit();
    await signIn(page, service.url, 'teamlead');
    await page.goto(`${service.url}/workload`);
    const row = page.getByRole('row', { name: /Carla Werker/ });
    await row.getByRole('button', { name: /Afwezig melden/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wie neemt nieuw werk over?').selectOption({ label: 'Kim Werker TEST' });
    await dialog.getByRole('button', { name: 'Afwezig melden' }).click();
    await row.getByText('Vervanger: Kim Werker TEST').waitFor();

    await row.getByRole('link', { name: /Werk verdelen/ }).click();
    await page.getByRole('heading', { name: 'Werk van Carla Werker TEST verdelen' }).waitFor();
    const send = page.getByRole('button', { name: /^Geef \d+ (taak|taken) door$/ });
    await send.click();
    await page.getByText('Vul dit in.').waitFor();
    expect(await page.evaluate(`document.activeElement.id`)).toBe('give-reason');
    await page.getByLabel('Reden').fill('TEST: collega is er vandaag niet');
    await send.click();

    await page.getByText('TEST: collega is er vandaag niet').waitFor();
    await row.getByRole('link', { name: /Werk verdelen/ }).waitFor({ state: 'detached' });
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: /Terugdraaien/ }).click();
    await dialog.getByLabel('Reden').fill('TEST: toch aanwezig');
    await dialog.getByRole('button', { name: 'Terugdraaien' }).click();
    await page.getByText(/Teruggedraaid door Tess Teamleider TEST/).waitFor();
    await row.getByRole('link', { name: /Werk verdelen/ }).waitFor();

    await row.getByRole('button', { name: /Weer aanwezig/ }).click();
    await row.getByRole('button', { name: /Afwezig melden/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);
});
