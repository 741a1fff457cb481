import type { ProviderTemplate } from './provider-template.ts';

/** Keycloak. */
export const keycloak: ProviderTemplate = {
  id: 'keycloak',
  name: 'Keycloak',
  documentation: 'https://www.keycloak.org/securing-apps/oidc-layers',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: '{base}/realms/{realm}' },
  blanks: [
    {
      name: 'base',
      label: 'Address of the server',
      example: 'https://keycloak.example.com',
      initial: 'http://localhost:8080',
    },
    { name: 'realm', label: 'Realm', example: 'master', initial: 'master' },
  ],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and the like'],
        ['email', 'the e-mail address'],
        ['roles', 'roles as claims'],
        ['web-origins', 'allowed origins as a claim'],
        ['offline_access', 'a refresh token that outlives the session'],
      ],
    },
  ],
  apis: [
    {
      title: 'Admin API',
      scope: '',
      samples: [
        {
          name: 'Users of the realm',
          method: 'GET',
          url: '{base}/admin/realms/{realm}/users?max=10',
        },
        {
          name: 'Clients of the realm',
          method: 'GET',
          url: '{base}/admin/realms/{realm}/clients?max=10',
        },
      ],
    },
  ],
  quirks: [
    'Before version 17 every address began with /auth.',
    'aud of an access token names the APIs whose roles the person has, often only account; an audience mapper adds yours.',
    'Roles are in realm_access and resource_access.',
  ],
  cors: {
    token: 'by-setting',
    note: 'The client’s “Web origins” must hold this page’s origin; + takes those of the redirect URIs.',
  },
};
