import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkActorToken } from '#sandbox/server/checks/check-actor-token.ts';
import { checkAskedScope } from '#sandbox/server/checks/check-asked-scope.ts';
import { checkExchangeAudience } from '#sandbox/server/checks/check-exchange-audience.ts';
import { checkExchangeParameters } from '#sandbox/server/checks/check-exchange-parameters.ts';
import { checkExchangeScope } from '#sandbox/server/checks/check-exchange-scope.ts';
import { checkMayAct } from '#sandbox/server/checks/check-may-act.ts';
import { checkRequestedType } from '#sandbox/server/checks/check-requested-type.ts';
import { checkSubjectToken } from '#sandbox/server/checks/check-subject-token.ts';
import { issueAccessToken } from '#sandbox/server/tokens/access-token.ts';
import { describeAccessToken, type TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import { noClaims } from './claims-parameter.ts';
import type { ClientRequest } from './client-request.ts';
import { readExchangedToken, type ExchangedToken } from './exchanged-token.ts';
import type { Grant } from './records.ts';
import { scopesOf, splitScope } from './scope.ts';
import { startFamily } from './start-family.ts';

/** A request to change one token for another. */
export interface TokenExchange extends ClientRequest {
  /** Null where it is not one that is good here. */
  readonly subject: ExchangedToken | null;
  readonly actor: ExchangedToken | null;
}

/** What holds for it. @see RFC 8693 §2.1 and §2.2.2 */
export const tokenExchangeChecks: readonly Check<TokenExchange>[] = [
  checkExchangeParameters,
  checkRequestedType,
  checkSubjectToken,
  checkActorToken,
  checkMayAct,
  checkExchangeAudience,
  checkAskedScope,
  checkExchangeScope,
];

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

/** Changes a token for one that is narrower, for somebody else, or by somebody else. @see RFC 8693 §2.2.1 */
export async function grantTokenExchange(request: ClientRequest): Promise<TokenResponse> {
  const { form } = request;
  const exchange: TokenExchange = {
    ...request,
    subject: await readNamed(request, 'subject_token'),
    actor: await readNamed(request, 'actor_token'),
  };
  await runChecks(tokenExchangeChecks, exchange, request.scene.trail.checks);
  const grant = exchangedGrant(exchange);
  // What is named is in the grant already, audiences beside resources.
  const scene = { ...request.scene, narrowing: { ...request.scene.narrowing, resources: [] } };
  const { family } = await startFamily(scene, grant);
  const { get } = form.parameters;
  return {
    access_token: await issueAccessToken(scene, present(family, 'the family'), grant),
    issued_token_type: get('requested_token_type') ?? accessTokenType,
    ...describeAccessToken(scene, grant),
    ...(grant.scope.length > 0 && { scope: grant.scope.join(' ') }),
  };
}

async function readNamed(
  { scene, form }: ClientRequest,
  name: 'subject_token' | 'actor_token',
): Promise<ExchangedToken | null> {
  const { get } = form.parameters;
  return readExchangedToken(scene, get(name) ?? '', get(`${name}_type`) ?? '');
}

function exchangedGrant({ scene, form, client, subject, actor }: TokenExchange): Grant {
  const { get, all } = form.parameters;
  const { sub, scope, authentication, act } = present(subject, 'the subject');
  const known = present(client, 'the client');
  const asked = splitScope(get('scope'));
  const allowed = scopesOf(scene.definition, known);
  const before = isActor(act) ? { act } : {};
  const acting = actor === null ? before : { act: { iss: actor.iss, sub: actor.sub, ...before } };
  const resources = [...all('audience'), ...all('resource')];
  return {
    clientId: known.client_id,
    scope: asked.length > 0 ? asked : (scope ?? []).filter((name) => allowed.includes(name)),
    ...{ authentication, nonce: null, claims: noClaims, subject: sub },
    ...(resources.length > 0 && { resources }),
    ...acting,
  };
}

function isActor(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
