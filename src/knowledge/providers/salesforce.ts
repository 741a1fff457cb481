import type { ProviderTemplate } from './provider-template.ts';

/** Salesforce. */
export const salesforce: ProviderTemplate = {
  id: 'salesforce',
  name: 'Salesforce',
  documentation: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_endpoints.htm',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://{host}' },
  blanks: [
    {
      name: 'host',
      label: 'Host',
      example: 'your-domain.my.salesforce.com',
      initial: 'login.salesforce.com',
    },
    {
      name: 'instance',
      label: 'Instance, as instance_url of the token answer says',
      example: 'your-domain.my.salesforce.com',
    },
  ],
  scopes: [
    {
      title: 'Scopes',
      scopes: [
        ['openid', 'sign somebody in'],
        ['id', 'the identity address'],
        ['api', 'the APIs'],
        ['web', 'the web pages'],
        ['refresh_token', 'a refresh token'],
        ['full', 'everything'],
      ],
    },
  ],
  apis: [
    {
      title: 'REST API',
      scope: 'api',
      samples: [
        { name: 'Versions', method: 'GET', url: 'https://{instance}/services/data/' },
        { name: 'Who I am', method: 'GET', url: 'https://{instance}/services/oauth2/userinfo' },
      ],
    },
  ],
  quirks: [
    'The APIs are at instance_url, a member of the token answer; it differs from org to org.',
    'A sandbox of Salesforce’s own is at test.salesforce.com.',
    'Tokens say issued_at in milliseconds and no expires_in: the session’s length is a setting of the org.',
  ],
  cors: {
    token: 'by-setting',
    note: 'Setup, CORS: add this page’s origin, and enable CORS for OAuth endpoints.',
  },
};
