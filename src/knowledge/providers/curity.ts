import type { ProviderTemplate } from './provider-template.ts';

/** The Curity Identity Server. */
export const curity: ProviderTemplate = {
  id: 'curity',
  name: 'Curity Identity Server',
  documentation: 'https://curity.io/docs/',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: '{base}/oauth/v2/oauth-anonymous' },
  blanks: [
    {
      name: 'base',
      label: 'Address of the server',
      example: 'https://login.example.com',
      initial: 'https://localhost:8443',
    },
  ],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and the like'],
        ['email', 'the e-mail address'],
      ],
    },
  ],
  apis: [],
  quirks: [
    'oauth-anonymous is the usual path of the anonymous endpoints; a profile may have another.',
    'Access tokens are opaque to the outside; introspection with Accept: application/jwt gives the JWT behind one (phantom token).',
  ],
  cors: { token: 'by-setting', note: 'The client’s allowed origins must hold this page’s origin.' },
};
