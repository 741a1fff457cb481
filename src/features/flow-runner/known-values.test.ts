import { expect, it } from 'vitest';
import { knownValues } from './known-values.ts';

const issuer = 'https://as.example';

it('offers what the server lists, else what the specification defines', () => {
  expect(knownValues('prompt', null)).toContain('select_account');
  expect(knownValues('prompt', { issuer, prompt_values_supported: ['login'] })).toEqual(['login']);
  expect(knownValues('acr_values', { issuer, acr_values_supported: ['gold'] })).toEqual(['gold']);
  expect(knownValues('acr_values', null)).toEqual([]);
});

it('offers nothing for parameters without such values, whatever their name', () => {
  expect(knownValues('scope', null)).toEqual([]);
  expect(knownValues('toString', null)).toEqual([]);
});
