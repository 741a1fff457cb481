import type { ProviderTemplate } from './provider-template.ts';

/** GitLab, its own or yours. */
export const gitlab: ProviderTemplate = {
  id: 'gitlab',
  name: 'GitLab',
  documentation: 'https://docs.gitlab.com/api/oauth2/',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://{host}' },
  blanks: [{ name: 'host', label: 'Host', example: 'gitlab.example.com', initial: 'gitlab.com' }],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and the like'],
        ['email', 'the e-mail address'],
      ],
    },
    {
      title: 'API',
      scopes: [
        ['read_user', 'the profile'],
        ['read_api', 'read everything'],
        ['api', 'everything'],
        ['read_repository', 'read repositories'],
        ['write_repository', 'write repositories'],
      ],
    },
  ],
  apis: [
    {
      title: 'REST API',
      scope: 'read_api',
      samples: [
        { name: 'Me', method: 'GET', url: 'https://{host}/api/v4/user' },
        {
          name: 'My projects',
          method: 'GET',
          url: 'https://{host}/api/v4/projects?membership=true&per_page=10',
        },
      ],
    },
  ],
  quirks: [
    'Access tokens last two hours, and refresh tokens rotate.',
    'Applications are confidential unless that is unticked; PKCE is for both.',
  ],
  cors: { token: 'unknown', note: 'Where the answer cannot be read, use the relay.' },
};
