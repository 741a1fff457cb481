import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseCommandLine } from '#host/options.ts';

function flagsIn(text: string): readonly string[] {
  return [...new Set(text.match(/--[a-z][a-z-]*/g) ?? [])].sort();
}

test('the README names every flag of npm start, and none that it does not have', () => {
  const help = parseCommandLine(['--help']);
  if (help.kind !== 'help') throw new Error('there is no help');
  const row = readFileSync('README.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('| `npm start`'));
  expect(flagsIn(row ?? '')).toEqual(flagsIn(help.text));
});

test('the help names every flag that is taken', () => {
  const help = parseCommandLine(['--help']);
  const flags = flagsIn(help.kind === 'help' ? help.text : '');
  expect(flags.length).toBeGreaterThan(10);
  for (const flag of flags) {
    const line = parseCommandLine([flag]);
    expect(line.kind === 'wrong' ? line.line : '').not.toContain('There is no option');
  }
  // Others are refused, so that the list is whole: what the parser knows stands in its own table.
  const source = readFileSync('src/host/options.ts', 'utf8');
  const table = /const known = \{([^]*?)\} as const/.exec(source)?.[1] ?? '';
  const known = [...table.matchAll(/^\s+'?([a-z-]+)'?: \{/gm)].map(([, name]) => `--${name}`);
  expect(known.sort()).toEqual(flags);
});

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|js)$/.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

test('decision 6 lists every name in localStorage and sessionStorage, and no other', () => {
  const [file] = readdirSync('docs/decisions').filter((name) => name.startsWith('0006-'));
  const decision = readFileSync(join('docs/decisions', file ?? ''), 'utf8');
  const listed = [...decision.matchAll(/`(claimcheck-[a-z-]+)…?`/g)].map(([, name]) => name);
  const sources = [...sourcesIn('src/platform'), ...sourcesIn('src/app')].filter((source) =>
    /\b(?:local|session)Storage\b/.test(source),
  );
  const named = sources.flatMap((source) =>
    [...source.matchAll(/'(claimcheck-[a-z-]+)'/g)].map(([, name]) => name),
  );
  // The framed page and the app share this one, so that its name is in their contract.
  const used = new Set([...named, 'claimcheck-logout-calls']);
  expect([...listed].sort()).toEqual([...used].sort());
});
