import { describe, expect, it } from 'vitest';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import vectors from '../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { decodeDisclosure } from './disclosure.ts';
import { verifyKeyBinding } from './key-binding.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import { pathText } from './place-disclosures.ts';
import { processSdJwtUnverified, type ProcessedSdJwt } from './process-sd-jwt.ts';
import { sdDigest } from './sd-hash.ts';

const issuer = {
  kind: 'jwks',
  keys: [vectors.issuerKey],
  text: JSON.stringify({ keys: [vectors.issuerKey] }),
} as const;

async function read(text: string): Promise<ProcessedSdJwt> {
  const parsed = parseSdJwt(text);
  if (!parsed.ok) throw new Error(`Failed to parse: ${parsed.problem.code}`);
  return processSdJwtUnverified(parsed.value);
}

function failedOf({ checks }: ProcessedSdJwt): string[] {
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
}

const bound = vectors.tokens.filter(({ sdJwt }) => !sdJwt.endsWith('~'));
const kbMoment = { now: vectors.keyBinding.iat * 1000, toleranceSeconds: 60 };

describe('the examples of RFC 9901', () => {
  it.each(vectors.disclosures)('digests $disclosure of §$section', async (vector) => {
    expect(await sdDigest(vector.disclosure, 'sha-256')).toBe(vector.digest);
  });

  it.each(vectors.variants.disclosures)('reads the same claim from %s (§4.2.1)', (encoded) => {
    const [salt, name, value] = vectors.variants.content;
    const { content } = decodeDisclosure(encoded);
    expect(content).toMatchObject({ kind: 'property', salt, name, value: { value } });
  });

  it.each(vectors.tokens)('finds no fault in $name', async ({ sdJwt }) => {
    const processed = await read(sdJwt);
    expect(failedOf(processed)).toEqual([]);
    expect(processed.disclosures.every(({ placement }) => placement !== null)).toBe(true);
    const verdict = await verifyJws(processed.parts.issuerJwt, issuer);
    expect(verdict.status).toBe('verified');
  });

  it.each(vectors.tokens.filter((one) => 'processed' in one))(
    'makes the processed payload of $name',
    async ({ sdJwt, processed }) => {
      expect((await read(sdJwt)).claims).toEqual(processed);
    },
  );

  it.each(bound)('verifies the key binding of $name', async ({ sdJwt }) => {
    const checks = await verifyKeyBinding(
      await read(sdJwt),
      {
        isRequired: true,
        audience: vectors.keyBinding.aud,
        nonce: vectors.keyBinding.nonce,
        maxAgeSeconds: 60,
      },
      kbMoment,
    );
    expect(checks.map(({ outcome }) => outcome)).toEqual(checks.map(() => 'passed'));
    expect(checks.map(({ id }) => id)).toContain('kb_jwt.sd_hash');
  });

  it('counts the decoys of A.1 among what is withheld', async () => {
    const sdJwt = vectors.tokens.find(({ name }) => name === 'A.1 presented')?.sdJwt ?? '';
    const { placed, checks } = await read(sdJwt);
    // Ten claims of which two are disclosed, and six decoys.
    expect(placed?.withheld).toHaveLength(10 - 2 + vectors.decoys.length);
    expect(checks.find(({ id }) => id === 'sd_jwt.withheld')?.title).toMatch(/^14 digests/);
  });

  it('follows the recursive disclosures of §6.3', async () => {
    const { disclosures } = vectors.recursive;
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwt = `${encode({ alg: 'ES256' })}.${encode(vectors.recursive.payload)}.AAAA`;
    const processed = await read([jwt, ...disclosures, ''].join('~'));
    expect(failedOf(processed)).toEqual([]);
    expect(processed.claims['address']).toEqual({
      street_address: 'Schulstr. 12',
      locality: 'Schulpforta',
      region: 'Sachsen-Anhalt',
      country: 'DE',
    });
    const address = processed.disclosures.findIndex(
      ({ placement }) => pathText(placement?.path ?? []) === 'address',
    );
    const parents = processed.disclosures.map(({ placement }) => placement?.parent);
    expect(parents.filter((parent) => parent === address)).toHaveLength(4);
    // Without the one that leads to them, the others have no place.
    const without = disclosures.filter((_, index) => index !== address);
    expect(failedOf(await read([jwt, ...without, ''].join('~')))).toEqual(['sd_jwt.referenced']);
  });
});

describe('the JSON serialization', () => {
  it.each(vectors.serialized)('reads $name as the compact form', async ({ json }) => {
    const processed = await read(JSON.stringify(json));
    expect(failedOf(processed)).toEqual([]);
    const verdict = await verifyJws(processed.parts.issuerJwt, issuer);
    expect(verdict.status).toBe('verified');
    expect(processed.parts.otherSignatures).toBe('signatures' in json ? 1 : 0);
  });

  it('takes sd_hash over the compact form', async () => {
    for (const { json, name } of vectors.serialized.filter((one) => one.name !== '8.2 issued')) {
      const checks = await verifyKeyBinding(
        await read(JSON.stringify(json)),
        { isRequired: true, maxAgeSeconds: 60 },
        kbMoment,
      );
      const hash = checks.find(({ id }) => id === 'kb_jwt.sd_hash');
      expect(hash?.outcome, name).toBe('passed');
    }
  });

  it('refuses disclosures in a later header', async () => {
    const general = vectors.serialized.find(({ name }) => name.startsWith('8.3'))?.json;
    const text = JSON.stringify(general).replace('"issuer-key-2"', '"k","disclosures":[]');
    expect(failedOf(await read(text))).toEqual(['sd_jwt.form']);
  });
});

describe('a text that is no SD-JWT', () => {
  it.each([
    ['', 'sd_jwt_empty'],
    ['a.b.c', 'sd_jwt_no_tilde'],
    ['a.b~', 'sd_jwt_not_jwt'],
    ['a.b.c.d.e~', 'sd_jwt_not_jwt'],
    ['{"payload"', 'sd_jwt_json_syntax'],
    ['{"payload":1}', 'sd_jwt_json_shape'],
    ['{"payload":"a","signatures":[1]}', 'sd_jwt_json_shape'],
    [`a.b.c${'~x'.repeat(6000)}~`, 'sd_jwt_too_many'],
  ])('says why: %#', (text, code) => {
    expect(parseSdJwt(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('says that the last tilde is missing, and reads on', async () => {
    const sdJwt = vectors.tokens[0]?.sdJwt.slice(0, -1) ?? '';
    const processed = await read(sdJwt);
    expect(failedOf(processed)).toEqual(['sd_jwt.form']);
    expect(processed.disclosures).toHaveLength(10);
  });
});
