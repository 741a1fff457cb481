/** A place in an address that only the user can fill: `{tenant}`. */
export interface ProviderBlank {
  /** As it stands in the addresses, without braces. */
  readonly name: string;
  readonly label: string;
  /** What it looks like, for the hint; never a real one. */
  readonly example: string;
  /** Where a usual value exists. */
  readonly initial?: string;
}

/** A request that can be tried; addresses may have blanks. */
export interface ProviderSample {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

/** An API, the scope that its first request needs, and what to try. */
export interface ProviderApi {
  readonly title: string;
  /** Space-delimited; empty where none is needed. */
  readonly scope: string;
  readonly samples: readonly [ProviderSample, ...ProviderSample[]];
}

/** Scopes of one subject, as the provider's documentation names them. */
export interface ProviderScopes {
  readonly title: string;
  readonly scopes: readonly (readonly [scope: string, meaning: string])[];
}

/** How a server is found: by its issuer, by addresses that are written here, or not at all. */
export type ProviderServer =
  | { readonly kind: 'discovery'; readonly issuer: string }
  | {
      readonly kind: 'addresses';
      readonly issuer: string;
      readonly addresses: Readonly<Record<string, string>>;
      readonly methods?: readonly string[];
    }
  /** It has API keys and no authorization server. */
  | { readonly kind: 'api-key'; readonly origin: string; readonly credential: string };

/** Whether pages may read its token endpoint: by setting, always, never; `unknown` where not certain. */
export interface ProviderCors {
  readonly token: 'by-setting' | 'yes' | 'no' | 'unknown';
  readonly note: string;
}

/** One well-known server as data: only what is certain; the rest is left out. */
export interface ProviderTemplate {
  /** Stable: environments remember it. */
  readonly id: string;
  readonly name: string;
  readonly documentation: string;
  /** The day on which its facts were last gone through, ISO 8601. */
  readonly checked: string;
  readonly server: ProviderServer;
  readonly blanks: readonly ProviderBlank[];
  readonly scopes: readonly ProviderScopes[];
  readonly apis: readonly ProviderApi[];
  /** What surprises those who know the specifications, a sentence each. */
  readonly quirks: readonly string[];
  readonly cors: ProviderCors;
  /** Parameters that its authorization requests usually need. */
  readonly authorizationParameters?: readonly (readonly [name: string, value: string])[];
  /** The kinds of token that it has, where there are several. */
  readonly tokens?: readonly (readonly [kind: string, about: string])[];
}
