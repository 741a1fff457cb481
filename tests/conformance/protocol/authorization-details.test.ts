import { expect, test } from 'vitest';
import {
  checkGrantedDetails,
  checkIntrospectedDetails,
  checkTokenDetails,
} from '#protocol/authorization-details/check-authorization-details.ts';
import { unsignedToken } from './unsigned-token.ts';

// RFC 9396 §2, figure 2, and §7.1.
const payment = {
  type: 'payment_initiation',
  actions: ['initiate', 'status', 'cancel'],
  locations: ['https://example.com/payments'],
  instructedAmount: { currency: 'EUR', amount: '123.50' },
};
const account = { type: 'account_information', access: { accounts: [], balances: [] } };
const chosen = [{ iban: 'DE2310010010123456789' }];

function judged(asked: unknown, granted: unknown) {
  const text = asked === undefined ? null : JSON.stringify(asked);
  return checkGrantedDetails(text, granted).map(({ outcome, title, evidence, spec }) => ({
    ...{ outcome, title, evidence, section: spec.section },
  }));
}

test('what is granted as it was asked for passes, whatever the order', () => {
  const turned = { ...payment, actions: ['cancel', 'initiate', 'status'] };
  expect(judged([payment, account], [account, turned])).toMatchObject([
    { outcome: 'passed', title: 'payment_initiation is granted as it was asked for' },
    { outcome: 'passed', title: 'account_information is granted as it was asked for' },
  ]);
});

test('what the server has added is named, and allowed', () => {
  const enriched = { ...account, access: { accounts: chosen, balances: chosen } };
  const [check] = judged([account], [enriched]);
  expect(check).toMatchObject({ outcome: 'passed', section: '7.1' });
  expect(check?.title).toContain('added');
  expect(check?.evidence).toContain('added access.accounts [{"iban":"DE2310010010123456789"}]');
});

test('what was left out of a detail is a warning that says what', () => {
  const reduced = { ...payment, actions: ['initiate'] };
  const [check] = judged([payment], [reduced]);
  expect(check).toMatchObject({
    ...{ outcome: 'warned', section: '7' },
    evidence: 'left out actions ["status","cancel"]',
  });
});

test('what was changed is a warning that says from what to what', () => {
  const other = { ...payment, instructedAmount: { currency: 'EUR', amount: '1.00' } };
  expect(judged([payment], [other])).toMatchObject([
    { outcome: 'warned', evidence: 'instructedAmount.amount "123.50" became "1.00"' },
  ]);
});

test('what is missing and what nobody asked for are warnings of their own', () => {
  expect(judged([payment], [account])).toMatchObject([
    { outcome: 'warned', title: 'payment_initiation was asked for, and is not granted' },
    { outcome: 'warned', title: 'account_information is granted, and nobody asked for it' },
  ]);
  expect(judged(undefined, [account])).toMatchObject([{ outcome: 'warned' }]);
});

test('two of one type are paired with what is most like each, and identifiers keep apart', () => {
  const small = { ...payment, instructedAmount: { currency: 'EUR', amount: '1.00' } };
  const paired = judged([payment, small], [small, payment]);
  expect(paired.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  const one = { type: 'account', identifier: 'a', actions: ['read'] };
  const other = { type: 'account', identifier: 'b', actions: ['read'] };
  expect(judged([one], [other]).map(({ title }) => title)).toEqual([
    'account was asked for, and is not granted',
    'account is granted, and nobody asked for it',
  ]);
});

test('an answer without the details, or with what is no list of them, fails', () => {
  expect(judged([payment], undefined)).toMatchObject([{ outcome: 'failed', section: '7' }]);
  for (const granted of [payment, 'all', [{ actions: [] }], [null], [{ type: 1 }]]) {
    expect(judged([payment], granted)).toMatchObject([{ outcome: 'failed' }]);
  }
  expect(judged(undefined, undefined)).toEqual([]);
});

test('what was asked for unreadably is not compared', () => {
  expect(checkGrantedDetails('[{', [payment])).toMatchObject([{ outcome: 'skipped' }]);
});

test('a token that carries other details than its response is a warning', () => {
  const outcome = (claims: object, granted: unknown) =>
    checkTokenDetails(unsignedToken(claims), granted).map((check) => check.outcome);
  expect(outcome({ authorization_details: [payment] }, [payment])).toEqual(['passed']);
  expect(outcome({ authorization_details: [payment, account] }, [payment])).toEqual(['warned']);
  expect(outcome({}, [payment])).toEqual(['warned']);
  expect(outcome({ authorization_details: 'all' }, [payment])).toEqual(['failed']);
  expect(outcome({}, undefined)).toEqual([]);
  expect(checkTokenDetails('opaque', [payment])).toMatchObject([{ outcome: 'skipped' }]);
  expect(checkTokenDetails('opaque', undefined)).toEqual([]);
});

test('introspection is compared with what the token response granted', () => {
  const granted = JSON.stringify([payment]);
  const outcome = (told: unknown, known: string | null) =>
    checkIntrospectedDetails(told, known).map((check) => [check.outcome, check.spec.section]);
  expect(outcome([payment], granted)).toEqual([['passed', '9.2']]);
  expect(outcome([], granted)).toEqual([['warned', '9.2']]);
  expect(outcome(undefined, granted)).toEqual([['warned', '9.2']]);
  expect(outcome([payment], null)).toEqual([['skipped', '9.2']]);
  expect(outcome({}, granted)).toEqual([['failed', '9.2']]);
  expect(outcome(undefined, null)).toEqual([]);
});
