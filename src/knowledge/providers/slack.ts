import type { ProviderTemplate } from './provider-template.ts';

/** Slack’s OAuth v2. */
export const slack: ProviderTemplate = {
  id: 'slack',
  name: 'Slack',
  documentation: 'https://docs.slack.dev/authentication/installing-with-oauth',
  checked: '2026-11-28',
  server: {
    kind: 'addresses',
    issuer: 'https://slack.com',
    addresses: {
      authorization_endpoint: 'https://slack.com/oauth/v2/authorize',
      token_endpoint: 'https://slack.com/api/oauth.v2.access',
    },
    methods: ['client_secret_post', 'client_secret_basic'],
  },
  blanks: [],
  scopes: [
    {
      title: 'Bot',
      scopes: [
        ['channels:read', 'public channels'],
        ['chat:write', 'send messages'],
        ['users:read', 'people of the workspace'],
        ['team:read', 'the workspace'],
      ],
    },
  ],
  apis: [
    {
      title: 'Web API',
      scope: 'users:read',
      samples: [
        { name: 'Who the token is', method: 'POST', url: 'https://slack.com/api/auth.test' },
        { name: 'People', method: 'GET', url: 'https://slack.com/api/users.list?limit=10' },
      ],
    },
    {
      title: 'Web API: channels',
      scope: 'channels:read',
      samples: [
        {
          name: 'Channels',
          method: 'GET',
          url: 'https://slack.com/api/conversations.list?limit=10',
        },
      ],
    },
    {
      title: 'Web API: messages',
      scope: 'chat:write',
      samples: [
        {
          name: 'Send a message',
          method: 'POST',
          url: 'https://slack.com/api/chat.postMessage',
          headers: [['Content-Type', 'application/json; charset=utf-8']],
          body: '{"channel":"C0123456789","text":"Hello from Claimcheck"}',
        },
      ],
    },
  ],
  quirks: [
    'Scopes are separated by commas; those for a person go into user_scope.',
    'Errors come with status 200 and "ok": false.',
    'The person’s own token is inside authed_user.',
    'Sign in with Slack (OpenID Connect) has endpoints of its own: its issuer is https://slack.com too, with discovery.',
  ],
  cors: { token: 'unknown', note: 'Where the answer cannot be read, use the relay.' },
};
