import { expect, type Locator } from '@playwright/test';
import type { CapturedRequest } from './capture-server.ts';
import { panelOf, wireOf } from './flow-page.ts';

/** What a step says it is going to send, and what it says will be added on the way. */
export interface Announced {
  readonly text: string;
  /** Names in small letters. */
  readonly added: readonly string[];
}

/** Reads a step's request panel, and whose additions it lists. */
export async function readAnnounced(step: Locator, adder: 'browser' | 'relay'): Promise<Announced> {
  const summary = `Headers that the ${adder} adds by itself`;
  const list = panelOf(step, 'Request').locator('details', { hasText: summary });
  await expect(list).toHaveCount(1);
  const names = await list.locator('li > code:first-child').allTextContents();
  return {
    text: (await wireOf(step, 'request').textContent()) ?? '',
    added: names.flatMap((name) => name.toLowerCase().split(', ')),
  };
}

/** The request that arrived is the announced one: no more, no less, and nothing else added. */
export function expectAsAnnounced(arrived: CapturedRequest, { text, added }: Announced): void {
  const end = text.indexOf('\n\n');
  const [line, ...shown] = text.slice(0, end).split('\n');
  expect(line).toBe(`${arrived.method} ${arrived.target} HTTP/1.1`);
  expect(text.slice(end + 2)).toBe(arrived.body.toString('utf8'));
  const headers = new Map(arrived.headers.map(([name, value]) => [name.toLowerCase(), value]));
  // None came twice, which the map would hide.
  expect(headers.size).toBe(arrived.headers.length);
  for (const header of shown) {
    const [name = '', ...value] = header.split(': ');
    expect(headers.get(name.toLowerCase()), name).toBe(value.join(': '));
    headers.delete(name.toLowerCase());
  }
  const unannounced = [...headers.keys()].filter((name) => !added.includes(name));
  expect(unannounced).toEqual([]);
}
