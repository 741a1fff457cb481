import type { ProviderTemplate } from './provider-template.ts';

const resource = '499b84ac-1321-427f-aa17-267ca6975798';

/** Azure DevOps, whose tokens are Entra's. */
export const azureDevops: ProviderTemplate = {
  id: 'azure-devops',
  name: 'Azure DevOps',
  documentation:
    'https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/entra-oauth',
  checked: '2026-11-28',
  server: { kind: 'discovery', issuer: 'https://login.microsoftonline.com/{tenant}/v2.0' },
  blanks: [
    { name: 'tenant', label: 'Tenant', example: 'the directory’s id', initial: 'organizations' },
    { name: 'organization', label: 'Organization', example: 'contoso' },
  ],
  scopes: [
    {
      title: 'Azure DevOps',
      scopes: [
        [`${resource}/user_impersonation`, 'act as the person'],
        [`${resource}/.default`, 'all that was granted the app; the one for client credentials'],
      ],
    },
    { title: 'Sign-in', scopes: [['offline_access', 'a refresh token']] },
  ],
  apis: [
    {
      title: 'Azure DevOps',
      scope: `${resource}/.default`,
      samples: [
        {
          name: 'Projects',
          method: 'GET',
          url: 'https://dev.azure.com/{organization}/_apis/projects?api-version=7.1',
        },
        {
          name: 'My profile',
          method: 'GET',
          url: 'https://app.vssps.visualstudio.com/_apis/profile/profiles/me?api-version=7.1',
        },
      ],
    },
  ],
  quirks: [
    `The resource is named by its id, ${resource}, not by an address.`,
    'A personal access token goes as the password of Basic, with an empty user name.',
    'A request without a good token may be answered by a sign-in page with status 203 or 302 rather than by 401.',
  ],
  cors: {
    token: 'by-setting',
    note: 'As for Microsoft Entra ID: the platform “Single-page application”.',
  },
};
