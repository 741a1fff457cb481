import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import type { Check } from '#protocol/check.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { emptyMemory } from '#flows/run-memory.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { idTokenJudge } from './judge-id-token.ts';

const issuer = 'https://as.example';
const now = 1_795_464_000;

interface Key {
  readonly own: CryptoKey;
  readonly open: Jwk;
}

let first: Key;
let second: Key;

beforeAll(async () => {
  [first, second] = await Promise.all([makeKey(), makeKey()]);
});

/** As many servers publish it: without `alg`, and with what else they have. */
async function makeKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const open = { ...(await exportJWK(publicKey)), kty: 'RSA', use: 'sig', x5c: ['MIIB'] };
  return { own: privateKey, open };
}

function sign(key: Key, kid: string | undefined, claims: object = {}): Promise<string> {
  const header = { alg: 'RS256', ...(kid === undefined ? {} : { kid }) };
  const all = { iss: issuer, sub: 'alice', aud: 'me', iat: now, exp: now + 60, ...claims };
  return new SignJWT(all).setProtectedHeader(header).sign(key.own);
}

/** What the server's key set becomes, and what the client was registered for. */
interface Later {
  readonly after?: readonly Jwk[];
  readonly idTokenAlgorithm?: string | undefined;
}

/** Judges a token before a server whose key set was `before`, and is `after` now. */
async function judge(
  token: string,
  before: readonly Jwk[],
  { after = before, idTokenAlgorithm }: Later = {},
) {
  const asked: boolean[] = [];
  const input: Partial<StepInput> = {
    ...{ issuer, now: now * 1000, clockToleranceSeconds: 5, metadata: { issuer } },
    client: {
      ...{ clientId: 'me', clientSecret: null, authentication: 'none', redirectUri: '', scope: '' },
      extraParameters: { authorization: [], token: [] },
      ...{ keys: [], assertionAudience: 'issuer', certificate: null, registration: null },
      idTokenAlgorithm,
    },
    memory: emptyMemory,
    verifyJws,
    loadKeys: async (refetch) => {
      asked.push(refetch);
      return { keys: [...(refetch ? after : before)] };
    },
  };
  const context = { nonce: null, code: undefined };
  const { checks, claims } = await idTokenJudge(input as StepInput, context)(token, null);
  return { asked, claims, of: (id: string) => outcomeOf(checks, `id_token.${id}`) };
}

function outcomeOf(checks: readonly Check[], id: string): string | undefined {
  return checks.find((check) => check.id === id)?.outcome;
}

it('verifies by a key without alg, in one question', async () => {
  const { of, asked } = await judge(await sign(first, 'a'), [{ ...first.open, kid: 'a' }]);
  expect(of('signature')).toBe('passed');
  expect(asked).toEqual([false]);
});

it.each([
  { what: 'a name that is not known', kid: 'b', before: 'a', after: 'b' },
  { what: 'a name whose key was replaced', kid: 'a', before: 'a', after: 'a' },
  { what: 'no name, after the keys were replaced', kid: undefined, before: 'a', after: 'b' },
])('fetches the keys again for $what', async ({ kid, before, after }) => {
  const token = await sign(second, kid);
  const { of, asked } = await judge(token, [{ ...first.open, kid: before }], {
    after: [{ ...second.open, kid: after }],
  });
  expect(of('signature')).toBe('passed');
  expect(asked).toEqual([false, true]);
});

it('refuses a signature that the new keys did not make either, and asks no further', async () => {
  const { of, asked } = await judge(await sign(second, 'a'), [{ ...first.open, kid: 'a' }]);
  expect(of('signature')).toBe('failed');
  expect(asked).toEqual([false, true]);
});

it('accepts several audiences with azp, and says that each has to be trusted', async () => {
  const token = await sign(first, 'a', { aud: ['other', 'me'], azp: 'me' });
  const { of } = await judge(token, [{ ...first.open, kid: 'a' }]);
  expect([of('aud'), of('azp')]).toEqual(['warned', 'passed']);
});

it('says what is no JWT, and what is encrypted, without a claim', async () => {
  const broken = await judge('opaque', []);
  expect([broken.of('format'), broken.claims]).toEqual(['failed', null]);
  const header = btoa('{"alg":"RSA-OAEP","enc":"A256GCM"}').replaceAll('=', '');
  const sealed = await judge(`${header}.AA.AA.AA.AA`, []);
  expect([sealed.of('encryption'), sealed.claims]).toEqual(['skipped', null]);
});

it('compares alg with the one that the client was registered for', async () => {
  const token = await sign(first, undefined);
  const algOf = async (registered?: string) =>
    (await judge(token, [first.open], { idTokenAlgorithm: registered })).of('alg');
  expect([await algOf(), await algOf('RS256'), await algOf('ES256')]).toEqual([
    'skipped',
    'passed',
    'failed',
  ]);
});
