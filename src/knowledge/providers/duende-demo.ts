import type { ProviderTemplate } from './provider-template.ts';

/** Duende’s public demo server. */
export const duendeDemo: ProviderTemplate = {
  id: 'duende-demo',
  name: 'Duende IdentityServer demo',
  documentation: 'https://demo.duendesoftware.com/',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://demo.duendesoftware.com' },
  blanks: [],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and the like'],
        ['email', 'the e-mail address'],
        ['offline_access', 'a refresh token'],
      ],
    },
    { title: 'API', scopes: [['api', 'the demo’s API']] },
  ],
  apis: [
    {
      title: 'Demo API',
      scope: 'api',
      samples: [
        {
          name: 'What the API sees',
          method: 'GET',
          url: 'https://demo.duendesoftware.com/api/test',
        },
      ],
    },
  ],
  quirks: [
    'Anyone may use its clients: interactive.public with PKCE and no secret, interactive.confidential and m2m with the secret “secret”.',
    'The people are alice and bob; each one’s password is the name.',
    'Redirect URIs of every kind are taken: it is for trying.',
  ],
  cors: { token: 'unknown', note: 'Where the answer cannot be read, use the relay.' },
};
