import type { SandboxUser } from '#sandbox/contract/definition.ts';
import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkAskedScope } from '#sandbox/server/checks/check-asked-scope.ts';
import { checkPassword } from '#sandbox/server/checks/check-password.ts';
import { checkPasswordGuesses } from '#sandbox/server/checks/check-password-guesses.ts';
import { checkPasswordSent } from '#sandbox/server/checks/check-password-sent.ts';
import { randomText } from '#sandbox/server/http/encoding.ts';
import type { TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import { noClaims } from './claims-parameter.ts';
import type { ClientRequest } from './client-request.ts';
import type { Grant } from './records.ts';
import { defaultScope, splitScope } from './scope.ts';
import { startFamily } from './start-family.ts';
import { givesRefreshToken, issueUserTokens } from './user-grant.ts';

/** A client that sends a user's password. */
export interface PasswordRequest extends ClientRequest {
  readonly user: SandboxUser | null;
}

/** What holds for it. @see RFC 6749 §4.3.2 */
export const passwordChecks: readonly Check<PasswordRequest>[] = [
  checkAskedScope,
  checkPasswordSent,
  checkPasswordGuesses,
  checkPassword,
];

/** What wrong passwords are counted under: the user that they are for. */
export function guessOf({ user }: PasswordRequest): string {
  return `password ${user?.sub ?? ''}`;
}

/** Gives tokens for a password: only for clients that are registered so. @see RFC 6749 §4.3.3 */
export async function grantPassword(request: ClientRequest): Promise<TokenResponse> {
  const { scene, form } = request;
  const username = form.parameters.get('username');
  const user = scene.definition.users.find((one) => one.username === username) ?? null;
  await runChecks(passwordChecks, { ...request, user }, scene.trail.checks);
  const client = present(request.client, 'the client');
  const { sub } = present(user, 'the user');
  const sid = randomText(scene.dependencies.random, 16);
  const asked = splitScope(form.parameters.get('scope'));
  const grant: Grant = {
    clientId: client.client_id,
    scope: asked.length === 0 ? defaultScope(scene.definition, client) : asked,
    authentication: { sub, authenticatedAt: scene.now, sid },
    nonce: null,
    claims: noClaims,
  };
  return issueUserTokens(scene, {
    ...{ client, scope: grant.scope, nonce: null },
    family: await startFamily(scene, grant),
    withRefreshToken: givesRefreshToken(client, grant),
  });
}
