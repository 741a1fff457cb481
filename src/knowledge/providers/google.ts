import type { ProviderTemplate } from './provider-template.ts';

const auth = 'https://www.googleapis.com/auth';

/** Google's identity platform, and the APIs that its own playground offers first. */
export const google: ProviderTemplate = {
  id: 'google',
  name: 'Google',
  documentation: 'https://developers.google.com/identity/protocols/oauth2',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://accounts.google.com' },
  blanks: [],
  authorizationParameters: [
    ['access_type', 'offline'],
    ['prompt', 'consent'],
  ],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['email', 'the e-mail address'],
        ['profile', 'name and picture'],
      ],
    },
    {
      title: 'Drive',
      scopes: [
        [`${auth}/drive.file`, 'files that this app made or was given'],
        [`${auth}/drive.readonly`, 'see all files'],
        [`${auth}/drive.metadata.readonly`, 'see what files there are'],
        [`${auth}/drive.appdata`, 'this app’s own hidden folder'],
        [`${auth}/drive`, 'everything in Drive'],
      ],
    },
    {
      title: 'Gmail',
      scopes: [
        [`${auth}/gmail.readonly`, 'read all mail'],
        [`${auth}/gmail.send`, 'send mail'],
        [`${auth}/gmail.modify`, 'read, write and send, but delete nothing for good'],
        [`${auth}/gmail.labels`, 'labels'],
        ['https://mail.google.com/', 'everything in Gmail, IMAP too'],
      ],
    },
    {
      title: 'Calendar',
      scopes: [
        [`${auth}/calendar.readonly`, 'see calendars'],
        [`${auth}/calendar.events`, 'see and change events'],
        [`${auth}/calendar.events.readonly`, 'see events'],
        [`${auth}/calendar`, 'everything in Calendar'],
      ],
    },
    {
      title: 'People',
      scopes: [
        [`${auth}/contacts.readonly`, 'see contacts'],
        [`${auth}/contacts`, 'see and change contacts'],
      ],
    },
    {
      title: 'YouTube',
      scopes: [
        [`${auth}/youtube.readonly`, 'see the account'],
        [`${auth}/youtube.upload`, 'upload videos'],
        [`${auth}/youtube`, 'manage the account'],
      ],
    },
    {
      title: 'Documents, sheets, tasks',
      scopes: [
        [`${auth}/documents.readonly`, 'see documents'],
        [`${auth}/documents`, 'see and change documents'],
        [`${auth}/spreadsheets.readonly`, 'see spreadsheets'],
        [`${auth}/spreadsheets`, 'see and change spreadsheets'],
        [`${auth}/tasks.readonly`, 'see tasks'],
        [`${auth}/tasks`, 'see and change tasks'],
      ],
    },
    {
      title: 'Cloud',
      scopes: [
        [`${auth}/cloud-platform.read-only`, 'see Google Cloud'],
        [`${auth}/cloud-platform`, 'everything in Google Cloud'],
        [`${auth}/bigquery.readonly`, 'see BigQuery'],
        [`${auth}/bigquery`, 'see and change BigQuery'],
      ],
    },
  ],
  apis: [
    {
      title: 'Drive',
      scope: `${auth}/drive.metadata.readonly`,
      samples: [
        {
          name: 'List files',
          method: 'GET',
          url: 'https://www.googleapis.com/drive/v3/files?pageSize=10',
        },
        {
          name: 'About the account',
          method: 'GET',
          url: 'https://www.googleapis.com/drive/v3/about?fields=user,storageQuota',
        },
      ],
    },
    {
      title: 'Gmail',
      scope: `${auth}/gmail.readonly`,
      samples: [
        {
          name: 'Profile',
          method: 'GET',
          url: 'https://gmail.googleapis.com/gmail/v1/users/me/profile',
        },
        {
          name: 'List messages',
          method: 'GET',
          url: 'https://gmail.googleapis.com/gmail/v1/users/me/messages?maxResults=10',
        },
        {
          name: 'List labels',
          method: 'GET',
          url: 'https://gmail.googleapis.com/gmail/v1/users/me/labels',
        },
      ],
    },
    {
      title: 'Calendar',
      scope: `${auth}/calendar.readonly`,
      samples: [
        {
          name: 'List calendars',
          method: 'GET',
          url: 'https://www.googleapis.com/calendar/v3/users/me/calendarList',
        },
        {
          name: 'List events',
          method: 'GET',
          url: 'https://www.googleapis.com/calendar/v3/calendars/primary/events?maxResults=10',
        },
      ],
    },
    {
      title: 'People',
      scope: 'profile email',
      samples: [
        {
          name: 'Me',
          method: 'GET',
          url: 'https://people.googleapis.com/v1/people/me?personFields=names,emailAddresses',
        },
      ],
    },
    {
      title: 'YouTube',
      scope: `${auth}/youtube.readonly`,
      samples: [
        {
          name: 'My channel',
          method: 'GET',
          url: 'https://www.googleapis.com/youtube/v3/channels?part=snippet&mine=true',
        },
      ],
    },
    {
      title: 'Tasks',
      scope: `${auth}/tasks.readonly`,
      samples: [
        {
          name: 'List task lists',
          method: 'GET',
          url: 'https://tasks.googleapis.com/tasks/v1/users/@me/lists',
        },
      ],
    },
    {
      title: 'BigQuery',
      scope: `${auth}/bigquery.readonly`,
      samples: [
        {
          name: 'List projects',
          method: 'GET',
          url: 'https://bigquery.googleapis.com/bigquery/v2/projects',
        },
      ],
    },
  ],
  quirks: [
    'A refresh token comes only with access_type=offline, and after the first time only with prompt=consent.',
    'A client of the type “Web application” has to send its secret to the token endpoint, with PKCE too.',
    'Access tokens are opaque; https://oauth2.googleapis.com/tokeninfo says what one is good for.',
    'Scopes outside of sign-in have to be allowed for the project, and some need a review by Google.',
  ],
  cors: {
    token: 'unknown',
    note: 'Where the answer cannot be read, use the relay. The discovery document and the APIs above can be read by pages.',
  },
};
