import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findForbidden, firstLoad, forbidden, linkedFiles } from '../../tools/check-size.mjs';

const html = `<link rel="icon" href="/favicon.svg"><script src="/theme.js"></script>
<script type="module" crossorigin src="/assets/a.js"></script>
<link rel="modulepreload" crossorigin href="/assets/route.js"><link rel="stylesheet" href="/assets/a.css">`;

test('scripts, preloads and styles of a page are its linked files', () => {
  const files = ['/theme.js', '/assets/a.js', '/assets/route.js', '/assets/a.css'];
  expect(linkedFiles(html)).toEqual(files);
});

test('imports of imports belong to the first load, later ones do not', () => {
  const modules: Record<string, string> = {
    '/assets/a.js': `import{a as b}from"./b.js";import"./c.js";x=()=>import("./later.js")`,
    '/assets/b.js': `const t='import x';export*from'./d.js';`,
  };
  const files = firstLoad(html, (path: string) => modules[path] ?? '');
  expect(files).toEqual(expect.arrayContaining(['/assets/b.js', '/assets/c.js', '/assets/d.js']));
  expect(files).not.toContain('/assets/later.js');
});

test('a file that holds what must not be there is found out', () => {
  expect(findForbidden('x="handling persisted pagehide"').map(({ name }) => name)).toEqual([
    'dexie',
  ]);
});

test.each(forbidden.filter(({ source }) => source !== null))(
  'the word for $name still stands in its source',
  ({ word, source }) => {
    expect(existsSync(source ?? '')).toBe(true);
    expect(readFileSync(source ?? '', 'utf8').includes(word)).toBe(true);
  },
);
