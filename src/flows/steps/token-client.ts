import type { ClientIdentity } from '#protocol/client-auth/apply-client-auth.ts';
import type { FlowClient, StepInput } from '#flows/define-flow.ts';

/** A client as the token endpoint is told of it. @see RFC 6749 §2.3 */
export function tokenClient(client: FlowClient): ClientIdentity {
  const { clientId, clientSecret, authentication } = client;
  return { clientId, clientSecret, method: authentication };
}

/** Why no request can be made to the token endpoint; null where one can. */
export function waitsForTokenEndpoint({ metadata }: Pick<StepInput, 'metadata'>): string | null {
  return metadata.token_endpoint === undefined
    ? 'a token endpoint, which this environment has not'
    : null;
}
