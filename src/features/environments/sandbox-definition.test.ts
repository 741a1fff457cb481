import { expect, test } from 'vitest';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import {
  starterApis,
  starterPolicy,
  starterPublicClient,
  starterScopes,
  starterUsers,
} from '#sandbox/contract/starter.ts';
import { editableOf, readEdited } from './sandbox-definition.ts';

const definition: SandboxDefinition = {
  version: 1,
  keys: [{ kty: 'EC', kid: 'k', alg: 'ES256', d: 'private-part' }],
  clients: [starterPublicClient('https://app.example/callback')],
  users: [...starterUsers],
  scopes: [...starterScopes],
  apis: [...starterApis],
  policy: starterPolicy,
  faults: ['slow-answer'],
  trustedIssuers: [{ issuer: 'https://issuer.example', jwks: { keys: [] } }],
};

test('the editable text has no key and no client, and reads back as the definition', () => {
  const text = editableOf(definition);
  expect(text).not.toContain('private-part');
  expect(readEdited(text, definition)).toEqual({ ok: true, value: definition });
});

test('names the place of what cannot be', () => {
  const text = editableOf(definition).replace('"rotate"', '"sometimes"');
  const read = readEdited(text, definition);
  expect(read.ok ? '' : read.problem.reason).toContain('policy › refreshRotation');
});

test('refuses text that is not a JSON object', () => {
  expect(readEdited('{', definition).ok).toBe(false);
  expect(readEdited('[]', definition).ok).toBe(false);
});
