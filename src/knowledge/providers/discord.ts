import type { ProviderTemplate } from './provider-template.ts';

/** Discord. */
export const discord: ProviderTemplate = {
  id: 'discord',
  name: 'Discord',
  documentation: 'https://discord.com/developers/docs/topics/oauth2',
  checked: '2026-11-28',
  server: {
    kind: 'addresses',
    issuer: 'https://discord.com',
    addresses: {
      authorization_endpoint: 'https://discord.com/oauth2/authorize',
      token_endpoint: 'https://discord.com/api/oauth2/token',
      revocation_endpoint: 'https://discord.com/api/oauth2/token/revoke',
    },
    methods: ['client_secret_basic', 'client_secret_post'],
  },
  blanks: [],
  scopes: [
    {
      title: 'Scopes',
      scopes: [
        ['identify', 'the user, without e-mail address'],
        ['email', 'the e-mail address'],
        ['guilds', 'the person’s servers'],
        ['connections', 'linked accounts'],
        ['guilds.join', 'join servers in the person’s name'],
      ],
    },
  ],
  apis: [
    {
      title: 'API',
      scope: 'identify',
      samples: [
        { name: 'Me', method: 'GET', url: 'https://discord.com/api/v10/users/@me' },
        {
          name: 'What this token is',
          method: 'GET',
          url: 'https://discord.com/api/v10/oauth2/@me',
        },
      ],
    },
    {
      title: 'API: servers',
      scope: 'guilds',
      samples: [
        { name: 'My servers', method: 'GET', url: 'https://discord.com/api/v10/users/@me/guilds' },
      ],
    },
  ],
  quirks: ['Bots have tokens of their own, sent as Authorization: Bot ….'],
  cors: { token: 'unknown', note: 'Where the answer cannot be read, use the relay.' },
};
