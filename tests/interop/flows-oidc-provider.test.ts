import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepsOf, type Judgement, type StepInput } from '#flows/define-flow.ts';
import type { FlowId } from '#flows/flow-ids.ts';
import { flowOf } from '#flows/registry.ts';
import { emptyMemory } from '#flows/run-memory.ts';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import type { Jwks } from '#protocol/model/jwks.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';

const redirectUri = 'http://localhost:4173/callback';
let server: OidcProviderServer;
let metadata: ServerMetadata;

beforeAll(async () => {
  server = await startOidcProvider([redirectUri]);
  const address = `${server.issuer}/.well-known/openid-configuration`;
  metadata = (await (await fetch(address)).json()) as ServerMetadata;
});
afterAll(() => server.close());

function makeInput(changes: Partial<StepInput> = {}): StepInput {
  const { id, secret } = server.clients.basic;
  return {
    ...{ issuer: server.issuer, metadata, memory: emptyMemory, options: {}, apis: [] },
    client: {
      ...{ clientId: id, clientSecret: secret, authentication: 'client_secret_basic' },
      ...{ redirectUri, scope: 'openid', keys: [], assertionAudience: 'issuer' },
      ...{ extraParameters: { authorization: [], token: [] } },
      ...{ certificate: null, registration: null },
    },
    ...{ clockToleranceSeconds: 60, now: Date.now(), verifyJws },
    random: (length: number) => new Uint8Array(randomBytes(length)),
    loadKeys: async () => (await (await fetch(metadata.jwks_uri ?? '')).json()) as Jwks,
    ...changes,
  } as StepInput;
}

/** Makes a step's request, sends it, and judges what came; the memory goes on. */
async function take(
  flow: FlowId,
  stepId: string,
  input: StepInput,
): Promise<[Judgement, StepInput]> {
  const step = stepsOf(flowOf(flow), input.options).find(({ id }) => id === stepId);
  if (step?.kind !== 'request') throw new Error(`Failed to find ${stepId}`);
  const made = await step.make(input);
  const assembled = made.ok ? assembleRequest(made.value.draft) : made;
  if (!assembled.ok) throw new Error(`Failed to make ${stepId}: ${assembled.problem.code}`);
  const judgement = await step.process(await send(assembled.value), input);
  return [judgement, { ...input, memory: { ...input.memory, ...judgement.learned } }];
}

async function send(request: Exchange['request']): Promise<Exchange> {
  const headers = request.headers.map(([name, value]): [string, string] => [name, value]);
  const { url, method } = request;
  const body = typeof request.body === 'string' ? request.body : null;
  const answer = await fetch(url, { method, headers, body });
  const { status, statusText } = answer;
  const text = await answer.text();
  const seen = { headers: [...answer.headers], body: text, bodyEncoding: 'utf-8' } as const;
  const times = { durationMilliseconds: 0, receivedAt: Date.now(), headersSeen: 'all' } as const;
  return { request, response: { status, statusText, ...seen, ...times } };
}

function failed({ checks }: Judgement): readonly string[] {
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
}

test('a client registers itself, reads, changes and deletes its registration', async () => {
  let input = makeInput();
  for (const step of ['register', 'read', 'update', 'delete']) {
    const [judgement, next] = await take('registration', step, input);
    expect([step, judgement.problem, failed(judgement)]).toEqual([step, null, []]);
    input = next;
  }
  expect((await take('registration', 'read', input))[0].problem).not.toBeNull();
});

test('a token is introspected, plain and signed, given back, and found dead', async () => {
  // Access tokens that are JWTs are not introspected there, so one that it does not know has to do.
  const input = makeInput({ memory: { ...emptyMemory, accessToken: 'made up' } });
  for (const answer of ['json', 'jwt']) {
    const asked = (await take('introspection', 'introspect', { ...input, options: { answer } }))[0];
    expect([answer, asked.problem, failed(asked)]).toEqual([answer, null, []]);
    const form = asked.checks.find(({ id }) => id === 'introspection_jwt.signature');
    expect(form?.outcome).toBe(answer === 'jwt' ? 'passed' : undefined);
  }
  const [revoked, after] = await take('revocation', 'revoke', input);
  expect(revoked.problem).toBeNull();
  const [proof] = await take('revocation', 'prove-introspect', after);
  expect([proof.problem, failed(proof)]).toEqual([null, []]);
});

test('a device gets its codes, and is told to wait', async () => {
  const [codes, input] = await take('device-authorization', 'codes', makeInput());
  expect([codes.problem, failed(codes)]).toEqual([null, []]);
  const [poll] = await take('device-authorization', 'poll', input);
  expect(poll.again).toEqual({ afterSeconds: 5, reason: 'authorization_pending' });
});
