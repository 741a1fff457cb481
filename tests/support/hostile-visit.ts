import { expect, type Locator, type Page } from '@playwright/test';
import { panelOf } from './flow-page.ts';
import type { UntidyServer } from './untidy-server.ts';

/** Where a value is put, and shown. */
export interface HostileWorld {
  readonly page: Page;
  readonly server: UntidyServer;
}

/** Puts the value into each field of a place, and finds it shown as text. */
export type HostileVisit = (
  world: HostileWorld,
  value: string,
  fields: readonly string[],
) => Promise<void>;

/** What the page cuts ends so; the whole of it is in the message as it came. */
const ellipsis = '…';

/** The text is the value, or its beginning where the page says that there is more. */
function expectSame(shown: string, value: string): void {
  if (value.length > 2000 && shown.endsWith(ellipsis)) {
    expect(shown.length).toBeGreaterThan(100);
    expect(value.startsWith(shown.slice(0, -1))).toBe(true);
  } else {
    expect(shown).toBe(value);
  }
}

/** A place shows the value, as `expectSame` compares. */
export async function expectText(place: Locator, value: string): Promise<void> {
  await expect(place).toBeAttached();
  expectSame((await place.textContent()) ?? '', value);
}

/** A text that is in the document whole up to 64 kB, and else by the rows in sight, the first ones here. */
export function expectInSight(shown: string, whole: string): void {
  if (whole.length < 64 * 1024) expect(shown).toBe(whole);
  else expect([whole.startsWith(shown), shown.length > 5000]).toEqual([true, true]);
}

/** The body below the head of a message. */
export async function expectBody(wire: Locator, body: string): Promise<void> {
  const shown = (await wire.textContent()) ?? '';
  expectInSight(shown.slice(shown.indexOf('\n\n') + 2), body);
}

/** JSON that is laid out as the app lays it out. */
export async function expectJson(block: Locator, json: object): Promise<void> {
  await expect(block).toContainText('{');
  expectInSight((await block.textContent()) ?? '', JSON.stringify(json, null, 2));
}

/** A table of names and values has one row for each member, each shown as it is. */
export async function expectRows(table: Locator, members: object): Promise<void> {
  await expect(table.getByRole('row')).toHaveCount(Object.keys(members).length);
  const rows = await table.getByRole('row').evaluateAll((elements) =>
    elements.map((row) => ({
      name: row.querySelector('th bdi')?.textContent ?? '',
      value: row.querySelector('td > bdi')?.textContent ?? '',
    })),
  );
  Object.entries(members).forEach(([name, value], index) => {
    expectSame(rows[index]?.name ?? '', name);
    expectSame(rows[index]?.value ?? '', typeof value === 'string' ? value : JSON.stringify(value));
  });
}

/** The members of an answer with their meaning, in a step. */
export const membersOf = (step: Locator): Locator =>
  panelOf(step, 'Response').locator('table').filter({ hasText: 'What it says' });

/** The value under each name; `unknown member` is a name of the value’s own. */
export function everywhere(fields: readonly string[], value: string): Record<string, string> {
  return Object.fromEntries(
    fields.map((name) => [name.startsWith('unknown ') ? value.slice(0, 1500) : name, value]),
  );
}

/** A header can hold neither a control character nor one beyond Latin-1, nor a megabyte. */
export function asHeader(value: string): string {
  return value.replace(/[^\u0020-\u007E]/g, '').slice(0, 2000);
}

/** The same inside quotes. */
export const asQuoted = (value: string): string => asHeader(value).replace(/["\\]/g, '');

/** A JWT of these members that nobody signed. */
export function unsignedJwt(header: object, claims: object): string {
  const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  return `${encode(header)}.${encode(claims)}.AAAA`;
}

/** What waits for the first idle moment is there: the scripts have taken over the page. */
export async function openReady(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('summary').filter({ hasText: 'sandbox' }).first()).toBeAttached();
}
