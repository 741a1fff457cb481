import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { glanceAtToken } from './glance-at-token.ts';
import { pruneReading } from './prune-reading.ts';
import { readTokensUnverified } from './read-tokens.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
const tokenOf = (payload: unknown, header = '{"alg":"ES256"}') =>
  `${encode(header)}.${encode(JSON.stringify(payload))}.AAAA`;

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ role: `role-${index}`, note: 'Grüße, "quoted"' }));

it('lays out the parts of the token that was chosen', () => {
  const text = JSON.stringify({ access_token: tokenOf({ which: 1 }), id_token: tokenOf([2]) });
  expect(readTokensUnverified(text, 1)).toMatchObject({
    chosen: 1,
    laidOut: { header: '{\n  "alg": "ES256"\n}', payload: '[\n  2\n]' },
  });
  expect(readTokensUnverified(text, 9).chosen).toBe(0);
  expect(readTokensUnverified('').decoded.kind).toBe('empty');
});

it('glances at lines that are those of the whole', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(40), (value, shift) => {
      const payload = { pad: 'x'.repeat(shift), value, roles: many(600) };
      const token = tokenOf(payload);
      const glance = glanceAtToken(token);
      const whole = readTokensUnverified(token).laidOut;
      expect(glance?.header).toBe(whole.header);
      expect(whole.payload.startsWith(glance?.payload ?? 'nothing')).toBe(true);
    }),
    { numRuns: 40 },
  );
});

it('does not glance at what is no large bare token', () => {
  for (const text of [
    tokenOf({ sub: 'short' }),
    `Bearer ${tokenOf(many(600))}`,
    '.'.repeat(100_000),
    `${encode('{"alg":"ES256"}')}.${'!'.repeat(20_000)}`,
    `${encode('not JSON')}.${encode(JSON.stringify(many(600)))}.A`,
  ]) {
    expect(glanceAtToken(text)).toBeNull();
  }
});

it('never throws at what it glances at', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 13_000, maxLength: 14_000 }), (head, body) => {
      expect(() => glanceAtToken(`${encode(head)}.${encode(body)}.x`)).not.toThrow();
    }),
    { numRuns: 50 },
  );
});

it('hands on every short claim, and of long ones what they are', () => {
  const roles = many(9000);
  const token = tokenOf({ sub: 'alice', note: 'y'.repeat(5000), roles, exp: 1 });
  const whole = readTokensUnverified(token);
  const { decoded, laidOut } = pruneReading(whole);
  if (decoded.kind !== 'jws') throw new Error('it is a JWS');
  const { sub, exp, note, roles: told } = decoded.payload.claims;
  expect({ sub, exp, note }).toEqual({ sub: 'alice', exp: 1, note: 'y'.repeat(5000) });
  expect(told).toMatch(/^… an array of 9,000, [\d,]+ characters: see the JSON$/);
  expect(laidOut).toEqual(whole.laidOut);
  expect(JSON.stringify(decoded.payload.json).length).toBeLessThan(20_000);
});

describe('an SD-JWT', () => {
  const sdJwts = vectors.tokens.map(({ sdJwt }) => sdJwt);

  it('is found whole in whatever holds it, and its first part decoded', () => {
    for (const sdJwt of sdJwts) {
      const texts = [
        sdJwt,
        `Bearer ${sdJwt}`,
        `"${sdJwt}"`,
        sdJwt.replace(/(.{60})/g, '$1\n'),
        `https://rp.example/cb#vp_token=${sdJwt}`,
        JSON.stringify({ credential: sdJwt }),
        `presented: ${sdJwt} and accepted`,
      ];
      for (const text of texts) {
        const { decoded, sdJwt: whole } = readTokensUnverified(text);
        expect(whole, text.slice(0, 20)).toBe(sdJwt);
        expect(decoded).toMatchObject({ kind: 'jws', token: sdJwt.split('~')[0] });
      }
    }
  });

  it('is put together from the JSON serialization', () => {
    const [issued, presented] = vectors.serialized.map(({ json }) => JSON.stringify(json));
    expect(readTokensUnverified(issued ?? '').sdJwt?.split('~')).toHaveLength(6);
    expect(readTokensUnverified(presented ?? '').sdJwt).toMatch(/~ey[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('that lost its last tilde is found whole', () => {
    const cut = sdJwts[0]?.slice(0, -1) ?? '';
    expect(readTokensUnverified(cut).sdJwt).toBe(cut);
  });

  it('is none without a tilde, or with something else before it', () => {
    for (const text of [tokenOf({}), '~', 'a~b', 'a.b~c', '~a.b.c']) {
      expect(readTokensUnverified(text).sdJwt).toBeNull();
    }
  });
});
