import type { SandboxUser } from '#sandbox/contract/definition.ts';
import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkAskedScope } from '#sandbox/server/checks/check-asked-scope.ts';
import { checkBearerAssertionAudience } from '#sandbox/server/checks/check-bearer-assertion-audience.ts';
import { checkBearerAssertionIssuer } from '#sandbox/server/checks/check-bearer-assertion-issuer.ts';
import { checkBearerAssertionOnce } from '#sandbox/server/checks/check-bearer-assertion-once.ts';
import { checkBearerAssertionReadable } from '#sandbox/server/checks/check-bearer-assertion-readable.ts';
import { checkBearerAssertionSignature } from '#sandbox/server/checks/check-bearer-assertion-signature.ts';
import { checkBearerAssertionSubject } from '#sandbox/server/checks/check-bearer-assertion-subject.ts';
import { checkBearerAssertionTime } from '#sandbox/server/checks/check-bearer-assertion-time.ts';
import { checkSamlConfirmation } from '#sandbox/server/checks/check-saml-confirmation.ts';
import { checkOwnScope } from '#sandbox/server/checks/check-own-scope.ts';
import { issueAccessToken } from '#sandbox/server/tokens/access-token.ts';
import { describeAccessToken, type TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import type { BearerAssertion } from './bearer-assertion.ts';
import { noClaims } from './claims-parameter.ts';
import type { ClientRequest } from './client-request.ts';
import { keysOfIssuer, readBearerAssertion } from './read-bearer-assertion.ts';
import type { Grant } from './records.ts';
import { defaultScope, ownScope, splitScope } from './scope.ts';
import { startFamily } from './start-family.ts';

/** A request to trade an assertion for a token. */
export interface AssertionGrant extends ClientRequest {
  /** Null where it cannot be read. */
  readonly bearer: BearerAssertion | null;
  /** Whether its issuer is one whose assertions are taken. */
  readonly isIssuerTrusted: boolean;
  /** Whether a key of its issuer has signed it. */
  readonly isBearerSigned: boolean;
  /** The user whom it is about; null where it is about none of them. */
  readonly user: SandboxUser | null;
}

/** What holds for it. @see RFC 7523 §3, RFC 7522 §3, RFC 7521 §5.2 */
export const assertionGrantChecks: readonly Check<AssertionGrant>[] = [
  checkBearerAssertionReadable,
  checkBearerAssertionIssuer,
  checkBearerAssertionSignature,
  checkBearerAssertionAudience,
  checkBearerAssertionTime,
  checkSamlConfirmation,
  checkBearerAssertionSubject,
  checkBearerAssertionOnce,
];

/**
 * Gives an access token for an assertion, and no refresh token: whoever can make another assertion has
 * no need of one. No user signed in here, so the token says nothing of a sign-in.
 * @see RFC 7521 §4.1, RFC 7523 §2.1, RFC 7522 §2.1
 */
export async function grantAssertion(request: ClientRequest): Promise<TokenResponse> {
  const { checks } = request.scene.trail;
  const trade = await readTrade(request);
  const { scene, user } = trade;
  await runChecks(assertionGrantChecks, trade, checks);
  await runChecks([user === null ? checkOwnScope : checkAskedScope], request, checks);
  const grant = grantOf(trade);
  const { family } = await startFamily(scene, grant);
  return {
    access_token: await issueAccessToken(scene, present(family, 'the family'), grant),
    ...describeAccessToken(scene, grant),
    ...(grant.scope.length > 0 && { scope: grant.scope.join(' ') }),
  };
}

async function readTrade(request: ClientRequest): Promise<AssertionGrant> {
  const { definition } = request.scene;
  const bearer = readBearerAssertion(request.form.parameters);
  const keys = keysOfIssuer(request.scene, bearer?.issuer ?? '');
  const subject = bearer?.subject ?? null;
  const named = definition.users.find(({ sub }) => sub === subject);
  return {
    ...{ ...request, bearer, isIssuerTrusted: keys !== null },
    isBearerSigned: bearer !== null && keys !== null && (await bearer.isSignedBy(keys)),
    user: named ?? definition.users.find(({ username }) => username === subject) ?? null,
  };
}

function grantOf({ scene, form, client, user }: AssertionGrant): Grant {
  const known = present(client, 'the client');
  const { definition, narrowing } = scene;
  const asked = splitScope(form.parameters.get('scope'));
  const usual = user === null ? ownScope(definition, known) : defaultScope(definition, known);
  return {
    clientId: known.client_id,
    scope: asked.length > 0 ? asked : usual,
    ...{ authentication: null, nonce: null, claims: noClaims },
    ...(user !== null && { subject: user.sub }),
    resources: narrowing.resources,
    authorizationDetails: narrowing.details ?? [],
  };
}
