import { expect, test } from 'vitest';
import { checkDocument } from '../../tools/check-docs.mjs';

const files: Readonly<Record<string, string>> = {
  'docs/map.md': '# The map\n\n## Two walks\n',
  'src/ui/x.ts': '',
};

function check(markdown: string): readonly string[] {
  const all: Readonly<Record<string, string>> = { ...files, 'README.md': markdown };
  const exists = (path: string) => Object.keys(all).some((file) => file.startsWith(path));
  return checkDocument('README.md', { exists, read: (path: string) => all[path] ?? null });
}

test('a link to a file, to a folder and to a heading leads somewhere', () => {
  expect(
    check('[a](docs/map.md) [b](src/ui/) [c](docs/map.md#two-walks) [d](https://x.y)'),
  ).toEqual([]);
});

test('a link to a missing file and one to a missing heading are named', () => {
  expect(check('[a](docs/gone.md) [b](docs/map.md#three-walks)')).toEqual([
    'README.md: docs/gone.md leads nowhere',
    'README.md: docs/map.md#three-walks names no heading',
  ]);
});

test('a path in code must exist, a pattern need not', () => {
  expect(check('`src/ui/x.ts` `npx vitest run src/gone` `tests/*.ts` `src/<name>/`')).toEqual([
    'README.md: src/gone does not exist',
  ]);
});

test('what stands in a fenced block is no path', () => {
  expect(check('```\n`src/gone`\n[a](gone.md)\n```\n')).toEqual([]);
});
