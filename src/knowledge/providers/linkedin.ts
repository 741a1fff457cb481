import type { ProviderTemplate } from './provider-template.ts';

/** Sign in with LinkedIn. */
export const linkedin: ProviderTemplate = {
  id: 'linkedin',
  name: 'LinkedIn',
  documentation:
    'https://learn.microsoft.com/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://www.linkedin.com/oauth' },
  blanks: [],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and the like'],
        ['email', 'the e-mail address'],
      ],
    },
    { title: 'Share', scopes: [['w_member_social', 'post in the person’s name']] },
  ],
  apis: [
    {
      title: 'UserInfo',
      scope: 'openid profile',
      samples: [{ name: 'Me', method: 'GET', url: 'https://api.linkedin.com/v2/userinfo' }],
    },
  ],
  quirks: [
    'The client’s secret goes in the body (client_secret_post).',
    'Its products have to be added to the app before their scopes are known.',
  ],
  cors: { token: 'no', note: 'The token endpoint lets no page read its answers: use the relay.' },
};
