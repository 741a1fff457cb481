/** Where a well-known server is told which pages may read its answers. */
export interface CorsSetting {
  readonly server: string;
  /** Name of the setting. */
  readonly setting: string;
  /** What to do with it, as half a sentence. */
  readonly todo: string;
  /** Tells its addresses; null where an address does not show which server it is. */
  readonly address: RegExp | null;
}

/** The settings of well-known servers. Only what their documentation names so. */
export const corsSettings: readonly CorsSetting[] = [
  {
    server: 'Keycloak',
    setting: 'Web origins',
    todo: 'open the client and add this page’s origin to “Web origins” (+ takes those of the redirect URIs)',
    address: /\/realms\/[^/]+\//,
  },
  {
    server: 'Auth0',
    setting: 'Allowed Origins (CORS)',
    todo: 'open the application’s settings and add this page’s origin to “Allowed Origins (CORS)”',
    address: /^https:\/\/[^/]+\.auth0\.com\//,
  },
  {
    server: 'Okta',
    setting: 'Trusted Origins',
    todo: 'under Security, API, add this page’s origin to “Trusted Origins” with CORS ticked',
    address: /^https:\/\/[^/]+\.(okta|oktapreview|okta-emea)\.com\//,
  },
  {
    server: 'Microsoft Entra ID',
    setting: 'a redirect URI of the platform “Single-page application”',
    todo: 'register the redirect URI under the platform “Single-page application”; other platforms may not redeem codes from a page',
    address:
      /^https:\/\/(login\.microsoftonline\.(com|us)|login\.partner\.microsoftonline\.cn|[^/]+\.b2clogin\.com|[^/]+\.ciamlogin\.com)\//,
  },
  {
    server: 'Duende IdentityServer',
    setting: 'AllowedCorsOrigins',
    todo: 'add this page’s origin to the client’s AllowedCorsOrigins',
    address: /^https:\/\/demo\.duendesoftware\.com\//,
  },
  {
    server: 'oidc-provider',
    setting: 'clientBasedCORS',
    todo: 'let the function clientBasedCORS return true for this page’s origin',
    address: null,
  },
  {
    server: 'Spring Authorization Server',
    setting: 'a CorsConfigurationSource',
    todo: 'enable cors() in the security filter chain and give a CorsConfigurationSource with this page’s origin',
    address: null,
  },
  {
    server: 'Ory Hydra',
    setting: 'serve.public.cors',
    todo: 'set serve.public.cors.enabled and add this page’s origin to its allowed_origins',
    address: null,
  },
];

/** The setting of the server that an address seems to belong to; null where it does not show. */
export function findCorsSetting(url: string): CorsSetting | null {
  return corsSettings.find(({ address }) => address?.test(url.slice(0, 2048)) === true) ?? null;
}

/** Who has to change what so that pages may read a server's answers, as a sentence without its end. */
export function describeOpening(url: string): string {
  const known = findCorsSetting(url);
  return known === null
    ? 'Have whoever runs the server allow this page’s origin in its CORS settings'
    : `In ${known.server}: ${known.todo}`;
}
