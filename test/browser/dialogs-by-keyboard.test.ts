import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startService, type TestService } from '../support/service.js';
import { describeInBrowser, signIn, violationsOn } from './support/browser.js';

interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly householdLabel?: string;
    readonly name?: string;
  }[];
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(`(document.activeElement.textContent || document.activeElement.id).trim()`);

/** Tabs until what has the focus is called so; never uses the mouse. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`Expected to reach '${name}' with the Tab key, but did not`);
};

/** Something in every field that wants an answer: what is asked does not matter here. */
const fillWhatIsMissing = async (page: Page): Promise<void> => {
  for (const group of await page.locator('.task-form fieldset.field').all()) {
    const first = group.locator('input').first();
    if ((await group.locator('input:checked').count()) === 0 && (await first.isVisible()))
      await first.check();
  }
  for (const select of await page.locator('.task-form select').all())
    if ((await select.inputValue()) === '') await select.selectOption({ index: 1 });
  for (const box of await page.locator('.task-form textarea').all())
    if ((await box.inputValue()) === '') await box.fill('TEST: een antwoord van minstens twintig tekens.');
};

describeInBrowser('Dialogs, with the keyboard only', (browser) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ demoData: true });
    await service.settle();
  }, 120_000);
  afterAll(() => service.stop(), 30_000);

  const trajectoryOf = async (household: string): Promise<string> => {
    const { body } = await service.as('teamlead').get<Listed>('/api/v1/trajectories');
    const id = body.items.find(({ householdLabel }) => householdLabel === `Huishouden ${household} TEST`)?.id;
    if (id === undefined) throw new Error(`Expected a trajectory of ${household}`);
    return id;
  };

  const open = async (user: string, path: string, ready: string) => {
    const { page, complaints } = await browser.visit();
    await signIn(page, service.url, user);
    await page.goto(`${service.url}${path}`);
    await page.locator(ready).first().waitFor();
    return { page, complaints };
  };

  it('a hand-over is offered in four steps; what is missing gets the focus', async () => {
    const { page, complaints } = await open(
      'caseworker',
      `/trajectories/${await trajectoryOf('Eik')}`,
      '.facts',
    );
    await tabTo(page, 'Overdragen');
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await tabTo(page, 'Verder');
    await page.keyboard.press('Enter');
    await page.waitForFunction(`document.activeElement.id === 'offer-kind'`);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.type('Vast');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ik ga bij een ander team werken. TEST');
    await tabTo(page, 'Verder');
    await page.keyboard.press('Enter');
    await page.waitForFunction(`document.activeElement.getAttribute('aria-label') === 'Nalopen'`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabTo(page, 'Verder');
    await page.keyboard.press('Enter');
    await page.waitForFunction(`document.activeElement.getAttribute('aria-label') === 'Ontvanger'`);
    expect(await dialog.locator('#offer-receiver').innerText()).not.toContain('Carla Werker');
    await tabTo(page, 'Verder');
    await page.keyboard.press('Enter');
    await dialog.getByText('Ik ga bij een ander team werken. TEST').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await tabTo(page, 'Aanbieden');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('De overdracht is aangeboden.').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it.each([
    ['Opschalen naar het RVT', 'caseworker', 'Fijn'],
    ['RVT laten meedenken', 'caseworker', 'Eik'],
    ['Nieuw incident melden', 'caseworker', 'Fijn'],
    ['Nu evalueren', 'caseworker', 'Fijn'],
  ])(
    '%s starts and gives the focus back',
    async (name, user, household) => {
      const { page, complaints } = await open(
        user,
        `/trajectories/${await trajectoryOf(household)}`,
        '.facts',
      );
      await tabTo(page, name);
      await page.keyboard.press('Enter');
      await page.locator('dialog[open]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      expect(await focused(page)).toBe(name);
      await page.keyboard.press('Enter');
      await page.locator('#action-reason').waitFor();
      expect(await page.evaluate(`document.activeElement.closest('dialog[open]') !== null`)).toBe(true);
      await tabTo(page, name);
      await page.keyboard.press('Enter');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      await page.getByText('Gelukt. De taken worden bijgewerkt.').first().waitFor();
      expect(complaints).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('signs in again over the work when the session ends, and nothing typed is lost', async () => {
    const { body } = await service.as('caseworker').get<Listed>('/api/v1/tasks');
    const { page } = await open('caseworker', `/tasks/${body.items[0]?.id ?? ''}`, '.task-form');
    const text = page.locator('.task-form textarea, .task-form input[type=number]').first();
    await text.fill('3');
    await page.context().clearCookies();
    await page.keyboard.press('Control+s');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('Log opnieuw in');
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('dialog[open] #username').fill('caseworker');
    await page.locator('dialog[open] #password').fill('caseworker');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await text.inputValue()).toBe('3');
    await page.close();
  }, 60_000);

  it('says that a colleague was first, and keeps what was typed', async () => {
    const { body } = await service.as('caseworker').get<Listed>('/api/v1/tasks');
    const id = body.items[0]?.id ?? '';
    const { page } = await open('caseworker', `/tasks/${id}`, '.task-form');
    const text = page.locator('.task-form textarea, .task-form input[type=number]').first();
    await text.fill('4');
    await page.route('**/complete', (route) =>
      route.fulfill({
        status: 412,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'Changed',
          status: 412,
          code: 'version-mismatch',
        }),
      }),
    );
    await page.route('**/api/v1/tasks/*', (route) => route.continue());
    await fillWhatIsMissing(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Dit is intussen veranderd. Er is niets bewaard.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Nieuwe stand ophalen' }).click();
    expect(await text.inputValue()).toBe('4');
    await page.close();
  }, 60_000);
});
