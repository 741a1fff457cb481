import type { ProviderTemplate } from './provider-template.ts';

/** Auth0. */
export const auth0: ProviderTemplate = {
  id: 'auth0',
  name: 'Auth0',
  documentation: 'https://auth0.com/docs/api/authentication',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://{domain}/' },
  blanks: [{ name: 'domain', label: 'Domain', example: 'your-tenant.eu.auth0.com' }],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and the like'],
        ['email', 'the e-mail address'],
        ['offline_access', 'a refresh token, where the API allows it'],
      ],
    },
    {
      title: 'Management API',
      scopes: [
        ['read:current_user', 'one’s own user'],
        ['read:users', 'all users'],
      ],
    },
  ],
  apis: [
    {
      title: 'Management API',
      scope: 'read:users',
      samples: [
        { name: 'Users', method: 'GET', url: 'https://{domain}/api/v2/users?per_page=10' },
        { name: 'Clients', method: 'GET', url: 'https://{domain}/api/v2/clients?per_page=10' },
      ],
    },
  ],
  quirks: [
    'The issuer ends in a slash, and so does iss in its tokens.',
    'Without the parameter audience the access token is opaque and good for UserInfo alone; with an API’s identifier it is a JWT.',
    'Client credentials need audience too.',
    'Claims of one’s own have to have a name that is an address.',
  ],
  cors: {
    token: 'by-setting',
    note: 'The application’s “Allowed Origins (CORS)” and “Allowed Web Origins” must hold this page’s origin.',
  },
};
