import type { ProviderTemplate } from './provider-template.ts';

/** Spotify’s Web API. */
export const spotify: ProviderTemplate = {
  id: 'spotify',
  name: 'Spotify',
  documentation: 'https://developer.spotify.com/documentation/web-api/concepts/authorization',
  checked: '2026-11-28',
  server: {
    kind: 'addresses',
    issuer: 'https://accounts.spotify.com',
    addresses: {
      authorization_endpoint: 'https://accounts.spotify.com/authorize',
      token_endpoint: 'https://accounts.spotify.com/api/token',
    },
    methods: ['client_secret_basic', 'none'],
  },
  blanks: [],
  scopes: [
    {
      title: 'Scopes',
      scopes: [
        ['user-read-private', 'the account’s details'],
        ['user-read-email', 'the e-mail address'],
        ['playlist-read-private', 'private playlists'],
        ['user-library-read', 'saved tracks and albums'],
        ['user-top-read', 'what the person listens to most'],
      ],
    },
  ],
  apis: [
    {
      title: 'Web API',
      scope: 'user-read-private',
      samples: [{ name: 'Me', method: 'GET', url: 'https://api.spotify.com/v1/me' }],
    },
    {
      title: 'Web API: playlists',
      scope: 'playlist-read-private',
      samples: [
        {
          name: 'My playlists',
          method: 'GET',
          url: 'https://api.spotify.com/v1/me/playlists?limit=10',
        },
      ],
    },
  ],
  quirks: [
    'localhost is no redirect URI there: on this machine use http://127.0.0.1 with its port.',
    'Access tokens last one hour.',
    'It has no ID tokens.',
  ],
  cors: {
    token: 'yes',
    note: 'Made for PKCE from pages: the token endpoint and the API can be read.',
  },
};
