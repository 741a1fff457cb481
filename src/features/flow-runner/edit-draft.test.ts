import { expect, it } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';
import { addField, canBeRepeated, changeField } from './edit-draft.ts';

const resource = 'https://api.example/orders';
const draft = makeDraft('POST', 'https://as.example/token', [
  { place: 'form', name: 'resource', value: resource },
  { place: 'form', name: 'scope', value: 'orders' },
]);

it('sends a resource as often as it was added (RFC 8707 §2)', () => {
  const [first] = draft.fields;
  if (first === undefined) throw new Error('there is no field');
  expect(canBeRepeated(first)).toBe(true);
  const added = addField(draft, first.place, first.name);
  const filled = changeField(added, 'added.1', { value: 'https://api.example/reports' });
  const request = assembleRequest(filled);
  const body = request.ok ? String(request.value.body) : '';
  expect(new URLSearchParams(body).getAll('resource')).toEqual([
    resource,
    'https://api.example/reports',
  ]);
});

it('repeats nothing else, and nothing that is left out', () => {
  const [first, scope] = draft.fields;
  if (first === undefined || scope === undefined) throw new Error('there are no fields');
  expect(canBeRepeated(scope)).toBe(false);
  expect(canBeRepeated({ ...first, included: false })).toBe(false);
  expect(canBeRepeated({ ...first, place: 'claim' })).toBe(false);
});
