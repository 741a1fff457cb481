import { expect, test } from 'vitest';
import { sandboxClientSchema } from '#sandbox/contract/definition.ts';
import type { ClientMembers } from '#workspace/environments/client-members.ts';
import {
  algorithmChoices,
  firstMemberFault,
  memberFault,
  type MemberScene,
} from './client-member-faults.ts';
import { memberGroups, setMember, textOfMember } from './client-member-fields.ts';

const fields = memberGroups.flatMap((group) => group.fields);
const fieldOf = (key: string) => {
  const found = fields.find((one) => one.key === key);
  if (found === undefined) throw new Error(`there is no field ${key}`);
  return found;
};
const serverKeys = [{ kty: 'EC', kid: 'one', alg: 'ES256' }];
const sceneOf = (members: ClientMembers, more: Partial<MemberScene> = {}): MemberScene => ({
  ...{ members, clientKeys: [], serverKeys },
  ...more,
});
const faultOf = (key: string, members: ClientMembers, more?: Partial<MemberScene>) =>
  memberFault(fieldOf(key), sceneOf(members, more));

test('every member that a sandbox knows besides the client itself has a field', () => {
  const own = [
    ...['client_id', 'client_name', 'client_secret', 'token_endpoint_auth_method', 'jwks'],
    ...['redirect_uris', 'post_logout_redirect_uris', 'grant_types', 'scope', 'jwks_uri'],
  ];
  const members = Object.keys(sandboxClientSchema.shape).filter((name) => !own.includes(name));
  expect(fields.map(({ key }) => key).toSorted()).toEqual(members.toSorted());
});

test('what is set reads back, and an empty text gives the default back', () => {
  for (const field of fields) {
    const text = field.kind === 'flag' ? 'true' : 'poll';
    const members = setMember({}, field, text);
    expect(textOfMember(members, field)).toBe(text);
    expect(setMember(members, field, '')).toEqual({});
  }
});

test('an algorithm needs a key of whoever uses it', () => {
  const signed = { userinfo_signed_response_alg: 'ES256' };
  expect(faultOf('userinfo_signed_response_alg', signed)).toBeNull();
  expect(faultOf('userinfo_signed_response_alg', signed, { serverKeys: [] })).toContain('ES256');
  const wrapped = { userinfo_encrypted_response_alg: 'RSA-OAEP-256' };
  expect(faultOf('userinfo_encrypted_response_alg', wrapped)).toContain('RSA-OAEP-256');
  const opens = { kty: 'RSA', use: 'enc', alg: 'RSA-OAEP-256' };
  expect(faultOf('userinfo_encrypted_response_alg', wrapped, { clientKeys: [opens] })).toBeNull();
  const requests = { request_object_signing_alg: 'ES256' };
  const signs = { kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256' };
  expect(faultOf('request_object_signing_alg', requests)).toContain('ES256');
  expect(faultOf('request_object_signing_alg', requests, { clientKeys: [signs] })).toBeNull();
  expect(
    faultOf('require_signed_request_object', { require_signed_request_object: true }),
  ).toContain('no key that signs');
});

test('enc without alg, a mode without its endpoint and a text that is no address are refused', () => {
  const enc = { id_token_encrypted_response_enc: 'A256GCM' };
  expect(faultOf('id_token_encrypted_response_enc', enc)).toContain(
    'id_token_encrypted_response_alg',
  );
  expect(firstMemberFault(sceneOf(enc))).toMatch(/^id_token_encrypted_response_enc: Choose/);
  const push = { backchannel_token_delivery_mode: 'push' } as const;
  expect(faultOf('backchannel_token_delivery_mode', push)).toContain('push needs');
  const told = { ...push, backchannel_client_notification_endpoint: 'https://c.example/cb' };
  expect(faultOf('backchannel_token_delivery_mode', told)).toBeNull();
  expect(faultOf('backchannel_logout_uri', { backchannel_logout_uri: 'nowhere' })).not.toBeNull();
  expect(firstMemberFault(sceneOf({ dpop_bound_access_tokens: true }))).toBeNull();
});

test('the algorithms offered are those with a key, and the one that is set', () => {
  const field = fieldOf('id_token_signed_response_alg');
  if (field.kind !== 'algorithm') throw new Error('it names an algorithm');
  expect(algorithmChoices(field, sceneOf({}))).toEqual(['ES256']);
  expect(algorithmChoices(field, sceneOf({ id_token_signed_response_alg: 'PS512' }))).toEqual([
    'ES256',
    'PS512',
  ]);
});
