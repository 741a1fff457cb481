import type { ProviderTemplate } from './provider-template.ts';

const graph = 'https://graph.facebook.com/{version}';

/** Facebook Login and the Graph API. */
export const facebook: ProviderTemplate = {
  id: 'facebook',
  name: 'Facebook',
  documentation: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
  checked: '2026-11-28',
  server: {
    kind: 'addresses',
    issuer: 'https://www.facebook.com',
    addresses: {
      authorization_endpoint: 'https://www.facebook.com/{version}/dialog/oauth',
      token_endpoint: `${graph}/oauth/access_token`,
      userinfo_endpoint: `${graph}/me?fields=id,name,email`,
    },
    methods: ['client_secret_post'],
  },
  blanks: [{ name: 'version', label: 'Graph API version', example: 'v23.0', initial: 'v23.0' }],
  tokens: [
    [
      'User access token',
      'for a person; from the code flow, short-lived, and made long-lived by grant_type=fb_exchange_token',
    ],
    ['Page access token', 'for a page; the person’s token gets it from /me/accounts'],
    [
      'App access token',
      'for the app itself; by client credentials, or the app’s id and secret with | between',
    ],
    [
      'Client token',
      'in the app’s advanced settings; names the app in programs that cannot keep a secret',
    ],
  ],
  scopes: [
    {
      title: 'Permissions',
      scopes: [
        ['public_profile', 'name and picture'],
        ['email', 'the e-mail address'],
        ['pages_show_list', 'the pages that the person manages'],
        ['pages_read_engagement', 'what is on those pages'],
      ],
    },
  ],
  apis: [
    {
      title: 'Graph API: me',
      scope: 'public_profile',
      samples: [
        { name: 'Me', method: 'GET', url: `${graph}/me?fields=id,name` },
        { name: 'What was granted', method: 'GET', url: `${graph}/me/permissions` },
      ],
    },
    {
      title: 'Graph API: pages',
      scope: 'pages_show_list',
      samples: [
        { name: 'My pages, with their tokens', method: 'GET', url: `${graph}/me/accounts` },
      ],
    },
  ],
  quirks: [
    'Tokens are opaque; /debug_token says what one is good for, asked with an app access token.',
    'Errors come as an object of Facebook’s own: error.message, error.type, error.code.',
    'Scopes are called permissions, and most of them need a review.',
    'There are no refresh tokens: a short-lived token is changed for one of some 60 days.',
  ],
  cors: {
    token: 'unknown',
    note: 'The secret belongs on a server; through the relay it leaves from your own machine.',
  },
};
