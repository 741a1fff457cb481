import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { checkSdJwtVc } from './check-sd-jwt-vc.ts';
import { allPlaced, presentedParts, writeCompact, writeJson } from './choose-disclosures.ts';
import { verifyKeyBinding } from './key-binding.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import { pathText } from './place-disclosures.ts';
import { processSdJwtUnverified } from './process-sd-jwt.ts';
import { sdDigest } from './sd-hash.ts';

const encode = (text: string) => encodeBase64Url(new TextEncoder().encode(text));
const moment = { now: 0, toleranceSeconds: 0 };

/** Everything that is done with a pasted text. */
async function lookAt(text: string): Promise<number> {
  const parsed = parseSdJwt(text);
  if (!parsed.ok) return 0;
  const processed = await processSdJwtUnverified(parsed.value);
  const expected = { isRequired: true, maxAgeSeconds: 1 };
  const binding = await verifyKeyBinding(processed, expected, moment);
  const checks = [...processed.checks, ...checkSdJwtVc(processed), ...binding];
  for (const { placement } of processed.disclosures) pathText(placement?.path ?? []);
  const parts = presentedParts(processed.parts, allPlaced(processed.disclosures));
  return checks.length + writeCompact(parts).length + writeJson(parts).length;
}

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const anyJson = fc.json({ maxDepth: 4 });
const anyPart = fc.oneof(anyText, anyText.map(encode), anyJson.map(encode), fc.base64String());
const payloads = fc
  .dictionary(
    fc.oneof(fc.constantFrom('_sd', '...', '_sd_alg', 'cnf', 'vct', 'status'), anyText),
    fc.jsonValue(),
  )
  .map((claims) => encode(JSON.stringify(claims)));

it('throws at no text, whatever stands between the tildes', async () => {
  const sdJwts = fc
    .tuple(anyPart, fc.oneof(payloads, anyPart), anyPart, fc.array(anyPart, { maxLength: 5 }))
    .map(([head, payload, tail, rest]) => `${head}.${payload}.${tail}~${rest.join('~')}`);
  const serialized = fc
    .record({
      payload: anyPart,
      protected: anyPart,
      signature: anyPart,
      header: fc.jsonValue(),
      signatures: fc.option(fc.jsonValue(), { nil: undefined }),
    })
    .map((value) => JSON.stringify(value));
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyText, sdJwts, serialized), async (text) => {
      expect(await lookAt(text)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

describe('is done with soon, though it is', () => {
  const header = encode('{"alg":"ES256"}');
  const megabytes = 10_000_000;
  const digests = Array.from({ length: 200_000 }, (_, index) => `"${index}"`).join(',');
  it.each([
    ['10 MB of dots', '.'.repeat(megabytes)],
    ['10 MB of tildes', `a.b.c${'~'.repeat(megabytes)}`],
    ['10 MB of tildes and dots', '~.'.repeat(megabytes / 2)],
    ['deep JSON', `${header}.${encode(`{"a":${'['.repeat(700_000)}`)}.AA~`],
    ['a deep disclosure', `${header}.${encode('{}')}.AA~${encode('['.repeat(700_000))}~`],
    ['many digests', `${header}.${encode(`{"_sd":[${digests}]}`)}.AA~`],
    ['a long name', `${header}.${encode('{}')}.AA~${encode(`["s","${'x'.repeat(700_000)}",1]`)}~`],
    ['deep JSON serialization', `{"payload":${'['.repeat(1_000_000)}`],
  ])('%s', async (_what, text) => {
    const started = performance.now();
    await lookAt(text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('many disclosures, each inside the one before', async () => {
    const disclosures: string[] = [];
    let inner = '';
    for (let level = 0; level < 4000; level += 1) {
      const list = inner === '' ? '' : `"${inner}"`;
      const disclosure = encode(`["${level}","in",{"_sd":[${list}]}]`);
      disclosures.push(disclosure);
      inner = await sdDigest(disclosure, 'sha-256');
    }
    const started = performance.now();
    await lookAt([`${header}.${encode(`{"_sd":["${inner}"]}`)}.AA`, ...disclosures, ''].join('~'));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

it('takes control and steering characters for what they are: text', async () => {
  const name = 'abc\u202Ecba\u0000';
  const disclosure = encode(JSON.stringify(['a'.repeat(22), name, '\u2066']));
  const digest = await sdDigest(disclosure, 'sha-256');
  const parsed = parseSdJwt(
    `${encode('{"alg":"ES256"}')}.${encode(`{"_sd":["${digest}"]}`)}.AA~${disclosure}~`,
  );
  if (!parsed.ok) throw new Error('Failed to parse');
  const { claims, disclosures } = await processSdJwtUnverified(parsed.value);
  expect(claims).toEqual({ [name]: '\u2066' });
  expect(pathText(disclosures[0]?.placement?.path ?? [])).toBe(`[${JSON.stringify(name)}]`);
});
