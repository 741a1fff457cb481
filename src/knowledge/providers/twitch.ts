import type { ProviderTemplate } from './provider-template.ts';

/** Twitch. */
export const twitch: ProviderTemplate = {
  id: 'twitch',
  name: 'Twitch',
  documentation: 'https://dev.twitch.tv/docs/authentication/',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://id.twitch.tv/oauth2' },
  blanks: [],
  scopes: [
    { title: 'Sign-in', scopes: [['openid', 'sign somebody in']] },
    {
      title: 'Scopes',
      scopes: [
        ['user:read:email', 'the e-mail address'],
        ['user:read:follows', 'whom the person follows'],
        ['channel:read:subscriptions', 'the channel’s subscribers'],
      ],
    },
  ],
  apis: [
    {
      title: 'Helix',
      scope: '',
      samples: [
        {
          name: 'Me',
          method: 'GET',
          url: 'https://api.twitch.tv/helix/users',
          headers: [['Client-Id', '{client_id}']],
        },
      ],
    },
    {
      title: 'Token',
      scope: '',
      samples: [
        { name: 'What this token is', method: 'GET', url: 'https://id.twitch.tv/oauth2/validate' },
      ],
    },
  ],
  quirks: [
    'Each call of Helix needs the header Client-Id beside the token.',
    'scope of the token answer is an array.',
    '/oauth2/validate takes the token after the word OAuth in place of Bearer.',
    'Claims such as email have to be asked for by the claims parameter.',
  ],
  cors: { token: 'unknown', note: 'Where the answer cannot be read, use the relay.' },
};
