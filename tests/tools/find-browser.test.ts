import { expect, test, vi } from 'vitest';
import { findBrowser, findOrInstallBrowser } from '../../tools/find-browser.mjs';

const own = '/own/chrome';

function find(paths: readonly string[], env: Record<string, string>) {
  const exists = (path: string) => paths.includes(path);
  return findBrowser({ env, exists, ownPath: () => Promise.resolve(own), say: () => {} });
}

const everything = ['/set', '/bin/chromium', '/usr/bin/google-chrome', own];
const env = { CHROMIUM_PATH: '/set', PATH: '/usr/bin:/bin' };

test('CHROMIUM_PATH goes before everything', async () => {
  expect(await find(everything, env)).toBe('/set');
});

test('a CHROMIUM_PATH that names nothing is passed over', async () => {
  expect(await find(everything.slice(1), env)).toBe('/bin/chromium');
});

test('chromium goes before chrome, wherever on the path they are', async () => {
  expect(await find(everything, { PATH: env.PATH })).toBe('/bin/chromium');
});

test("the machine's chrome goes before Playwright's own", async () => {
  expect(await find(['/usr/bin/google-chrome', own], { PATH: env.PATH })).toBe(
    '/usr/bin/google-chrome',
  );
});

test("Playwright's own is the last", async () => {
  expect(await find([own], env)).toBe(own);
  expect(await find([], env)).toBe(null);
});

test('nothing is installed where a browser starts', async () => {
  const install = vi.fn(() => true);
  const ways = [{ name: 'a', isPossible: () => true, install }];
  const options = { find: () => Promise.resolve('/x'), works: () => true, ways };
  expect(await findOrInstallBrowser(options)).toBe('/x');
  expect(install).not.toHaveBeenCalled();
});

test('the next way is tried when an installed browser does not start', async () => {
  let installed: string | null = null;
  const way = (path: string, isPossible = true) => ({
    name: path,
    isPossible: () => isPossible,
    install: () => {
      installed = path;
      return true;
    },
  });
  const path = await findOrInstallBrowser({
    find: () => Promise.resolve(installed),
    works: (candidate: string) => candidate === '/second',
    ways: [way('/first'), way('/forbidden', false), way('/second')],
  });
  expect(path).toBe('/second');
});

test('there is no browser when no way leads to one', async () => {
  const way = { name: 'a', isPossible: () => true, install: () => false };
  const options = { find: () => Promise.resolve(null), works: () => true, ways: [way] };
  expect(await findOrInstallBrowser(options)).toBe(null);
});
