import { expect, type Locator } from '@playwright/test';
import type { CapturedRequest } from './capture-server.ts';

/** What a step says it is going to send, and what it says will be added on the way. */
export interface Announced {
  readonly text: string;
  /** Names in small letters. */
  readonly added: readonly string[];
}

/** Reads a panel that shows a request, and whose additions it lists. */
export async function readAnnounced(
  panel: Locator,
  adder: 'browser' | 'relay',
): Promise<Announced> {
  const summary = `Headers that the ${adder} adds by itself`;
  const list = panel.locator('details', { hasText: summary });
  await expect(list).toHaveCount(1);
  const names = await list.locator('li > code:first-child').allTextContents();
  return {
    text: (await panel.locator('[data-part="request"]').textContent()) ?? '',
    added: names.flatMap((name) => name.toLowerCase().split(', ')),
  };
}

/** The request that arrived is the announced one: no more, no less, and nothing else added. */
export function expectAsAnnounced(arrived: CapturedRequest, { text, added }: Announced): void {
  const end = text.indexOf('\n\n');
  const [line, ...shown] = text.slice(0, end).split('\n');
  expect(line).toBe(`${arrived.method} ${arrived.target} HTTP/1.1`);
  expect(text.slice(end + 2)).toBe(arrived.body.toString('utf8'));
  // The relay keeps the order and the letter case of names, which a browser does not.
  const inOrder = arrived.headers.map(([name, value]) => `${name}: ${value}`);
  if (!added.includes('user-agent')) {
    expect(inOrder.filter((header) => shown.includes(header))).toEqual(shown.slice(1));
  }
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
