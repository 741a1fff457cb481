import type { SandboxClient, SandboxUser } from '#sandbox/contract/definition.ts';
import { verifyOwnJwt } from '#sandbox/server/tokens/verify-own-jwt.ts';
import type { ClientRequest } from './client-request.ts';
import { readExchangedToken } from './exchanged-token.ts';

/** A client that asks for a user who is elsewhere. */
export interface BackchannelRequest extends ClientRequest {
  /** The hints that were sent. */
  readonly hints: readonly string[];
  /** Whom they mean; null where that is nobody here. */
  readonly user: SandboxUser | null;
  /** How the client hears of the decision. */
  readonly delivery: Delivery;
}

type Delivery = NonNullable<SandboxClient['backchannel_token_delivery_mode']>;

const hintNames = ['login_hint', 'login_hint_token', 'id_token_hint'] as const;

/** Finds whom the client means. @see CIBA Core 1.0 §7.1 */
export async function readBackchannelRequest(request: ClientRequest): Promise<BackchannelRequest> {
  const { get } = request.form.parameters;
  const hints = hintNames.filter((name) => get(name) !== null);
  const { users } = request.scene.definition;
  const sub = await hintedSub(request);
  const hint = get('login_hint');
  const user = users.find((one) => one.sub === sub || isNamed(one, hint)) ?? null;
  const delivery = deliveryTo(request.client, get('client_notification_token'));
  return { ...request, hints, user, delivery };
}

/**
 * What the client is registered for. One that is registered for nothing, but has an address, is
 * notified where it sends a token for that.
 * @see CIBA Core 1.0 §4
 */
function deliveryTo(client: SandboxClient | null, token: string | null): Delivery {
  const registered = client?.backchannel_token_delivery_mode;
  if (registered !== undefined) return registered;
  const isReachable = client?.backchannel_client_notification_endpoint !== undefined;
  return isReachable && token !== null ? 'ping' : 'poll';
}

function isNamed({ username, sub, claims }: SandboxUser, hint: string | null): boolean {
  const names = [username, sub, claims['email'], claims['phone_number']];
  return hint !== null && names.includes(hint);
}

/** An ID token of ours may have expired; a token that hints may not. */
async function hintedSub({ scene, form }: ClientRequest): Promise<unknown> {
  const { get } = form.parameters;
  const idToken = get('id_token_hint');
  if (idToken !== null) return (await verifyOwnJwt(scene, idToken, 'JWT'))?.['sub'];
  const token = get('login_hint_token');
  if (token === null) return undefined;
  return (await readExchangedToken(scene, token, 'urn:ietf:params:oauth:token-type:jwt'))?.sub;
}
