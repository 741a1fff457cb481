import { expect, test } from 'vitest';
import type { StepInput } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { receivedAt } from '../../support/protocol-exchange.ts';
import sandbox from '../../support/keys/sandbox-keys.json' with { type: 'json' };

const key = sandbox.keys.find(({ alg }) => alg === 'ES256');
const input = {
  client: { clientId: 'backend', keys: [key], assertionAudience: 'issuer' },
  ...{ issuer: 'https://server.example', metadata: {}, now: receivedAt },
  random: (length: number) => new Uint8Array(length),
} as unknown as StepInput;

async function performed(alg?: string) {
  const step = flowOf('jwt-bearer').steps[0];
  if (step?.kind !== 'local') throw new Error('there is no such step');
  const made = await step.make(input);
  if (!made.ok) throw new Error('it could not be made');
  const { draft } = made.value;
  const fields = draft.fields.map((field) =>
    field.name === 'alg' && alg !== undefined ? { ...field, value: alg } : field,
  );
  return step.perform({ ...draft, fields }, input);
}

test('an assertion is signed with the key of the client', async () => {
  const { output, problem } = await performed();
  expect(problem).toBeNull();
  const keys = { kind: 'jwks', keys: sandbox.keys, text: '' } as const;
  expect(await verifyJws(output?.text ?? '', keys)).toMatchObject({
    ...{ status: 'verified', algorithm: 'ES256' },
  });
});

test('an algorithm that the key cannot sign by is told', async () => {
  const { problem, output } = await performed('RS256');
  expect(problem).toMatchObject({ code: 'signing_key_unfit', algorithm: 'RS256' });
  expect(output).toBeNull();
});
