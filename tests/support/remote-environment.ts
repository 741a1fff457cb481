import { expect, type Page } from '@playwright/test';
import { saveForm } from './save-form.ts';

/** A client as a person types it. */
export interface TypedClient {
  readonly id: string;
  readonly method?: 'none' | 'client_secret_basic' | 'client_secret_post';
  readonly secret?: string;
  readonly scope?: string;
  readonly redirectUri?: string;
}

/** Opens the page for a new environment, types an issuer or a metadata URL, and asks. */
export async function discover(page: Page, typed: string): Promise<void> {
  await page.goto('/environments/new');
  await page.getByRole('textbox', { name: 'Issuer or metadata URL' }).fill(typed);
  await page.getByRole('button', { name: 'Discover' }).click();
}

/** Keeps what was found as an environment, and waits until its page is there. */
export async function createEnvironment(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create environment' }).click();
  await expect(page.getByRole('button', { name: 'Add client' })).toBeVisible();
}

/** Adds a client on the environment's page; flows then start with it. */
export async function addClient(page: Page, client: TypedClient): Promise<void> {
  const { id, method = 'none', secret = '', scope = '', redirectUri } = client;
  await page.getByRole('button', { name: 'Add client' }).click();
  await page.getByRole('textbox', { name: 'Client ID' }).fill(id);
  await page.getByRole('combobox', { name: 'Client authentication' }).selectOption(method);
  if (secret !== '') await page.getByRole('textbox', { name: 'Client secret' }).fill(secret);
  await page.getByRole('textbox', { name: 'Scope' }).fill(scope);
  if (redirectUri !== undefined) {
    await page.getByRole('textbox', { name: 'Redirect URI' }).fill(redirectUri);
  }
  await saveForm(page, 'Save client');
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText(id);
}

/** From an issuer to an environment with one client, by the screens alone. */
export async function connect(page: Page, issuer: string, client: TypedClient): Promise<void> {
  await discover(page, issuer);
  await createEnvironment(page);
  await addClient(page, client);
}
