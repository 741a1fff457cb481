import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';
import { defaultEnvironment } from '#workspace/environments/default-environment.ts';
import { emptyCallDraft } from '#protocol/api-call/call-draft.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { ApiCall } from '#workspace/model/api-call.ts';
import {
  readApiCall,
  readEnvironment,
  readRun,
  readStoredKey,
  readStoredKeySet,
} from './read-record.ts';

it('reads an environment back as it was written', () => {
  const environment = defaultEnvironment('http://localhost:4173/', 1);
  const stored: unknown = JSON.parse(JSON.stringify(environment));
  expect(readEnvironment(stored)).toEqual({ ok: true, value: environment });
});

it('reads a run with every kind of event back as it was written', async () => {
  const { workspace, run, signIn } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('authorization-code', 'default', 'web-app-of-default');
  await workspace.runs.chooseOption(id, 'response_mode', 'query');
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await signIn(id);
  await workspace.runs.send(id, 'redeem');
  expect(readRun(structuredClone(run(id)))).toEqual({ ok: true, value: run(id) });
});

it('reads a key and a fetched set back as they were written', async () => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'AA', kid: 'one', extra: [1] };
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const handle = 'privateKey' in pair ? pair.privateKey : null;
  const key = { version: 1, id: 'a', name: 'Mine', createdAt: 1, jwk, handle } as const;
  expect(readStoredKey(key)).toEqual({ ok: true, value: key });
  const set = { version: 1, id: 'https://a.example/', fetchedAt: 1, keys: [jwk] } as const;
  expect(readStoredKeySet(structuredClone(set))).toEqual({ ok: true, value: set });
  const readable = { ...handle, extractable: true, algorithm: {} };
  expect(readStoredKey({ ...key, handle: readable }).ok).toBe(false);
});

it('reads a call with a file and every kind of outcome back as it was written', () => {
  const draft = emptyCallDraft('bound');
  const file = { name: 'a.bin', type: '', bytes: new Uint8Array([1, 2]) };
  const part = { id: 'part.1', name: 'a', value: '', included: true, file };
  const request = { method: 'POST', url: 'https://a.example/', headers: [], body: file.bytes };
  const response: HttpResponse = {
    ...{ status: 200, statusText: '', headers: [], body: 'AA==', bodyEncoding: 'base64' },
    ...{ headersSeen: 'all', durationMilliseconds: 1, receivedAt: 2 },
  };
  const sent = { request, transport: 'relay', sentAt: 1 } as const;
  const call: ApiCall = {
    ...{ version: 1, id: 'a', createdAt: 1, environmentName: 'Mine', after: 'b' },
    draft: { ...draft, body: { ...draft.body, kind: 'multipart', parts: [part], file } },
    exchanges: [
      { ...sent, outcome: { kind: 'answered', at: 2, response, cutFrom: null } },
      { ...sent, outcome: { kind: 'refused', at: 2, problem: { code: 'offline', url: 'x' } } },
      { ...sent, outcome: { kind: 'cancelled', at: 2 } },
      { ...sent, outcome: null },
    ],
  };
  expect(readApiCall(structuredClone(call))).toEqual({ ok: true, value: call });
});

it('says that a record is of a newer version', () => {
  const newer = { ...defaultEnvironment('http://localhost:4173/', 1), version: 2 };
  const read = readEnvironment(newer);
  expect(read.ok ? '' : read.problem.reason).toContain('newer version');
});

it('names the member that is wrong and never its value', () => {
  const environment = defaultEnvironment('http://localhost:4173/', 1);
  const clients = [{ ...environment.clients[0], clientSecret: { hidden: 'the-secret' } }];
  const read = readEnvironment({ ...environment, clients });
  expect(read.ok ? '' : read.problem.reason).toBe('“clients.0.clientSecret” is not as expected.');
});

it('throws for no stored value', () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      expect(typeof readEnvironment(raw).ok).toBe('boolean');
      expect(typeof readRun(raw).ok).toBe('boolean');
      expect(typeof readStoredKey(raw).ok).toBe('boolean');
      expect(typeof readStoredKeySet(raw).ok).toBe('boolean');
      expect(typeof readApiCall(raw).ok).toBe('boolean');
    }),
  );
});
