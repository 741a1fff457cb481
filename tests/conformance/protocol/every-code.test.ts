import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explainTransportProblem } from '#knowledge/explain-transport-problem.ts';
import { problemCodes } from '#knowledge/explain-problem.ts';

// What the network does is found in the browser, and tried there.
const byTransport = Object.keys(explainTransportProblem);

test('every code of a problem is produced by a test in this folder', () => {
  const folder = import.meta.dirname;
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const texts = files
    .filter((name) => name !== 'every-code.test.ts')
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const codes = problemCodes.filter((code) => !byTransport.includes(code));
  const missing = codes.filter((code) => !texts.some((text) => text.includes(`code: '${code}'`)));
  expect(codes.length).toBeGreaterThan(35);
  expect(missing).toEqual([]);
});
