import type { ProviderTemplate } from './provider-template.ts';

/** Okta’s custom authorization servers. */
export const okta: ProviderTemplate = {
  id: 'okta',
  name: 'Okta',
  documentation: 'https://developer.okta.com/docs/reference/api/oidc/',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://{domain}/oauth2/{server}' },
  blanks: [
    { name: 'domain', label: 'Okta domain', example: 'dev-123456.okta.com' },
    { name: 'server', label: 'Authorization server', example: 'its id', initial: 'default' },
  ],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and the like'],
        ['email', 'the e-mail address'],
        ['address', 'the postal address'],
        ['phone', 'the phone number'],
        ['groups', 'groups, where the server has that claim'],
        ['offline_access', 'a refresh token'],
      ],
    },
    {
      title: 'Okta’s own APIs (org server)',
      scopes: [
        ['okta.users.read.self', 'one’s own user'],
        ['okta.users.read', 'all users'],
      ],
    },
  ],
  apis: [
    {
      title: 'Users API (org server)',
      scope: 'okta.users.read.self',
      samples: [{ name: 'Me', method: 'GET', url: 'https://{domain}/api/v1/users/me' }],
    },
  ],
  quirks: [
    'The org server’s issuer is https://{domain} alone; its access tokens are for Okta’s own APIs, and no other party can verify them.',
    'Custom scopes and audiences need a custom authorization server; one is called default.',
  ],
  cors: {
    token: 'by-setting',
    note: 'Security, API, Trusted Origins: add this page’s origin with CORS ticked.',
  },
};
