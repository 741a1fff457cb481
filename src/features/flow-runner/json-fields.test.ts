import { expect, it } from 'vitest';
import {
  addClaim,
  addDetail,
  claimsOffered,
  faultsOf,
  layOut,
  toWire,
  valuesOffered,
} from './json-fields.ts';

const metadata = {
  issuer: 'https://as.example',
  authorization_details_types_supported: ['account'],
  claims_supported: ['sub', 'email', 3],
  acr_values_supported: ['gold'],
};

it('adds an entry to a list, and begins one where there is nothing to add to', () => {
  const first = addDetail('not JSON', 'payment_initiation');
  expect(JSON.parse(first)).toMatchObject([
    { type: 'payment_initiation', creditorName: 'Merchant A' },
  ]);
  expect(JSON.parse(addDetail(first, 'account'))).toMatchObject([{}, { type: 'account' }]);
  expect(faultsOf('authorization_details', addDetail('', 'account'), metadata)).toEqual([]);
});

it('asks for a claim in its place, and anew where it was asked for before', () => {
  const wish = { name: 'email', place: 'userinfo', isEssential: false, values: [] } as const;
  const once = addClaim('{"id_token":{"acr":null},"other":1}', wish);
  const before = { id_token: { acr: null }, other: 1 };
  expect(JSON.parse(once)).toEqual({ ...before, userinfo: { email: null } });
  const twice = addClaim(once, { ...wish, isEssential: true, values: ['a@b.example'] });
  expect(JSON.parse(twice)).toEqual({
    ...before,
    userinfo: { email: { essential: true, value: 'a@b.example' } },
  });
  const several = addClaim('[]', { ...wish, name: 'acr', values: ['gold', 'silver'] });
  expect(JSON.parse(several)).toEqual({ userinfo: { acr: { values: ['gold', 'silver'] } } });
});

it('offers what the server names, and what everybody knows where it names nothing', () => {
  expect(claimsOffered(metadata)).toEqual(['acr', 'auth_time', 'sub', 'email']);
  expect(claimsOffered(null)).toContain('given_name');
  expect(valuesOffered(metadata, 'acr')).toEqual(['gold']);
  expect(valuesOffered(metadata, 'email')).toEqual([]);
  expect(faultsOf('claims', '{"userinfo":{"name":null}}', metadata)).toHaveLength(1);
  expect(faultsOf('claims', '{"userinfo":{"name":null}}', null)).toEqual([]);
});

it('lays JSON out to read and packs it to send, and leaves what is no JSON as it is', () => {
  expect(layOut('[{"type":"a"}]')).toBe('[\n  {\n    "type": "a"\n  }\n]');
  expect(toWire('[\n  {\n    "type": "a"\n  }\n]')).toBe('[{"type":"a"}]');
  expect([layOut('[ {'), toWire('[ {')]).toEqual(['[ {', '[ {']);
});
