import { expect, it } from 'vitest';
import { leadsElsewhere } from './leads-elsewhere.ts';

const own = 'https://app.example/play/callback';
const to = (url: string) => ({
  request: { method: 'GET', url, headers: [], body: null },
  problem: null,
});
const request = (redirectUri: string) =>
  to(`https://as.example/authorize?client_id=a&redirect_uri=${encodeURIComponent(redirectUri)}`);

it.each([
  'https://app.example/callback',
  'http://app.example/play/callback',
  'https://app.example:8443/play/callback',
  'com.example.app:/callback',
  'urn:ietf:wg:oauth:2.0:oob',
])('an answer to %s does not come back here', (redirectUri) => {
  expect(leadsElsewhere(request(redirectUri), own)).toBe(redirectUri);
});

it.each([own, `${own}?from=a`])('an answer to %s comes back here', (redirectUri) => {
  expect(leadsElsewhere(request(redirectUri), own)).toBeNull();
});

it('says nothing where no redirect URI can be read', () => {
  expect(leadsElsewhere(request('half typed'), own)).toBeNull();
  expect(leadsElsewhere(to('https://as.example/authorize'), own)).toBeNull();
  expect(leadsElsewhere(to('not a URL'), own)).toBeNull();
  expect(leadsElsewhere(null, own)).toBeNull();
});
