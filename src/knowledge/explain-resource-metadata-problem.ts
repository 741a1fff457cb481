import type { ResourceMetadataProblem } from '#protocol/resource-metadata/resource-metadata-problem.ts';
import type { Explainers } from './explanation.ts';

/** Words for what can be wrong with what an API says of itself. */
export const explainResourceMetadataProblem: Explainers<ResourceMetadataProblem> = {
  resource_text_unreadable: () => ({
    title: 'This is not the address of an API',
    meaning: 'An API is named by its web address, such as https://api.example.com/orders.',
    causes: ['It is the API’s name or a path', 'A character that addresses cannot have is in it'],
    todo: 'Copy the API’s address from where it is called, and paste it with https:// in front.',
    fix: 'edit-environment',
  }),
  resource_metadata_not_found: ({ tried, apiStatus, isHiddenByCors }) => ({
    title: 'The API does not say which authorization server it trusts',
    meaning: `${tried.length === 1 ? 'One address was' : `${tried.length} addresses were`} asked: the well-known one that belongs to the API’s URL${apiStatus === null ? '' : `, and the API itself without a token, which answered ${apiStatus}`}. None gave its metadata.`,
    causes: [
      ...(isHiddenByCors
        ? ['The API names the address in WWW-Authenticate, and does not let pages read that header']
        : []),
      'The API does not speak RFC 9728',
      'The URL is that of one resource, and the metadata is that of the API above it',
    ],
    todo: isHiddenByCors
      ? 'Ask through the relay, which sees every header; or take the authorization server’s issuer from the API’s documentation.'
      : 'Try the API’s address without its last part; or take the authorization server’s issuer from the API’s documentation, and ask that server.',
    fix: 'edit-environment',
  }),
  resource_missing: () => ({
    title: 'The metadata does not say whose it is',
    meaning:
      'resource is the one member that an API’s metadata must have; without it nothing ties it to the API.',
    causes: ['The JSON is something else than an API’s metadata', 'The API is not finished'],
    todo: 'Have whoever runs the API add its own address as resource to its metadata.',
    fix: 'edit-environment',
  }),
  resource_mismatch: ({ expected, received }) => ({
    title: 'The metadata is that of another API',
    meaning: `Asked for ${expected}, the answer is about ${received}. The two are compared character by character, and metadata of another resource must not be used: it could send tokens to a server of someone else’s choice.`,
    causes: [
      'One metadata document answers for every part of the API',
      'A slash at the end was typed, or left out, by habit',
      'The API stands behind a proxy and does not know its public address',
    ],
    todo: `If ${received} is the API that you mean, ask for it by that address.`,
    fix: 'edit-environment',
  }),
  authorization_servers_missing: () => ({
    title: 'The API names no authorization server',
    meaning:
      'Its metadata is there, but authorization_servers, which is optional, is not: nobody can be asked for a token from it.',
    causes: ['The API trusts servers that it tells of in another way'],
    todo: 'Take the issuer from the API’s documentation, and make an environment by asking the server.',
    fix: 'edit-environment',
  }),
};
