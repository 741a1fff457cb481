import {
  applyClientAuth,
  type AssertionContext,
  type ClientIdentity,
} from '#protocol/client-auth/apply-client-auth.ts';
import type { NewField } from '#protocol/http/draft-field.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { InputProblem } from '#protocol/problem.ts';
import { ok, type Result } from '#protocol/result.ts';
import {
  prepareTokenDraft,
  type Grant,
  type GrantParameter,
} from '#protocol/token/prepare-token-draft.ts';
import type { FlowClient, StepInput } from '#flows/define-flow.ts';
import { proofField, wantsDpop } from './dpop-field.ts';
import { readResources } from './requested-resources.ts';

/** A client as the server is told of it. @see RFC 6749 §2.3 */
function clientIdentity(client: FlowClient): ClientIdentity {
  const { clientId, clientSecret, authentication, keys } = client;
  return { clientId, clientSecret, method: authentication, keys };
}

/** Why no request can be made to the token endpoint; null where one can. */
export function waitsForTokenEndpoint({ metadata }: Pick<StepInput, 'metadata'>): string | null {
  return metadata.token_endpoint === undefined
    ? 'a token endpoint, which this environment has not'
    : null;
}

/** The fields by which the client proves itself at any of the server's endpoints. */
export function clientAuthFields(
  input: StepInput,
): Promise<Result<readonly NewField[], InputProblem>> {
  return applyClientAuth(clientIdentity(input.client), assertionContext(input));
}

// draft-ietf-oauth-rfc7523bis: the issuer alone; RFC 7523 §3 allowed the token endpoint.
function assertionContext({ client, issuer, metadata, now, random }: StepInput): AssertionContext {
  const tokenEndpoint = metadata.token_endpoint ?? issuer;
  return { audience: client.assertionAudience === 'issuer' ? issuer : tokenEndpoint, now, random };
}

/**
 * A grant's request to the token endpoint, with the client's proof of itself and, where it is chosen,
 * its proof of possession.
 * @see RFC 6749 §3.2, RFC 9449 §5
 */
export async function makeTokenDraft(
  input: StepInput,
  grant: Grant,
): Promise<Result<RequestDraft, InputProblem>> {
  const tokenEndpoint = input.metadata.token_endpoint ?? '';
  const authentication = await clientAuthFields(input);
  if (!authentication.ok) return authentication;
  const proof = await tokenProof(input, tokenEndpoint);
  return ok(
    prepareTokenDraft({
      tokenEndpoint,
      authentication: [...authentication.value, ...proof],
      grant,
      extra: input.client.extraParameters.token,
      offered: offeredAtToken(input),
    }),
  );
}

// What any grant may ask for beside its own parameters. RFC 8707 §2.2, RFC 9396 §6.
function offeredAtToken({ memory, apis }: StepInput): readonly GrantParameter[] {
  const asked = readResources(memory.requestedResources);
  const resources = asked.length > 0 ? asked : [apis[0]?.url ?? ''];
  const details = memory.requestedAuthorizationDetails ?? '[{"type":"payment_initiation"}]';
  return [
    ...resources.map((value) => ({ name: 'resource', value })),
    { name: 'authorization_details', value: details },
  ];
}

async function tokenProof(input: StepInput, url: string): Promise<readonly NewField[]> {
  if (!wantsDpop(input)) return [];
  const { dpopNonce: nonce } = input.memory;
  return [await proofField(input, { method: 'POST', url, nonce, accessToken: null })];
}
