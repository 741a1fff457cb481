import type { ProviderTemplate } from './provider-template.ts';

/** GitHub’s OAuth apps. */
export const github: ProviderTemplate = {
  id: 'github',
  name: 'GitHub',
  documentation:
    'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  checked: '2026-11-28',
  server: {
    kind: 'addresses',
    issuer: 'https://github.com',
    addresses: {
      authorization_endpoint: 'https://github.com/login/oauth/authorize',
      token_endpoint: 'https://github.com/login/oauth/access_token',
      device_authorization_endpoint: 'https://github.com/login/device/code',
    },
    methods: ['client_secret_post'],
  },
  blanks: [],
  scopes: [
    {
      title: 'Scopes',
      scopes: [
        ['read:user', 'the profile'],
        ['user:email', 'e-mail addresses, private ones too'],
        ['repo', 'repositories, private ones too'],
        ['public_repo', 'public repositories'],
        ['read:org', 'organizations and teams'],
        ['gist', 'gists'],
        ['workflow', 'workflow files'],
        ['notifications', 'notifications'],
      ],
    },
  ],
  apis: [
    {
      title: 'REST API: me',
      scope: 'read:user',
      samples: [
        {
          name: 'My profile',
          method: 'GET',
          url: 'https://api.github.com/user',
          headers: [['Accept', 'application/vnd.github+json']],
        },
        {
          name: 'My repositories',
          method: 'GET',
          url: 'https://api.github.com/user/repos?per_page=10',
          headers: [['Accept', 'application/vnd.github+json']],
        },
      ],
    },
    {
      title: 'REST API: e-mail addresses',
      scope: 'user:email',
      samples: [
        {
          name: 'My addresses',
          method: 'GET',
          url: 'https://api.github.com/user/emails',
          headers: [['Accept', 'application/vnd.github+json']],
        },
      ],
    },
  ],
  quirks: [
    'The token endpoint answers in form encoding unless Accept says application/json.',
    'Its errors come with status 200.',
    'Tokens of an OAuth app do not expire; those of a GitHub app do, and have refresh tokens.',
    'What was granted stands in the header X-OAuth-Scopes of each API answer.',
    'It has no discovery document for people’s sign-in, and no ID tokens.',
  ],
  cors: {
    token: 'no',
    note: 'The token endpoint lets no page read its answers: use the relay. The API lets every page.',
  },
};
