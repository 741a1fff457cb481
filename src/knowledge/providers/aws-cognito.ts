import type { ProviderTemplate } from './provider-template.ts';

/** Amazon Cognito user pools. */
export const awsCognito: ProviderTemplate = {
  id: 'aws-cognito',
  name: 'Amazon Cognito',
  documentation:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://cognito-idp.{region}.amazonaws.com/{userPool}' },
  blanks: [
    { name: 'region', label: 'Region', example: 'eu-central-1' },
    { name: 'userPool', label: 'User pool id', example: 'eu-central-1_AbCdEf123' },
  ],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and the like'],
        ['email', 'the e-mail address'],
        ['phone', 'the phone number'],
        ['aws.cognito.signin.user.admin', 'the pool’s own user API'],
      ],
    },
  ],
  apis: [],
  quirks: [
    'The issuer is not where people sign in: the endpoints are at the pool’s own domain, which the discovery document names.',
    'An access token has no aud: client_id says for whom it is, and token_use is access.',
    'Signing out is Cognito’s own: /logout with client_id and logout_uri.',
    'Groups are in cognito:groups.',
  ],
  cors: { token: 'unknown', note: 'Where the answer cannot be read, use the relay.' },
};
