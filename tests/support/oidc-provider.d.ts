// The package brings no types of its own; this is the part that the tests use.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface ProviderContext {
    readonly path: string;
    readonly type: string;
    readonly req: IncomingMessage;
    readonly oidc: { readonly params?: Readonly<Record<string, string | undefined>> };
    body: unknown;
  }

  /** A question of CIBA. */
  export interface BackchannelRequest {
    readonly accountId: string;
    readonly clientId: string;
    readonly scope: string;
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export class Provider {
    readonly Grant: new (of: { accountId: string; clientId: string }) => Grant;
    backchannelResult(request: BackchannelRequest, grantId: string): Promise<void>;

    constructor(issuer: string, configuration: object);
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
  }
}
