import { expect, test } from 'vitest';
import { signJwt } from '#protocol/jwt/sign-jwt.ts';
import { encryptJwt } from '#protocol/jwe/encrypt-jwt.ts';
import { generateSigningKeys, publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { judgeAuthorizationAnswer } from '#flows/steps/judge-authorization-answer.ts';
import type { AuthorizationAnswer, StepInput } from '#flows/define-flow.ts';
import { emptyMemory } from '#flows/run-memory.ts';
import { freshClient } from '#workspace/environments/fresh-client.ts';

const issuer = 'https://server.example';
const now = Date.UTC(2026, 0, 1);
const [key, readersKey] = await generateSigningKeys(['ES256', 'ES256']);
if (key === undefined || readersKey === undefined) throw new Error('Failed to make keys');

const encrypting = { ...readersKey, use: 'enc', alg: 'ECDH-ES' };

const input: StepInput = {
  issuer,
  metadata: { issuer },
  client: {
    ...{ ...freshClient, clientId: 'me', authentication: 'none', clientSecret: null },
    ...{ redirectUri: 'https://me.example/', scope: '', keys: [encrypting] },
  },
  memory: { ...emptyMemory, state: 'sent', responseMode: 'query.jwt', responseType: 'code' },
  options: {},
  receiver: { address: null, registration: 'by-hand' },
  apis: [],
  clockToleranceSeconds: 0,
  now,
  random: (length) => new Uint8Array(length),
  loadKeys: async () => ({ keys: [publicJwk(key)] }),
  verifyJws,
  loadProofKey: () => Promise.reject(new Error('not needed')),
};

const good = { iss: issuer, aud: 'me', exp: now / 1000 + 60, code: 'abc', state: 'sent' };

async function judge(claims: object, changes: Partial<StepInput> = {}, signer = key) {
  if (signer === undefined) throw new Error('Failed to sign');
  const response = await signJwt({ alg: 'ES256', kid: signer.kid }, { ...claims }, signer);
  return judgeText([['response', response]], changes);
}

function judgeText(
  parameters: AuthorizationAnswer['parameters'],
  changes: Partial<StepInput> = {},
) {
  return judgeAuthorizationAnswer({ parameters, mode: 'query' }, { ...input, ...changes });
}

test('a signed answer that holds gives the code in it, and each rule is a check', async () => {
  const { problem, learned, checks } = await judge(good);
  expect(problem).toBeNull();
  expect(learned.code).toBe('abc');
  const passed = checks.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id);
  expect(passed).toEqual(
    expect.arrayContaining([
      ...['response', 'response.signature', 'response.iss', 'response.aud', 'response.exp'],
      ...['state', 'code', 'response_mode'],
    ]),
  );
});

const { aud: _aud, ...withoutAudience } = good;

test.each([
  ['of another issuer', { ...good, iss: 'https://other.example' }, 'response.iss'],
  ['for another client', { ...good, aud: 'somebody' }, 'response.aud'],
  ['for nobody', withoutAudience, 'response.aud'],
  ['that has expired', { ...good, exp: now / 1000 - 60 }, 'response.exp'],
])('a signed answer %s is refused whole (jarm_refused)', async (_what, claims, check) => {
  const { problem, learned } = await judge(claims);
  expect(problem).toMatchObject({ code: 'jarm_refused', check });
  expect(learned).toEqual({});
});

test('an answer that somebody else signed is refused', async () => {
  const { problem, learned } = await judge(good, {}, { ...readersKey, kid: key.kid });
  expect(problem).toMatchObject({ code: 'jarm_refused', check: 'response.signature' });
  expect(learned).toEqual({});
});

test('a plain answer is told where a JWT was asked for (jarm_missing), but an error comes first', async () => {
  const plain = await judgeText([
    ['code', 'abc'],
    ['state', 'sent'],
  ]);
  expect(plain.problem).toMatchObject({ code: 'jarm_missing', mode: 'query.jwt' });
  expect(plain.learned).toEqual({});
  const refused = await judgeText([
    ['error', 'unsupported_response_mode'],
    ['state', 'sent'],
  ]);
  expect(refused.problem).toMatchObject({ code: 'oauth_error' });
});

test('a JWT where a plain answer was asked for is told, and used', async () => {
  const { problem, learned, checks } = await judge(good, {
    memory: { ...input.memory, responseMode: null },
  });
  expect(problem).toBeNull();
  expect(learned.code).toBe('abc');
  expect(checks.find(({ id }) => id === 'response')?.outcome).toBe('warned');
});

test('what is no JWT, or encrypted to somebody else, cannot be read (jarm_unreadable)', async () => {
  const broken = await judgeText([['response', 'not.a.jwt!']]);
  expect(broken.problem).toMatchObject({ code: 'jarm_unreadable', isEncrypted: false });
  const token = await signJwt({ alg: 'ES256', kid: key.kid }, good, key);
  const wrapping = { key: publicJwk(encrypting), alg: 'ECDH-ES', enc: 'A128GCM' };
  const response = await encryptJwt(token, wrapping, input.random);
  const opened = await judgeText([['response', response]]);
  expect(opened.problem).toBeNull();
  const keyless = await judgeText([['response', response]], {
    client: { ...input.client, keys: [] },
  });
  expect(keyless.problem).toMatchObject({ code: 'jarm_unreadable', isEncrypted: true });
});
