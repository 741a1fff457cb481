import type { ProviderTemplate } from './provider-template.ts';

/** A server built on Authlete. */
export const authlete: ProviderTemplate = {
  id: 'authlete',
  name: 'A server built on Authlete',
  documentation: 'https://www.authlete.com/developers/',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: '{issuer}' },
  blanks: [{ name: 'issuer', label: 'Issuer of your server', example: 'https://as.example.com' }],
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
    'Authlete is the engine behind your own authorization server: clients talk to yours, yours to Authlete’s API.',
    'Clients and their metadata are managed in Authlete’s console.',
  ],
  cors: { token: 'unknown', note: 'As your own server says.' },
};
