import { expect, it } from 'vitest';
import { corsSettings, describeOpening, findCorsSetting } from './cors-settings.ts';
import { explainTransportProblem } from './explain-transport-problem.ts';

const known = [
  ['Auth0', 'https://dev-abc.eu.auth0.com/oauth/token', '“Allowed Origins (CORS)”'],
  ['Okta', 'https://dev-1.okta.com/oauth2/default/v1/token', '“Trusted Origins”'],
  ['Okta', 'https://company.oktapreview.com/oauth2/v1/token', '“Trusted Origins”'],
  [
    'Microsoft Entra ID',
    'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    '“Single-page application”',
  ],
  [
    'Microsoft Entra ID',
    'https://tenant.b2clogin.com/tenant.onmicrosoft.com/oauth2/v2.0/token',
    '“Single-page application”',
  ],
  [
    'Microsoft Entra ID',
    'https://login.microsoftonline.us/common/oauth2/v2.0/token',
    '“Single-page application”',
  ],
  ['Keycloak', 'https://sso.example/realms/main/protocol/openid-connect/token', '“Web origins”'],
  [
    'Keycloak',
    'https://sso.example/auth/realms/main/protocol/openid-connect/token',
    '“Web origins”',
  ],
  ['Duende IdentityServer', 'https://demo.duendesoftware.com/connect/token', 'AllowedCorsOrigins'],
] as const;

it.each(known)('knows %s by %s, and where it takes origins', (server, url, setting) => {
  expect(findCorsSetting(url)?.server).toBe(server);
  expect(describeOpening(url)).toMatch(new RegExp(`^In ${server}: `));
  expect(describeOpening(url)).toContain(setting);
});

it.each(known)('tells of a call to %s that CORS stopped (%s) who has to change what', (...one) => {
  const [server, url, setting] = one;
  const explain = explainTransportProblem.cors_suspected;
  const { todo, causes, fix } = explain({ code: 'cors_suspected', url, preflight: true });
  expect(todo).toContain(`In ${server}: `);
  expect(todo).toContain(setting);
  // The settings of other servers would only lead astray.
  expect(causes.filter((cause) => corsSettings.some((s) => cause.startsWith(s.server)))).toEqual(
    [],
  );
  expect(fix).toBe('use-relay');
});

it.each([
  'https://as.example/token',
  'https://auth0.com.evil.example/oauth/token',
  'https://evil.example/?https://a.auth0.com/',
  'https://okta.com/token',
  'not a url',
  '',
])('names no server that an address does not show: %j', (url) => {
  expect(findCorsSetting(url)).toBeNull();
  expect(describeOpening(url)).toContain('whoever runs the server');
});

it('lists every setting where it does not know the server, each with its name', () => {
  const problem = { code: 'cors_suspected', url: 'https://as.example/token' } as const;
  const { causes } = explainTransportProblem.cors_suspected({ ...problem, preflight: false });
  for (const { server, setting } of corsSettings) expect(causes).toContain(`${server}: ${setting}`);
});
