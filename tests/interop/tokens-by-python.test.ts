import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { encryptJwe } from '#protocol/jwe/encrypt-jwe.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { signJws } from '#protocol/jwt/sign-jws.ts';
import { loadSigningKey } from '#protocol/jwt/signing-key.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { readerKeyFor, waysToEncrypt } from '../support/encryption-keys.ts';
import { signatureAlgorithms, signingKeyFor } from '../support/signing-keys.ts';

interface Done {
  readonly verify: readonly boolean[];
  readonly sign: readonly string[];
  readonly decrypt: readonly string[];
}

const payload = '{"sub":"älice","exp":1893456000,"n":1.50}';
const isThere = spawnSync('python3', ['-c', 'import cryptography']).status === 0;
// CI installs it; elsewhere these tests need Debian's python3-cryptography, and nothing else does.
const test = it.skipIf(!isThere);

/** What Python's `cryptography` makes of it, which shares no code with us. */
function python(work: object): Done {
  const input = JSON.stringify({ verify: [], sign: [], decrypt: [], ...work });
  const ran = spawnSync('python3', ['tests/support/tokens.py'], { input, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Done;
}

async function signed(algorithm: string): Promise<string> {
  const jwk = await signingKeyFor(algorithm);
  const key = await loadSigningKey({ kind: 'jwk', jwk }, algorithm);
  if (!key.ok) throw new Error(key.problem.code);
  const made = await signJws({ header: `{"alg":"${algorithm}"}`, payload }, key.value);
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

test('Python verifies what is signed here with each algorithm, and nothing that was changed', async () => {
  const all = await Promise.all(
    signatureAlgorithms.map(async (alg) => ({
      ...{ alg, jwk: await signingKeyFor(alg), token: await signed(alg) },
    })),
  );
  expect(python({ verify: all }).verify).toEqual(all.map(() => true));
  const changed = all.map((one) => ({ ...one, token: one.token.replace('.', '.A') }));
  expect(python({ verify: changed }).verify).toEqual(all.map(() => false));
});

test('what Python signs with each algorithm is verified here', async () => {
  const work = await Promise.all(
    signatureAlgorithms.map(async (alg) => {
      const input = [`{"alg":"${alg}","typ":"JWT"}`, payload];
      const text = input.map((part) => encodeBase64Url(utf8(part))).join('.');
      return { alg, jwk: await signingKeyFor(alg), input: text };
    }),
  );
  const tokens = python({ sign: work }).sign;
  for (const [index, { alg, jwk }] of work.entries()) {
    const keys = { kind: 'jwks', keys: [jwk], text: '' } as const;
    const verdict = await verifyJws(tokens[index] ?? '', keys);
    expect([alg, verdict.status]).toEqual([alg, 'verified']);
  }
});

test('Python decrypts what is encrypted here, each way but those by a password', async () => {
  const ways = waysToEncrypt.filter(({ alg }) => !alg.startsWith('PBES2'));
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const all = await Promise.all(
    ways.map(async (way) => {
      const jwk = await readerKeyFor(way);
      const header = JSON.stringify({ alg: way.alg, enc: way.enc });
      const input = { header, plaintext: utf8(payload), random };
      const made = await encryptJwe(input, { kind: 'jwk', jwk });
      if (!made.ok) throw new Error(made.problem.code);
      return { jwk, token: made.value };
    }),
  );
  expect(python({ decrypt: all }).decrypt).toEqual(ways.map(() => payload));
});
