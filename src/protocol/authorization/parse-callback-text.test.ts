import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCallbackText } from './parse-callback-text.ts';

function parsed(text: string): unknown {
  const result = parseCallbackText(text);
  if (!result.ok) return result.problem.code;
  const { parameters, mode } = result.value;
  return [mode, ...parameters.map((pair) => pair.join('='))];
}

test('an answer is read in each form that it may be carried in', () => {
  const query = ['query', 'code=a', 'state=b c'];
  const byHand = ['by-hand', 'code=a', 'state=b c'];
  const forms: readonly (readonly [string, readonly string[]])[] = [
    ['https://app.example/cb?code=a&state=b+c', query],
    ['  "https://app.example/cb?code=a&\n  state=b%20c" ', query],
    ['com.example.app:/cb?code=a&state=b+c', query],
    ['localhost:8080/cb?code=a&state=b+c', query],
    ['/cb?code=a&state=b+c', query],
    ['?code=a&state=b+c', query],
    ['#code=a&state=b+c', ['fragment', 'code=a', 'state=b c']],
    ['https://app.example/cb?x=1#code=a&state=b+c', ['fragment', 'code=a', 'state=b c']],
    ['https://app.example/cb?code=a&state=b+c#_=_', query],
    ['code=a&state=b+c', byHand],
    ['{"code":"a","state":"b c"}', byHand],
    ['POST /cb HTTP/1.1\r\nhost: app.example\r\n\r\ncode=a&state=b+c', byHand],
    [
      '<form method="post"><input type="hidden" name="code" value="a"/><input name=\'state\' value="b c"></form>',
      ['form_post', 'code=a', 'state=b c'],
    ],
    ['SplxlOBeZQQYbYS6WxSbIA', ['by-hand', 'code=SplxlOBeZQQYbYS6WxSbIA']],
    ['4/0AX4XfWh-a_b', ['by-hand', 'code=4/0AX4XfWh-a_b']],
    ['abc==', ['by-hand', 'code=abc==']],
    [
      '?error=access_denied&error_description=No+way',
      ['query', 'error=access_denied', 'error_description=No way'],
    ],
  ];
  for (const [text, expected] of forms) expect([text, parsed(text)]).toEqual([text, expected]);
});

test('repeated parameters stay repeated', () => {
  expect(parsed('?code=a&code=b')).toEqual(['query', 'code=a', 'code=b']);
  expect(parsed('{"code":["a","b"]}')).toEqual(['by-hand', 'code=a', 'code=b']);
});

test('no text makes it throw or hang', () => {
  const pieces = fc.constantFrom(
    'code=',
    'a',
    '&',
    '?',
    '#',
    '<input name="',
    '"',
    '{',
    '://',
    '\n',
    '%',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.webUrl({ withQueryParameters: true }),
  );
  fc.assert(fc.property(texts, (text) => void parseCallbackText(text)));
  fc.assert(fc.property(fc.array(pieces), (all) => void parseCallbackText(all.join(''))));
}, 30_000);

test('two hundred thousand characters of one kind are read without a hang', () => {
  for (const piece of [
    '<input ',
    '<input name="',
    'code=&',
    '"',
    'a:',
    '/',
    'a/',
    '{"a":',
    ' ',
    '\n',
  ]) {
    const many = piece.repeat(199_000 / piece.length);
    parseCallbackText(many);
    parseCallbackText(`x${many}x`);
  }
});

test('a text that is longer than any answer is told from one without an answer', () => {
  const reasonOf = (text: string) => {
    const result = parseCallbackText(text);
    return result.ok || result.problem.code !== 'callback_unreadable'
      ? null
      : result.problem.reason;
  };
  expect(reasonOf(`?code=${'a'.repeat(199_000)}`)).toBeNull();
  expect(reasonOf(`?code=${'a'.repeat(200_000)}`)).toBe('too_long');
  expect(reasonOf('no answer')).toBe('unknown');
});
