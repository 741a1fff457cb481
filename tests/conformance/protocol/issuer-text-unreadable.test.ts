import { expect, test } from 'vitest';
import { discoveryAddresses } from '#protocol/discovery/discovery-addresses.ts';

test('a text that is no address is not an issuer', () => {
  for (const text of ['', '   ', 'http://', 'mailto://a', 'ht!tp', 'https://a b:99999']) {
    const planned = discoveryAddresses(text);
    expect(planned).toMatchObject({ ok: false, problem: { code: 'issuer_text_unreadable', text } });
  }
});
