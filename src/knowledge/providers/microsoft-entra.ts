import type { ProviderTemplate } from './provider-template.ts';

const graph = 'https://graph.microsoft.com';

/** Microsoft Entra ID with Microsoft Graph. */
export const microsoftEntra: ProviderTemplate = {
  id: 'microsoft-entra',
  name: 'Microsoft Entra ID',
  documentation: 'https://learn.microsoft.com/entra/identity-platform/v2-protocols',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://login.microsoftonline.com/{tenant}/v2.0' },
  blanks: [
    {
      name: 'tenant',
      label: 'Tenant',
      example: 'contoso.onmicrosoft.com, or the directory’s id',
      initial: 'organizations',
    },
  ],
  scopes: [
    {
      title: 'Sign-in',
      scopes: [
        ['openid', 'sign somebody in'],
        ['profile', 'name and user name'],
        ['email', 'the e-mail address'],
        ['offline_access', 'a refresh token'],
      ],
    },
    {
      title: 'Microsoft Graph, for a person',
      scopes: [
        [`${graph}/User.Read`, 'read one’s own profile'],
        [`${graph}/User.ReadBasic.All`, 'read everybody’s basic profile'],
        [`${graph}/Mail.Read`, 'read mail'],
        [`${graph}/Mail.Send`, 'send mail'],
        [`${graph}/Calendars.Read`, 'read calendars'],
        [`${graph}/Files.Read`, 'read one’s own files'],
        [`${graph}/Group.Read.All`, 'read groups (an administrator has to agree)'],
      ],
    },
    {
      title: 'For a program (client credentials)',
      scopes: [[`${graph}/.default`, 'all that an administrator has granted the app']],
    },
  ],
  apis: [
    {
      title: 'Microsoft Graph: me',
      scope: `${graph}/User.Read`,
      samples: [
        { name: 'My profile', method: 'GET', url: `${graph}/v1.0/me` },
        { name: 'My groups', method: 'GET', url: `${graph}/v1.0/me/memberOf` },
      ],
    },
    {
      title: 'Microsoft Graph: mail and calendar',
      scope: `${graph}/Mail.Read ${graph}/Calendars.Read`,
      samples: [
        { name: 'My messages', method: 'GET', url: `${graph}/v1.0/me/messages?$top=10` },
        { name: 'My events', method: 'GET', url: `${graph}/v1.0/me/events?$top=10` },
      ],
    },
    {
      title: 'Microsoft Graph: files',
      scope: `${graph}/Files.Read`,
      samples: [{ name: 'My drive', method: 'GET', url: `${graph}/v1.0/me/drive/root/children` }],
    },
    {
      title: 'Microsoft Graph: directory',
      scope: `${graph}/.default`,
      samples: [{ name: 'Users', method: 'GET', url: `${graph}/v1.0/users?$top=10` }],
    },
  ],
  quirks: [
    'With common, organizations or consumers the metadata names an issuer with {tenantid} in it, which is no issuer: tokens name their own tenant.',
    'A token is for one resource at a time: scopes of two APIs in one request give a token for the first.',
    'Client credentials take only a resource’s /.default as scope.',
    'An access token for Microsoft Graph is for Graph alone: its signature cannot be verified by others, and need not be.',
    'sub differs from app to app; oid is the same person in all apps of a tenant.',
  ],
  cors: {
    token: 'by-setting',
    note: 'Codes are redeemed from a page only where the redirect URI is registered under the platform “Single-page application”; refresh tokens then last 24 hours.',
  },
};
