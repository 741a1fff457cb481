import type { SandboxClient } from '#sandbox/contract/definition.ts';
import { sha256 } from '#sandbox/server/http/encoding.ts';
import {
  formMediaType,
  readForm,
  toParameters,
  type Form,
} from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import {
  openRequestObject,
  parametersOf,
  type RequestObject,
} from '#sandbox/server/tokens/request-object.ts';
import { verifyOwnJwt } from '#sandbox/server/tokens/verify-own-jwt.ts';
import { readClaimsParameter } from './claims-parameter.ts';
import { findPushed, type FoundPushed } from './pushed-request.ts';
import type { ClaimRequests } from './records.ts';
import { findRedirectUri } from './redirect-uris.ts';
import { readResponseMode, type ResponseMode } from './response-mode.ts';
import { defaultScope, splitScope } from './scope.ts';

/** An authorization request as it was sent, with what can be looked up for it; not judged yet. */
export interface AuthorizationContext {
  readonly scene: Scene;
  /** What was sent to the endpoint; its `client_id` names the client. */
  readonly outer: Form;
  /** What is asked for: what was sent, or what it refers to in its place. @see RFC 9101 §6.3 */
  readonly form: Form;
  /** What `request_uri` refers to; it may be another client's, or have expired. */
  readonly pushed: FoundPushed | null;
  /** What `request` holds. */
  readonly object: RequestObject | null;
  /** Whether the request is being pushed just now. */
  readonly isPushing: boolean;
  readonly client: SandboxClient | null;
  readonly redirectUri: string | null;
  /** Null where it is one that we do not know. */
  readonly responseMode: ResponseMode | null;
  readonly state: string | null;
  readonly scope: readonly string[];
  readonly prompt: readonly string[];
  /** Null where it cannot be read. */
  readonly claims: ClaimRequests | null;
  /** `sub` of the hint; null where there is no hint or it is not ours. */
  readonly hintedSub: string | null;
}

/** Reads an authorization request. @see RFC 6749 §4.1.1, OpenID Connect Core 1.0 §3.1.2.1 */
export async function readAuthorization(scene: Scene): Promise<AuthorizationContext> {
  const outer = await readFormOrQuery(scene);
  const { get } = outer.parameters;
  const named = get('client_id');
  scene.trail.clientId = named;
  const client = scene.definition.clients.find(({ client_id }) => client_id === named) ?? null;
  const requestUri = get('request_uri');
  const pushed = requestUri === null ? null : await findPushed(scene, requestUri);
  const object = await readObject(scene, client, outer);
  const said = pushed?.record.clientId === named ? pushed?.record.parameters : saidBy(object);
  const context = await describe(scene, client, replaceParameters(outer, said ?? null));
  const isUnread = (requestUri !== null || object !== null) && said === null;
  return {
    ...{ ...context, outer, pushed, object, isPushing: false },
    // Nothing is sent to an address that nobody has named.
    redirectUri: isUnread && get('redirect_uri') === null ? null : context.redirectUri,
  };
}

type Pairs = Form['parameters']['pairs'];

async function readObject(scene: Scene, client: SandboxClient | null, outer: Form) {
  const token = outer.parameters.get('request');
  return token === null ? null : openRequestObject(scene, client, token);
}

/** What a signed object says is all that is asked for; before it is trusted, nothing. */
function saidBy(object: RequestObject | null): Pairs | null {
  return object?.isSigned === true && object.jws !== null ? parametersOf(object.jws) : null;
}

function replaceParameters(outer: Form, said: Pairs | null): Form {
  return said === null ? outer : { ...outer, parameters: toParameters(said) };
}

/** Parameters by which a client proves itself; no part of what it pushes. @see RFC 9126 §2.1 */
const proofs = ['client_secret', 'client_assertion', 'client_assertion_type'];

/** Reads an authorization request that a client pushes. @see RFC 9126 §2.1 */
export async function readPushedAuthorization(
  scene: Scene,
  client: SandboxClient,
  outer: Form,
): Promise<AuthorizationContext> {
  const pairs = outer.parameters.pairs.filter(([name]) => !proofs.includes(name));
  const object = await readObject(scene, client, outer);
  const context = await describe(scene, client, replaceParameters(outer, saidBy(object) ?? pairs));
  return { ...context, outer, object, pushed: null, isPushing: true };
}

async function describe(
  scene: Scene,
  client: SandboxClient | null,
  form: Form,
): Promise<Omit<AuthorizationContext, 'outer' | 'pushed' | 'object' | 'isPushing'>> {
  const { get } = form.parameters;
  const state = get('state');
  scene.trail.stateHash = state === null ? null : await sha256(state);
  const scope = splitScope(get('scope'));
  const hint = get('id_token_hint');
  const hinted = hint === null ? null : await verifyOwnJwt(scene, hint, 'JWT');
  return {
    ...{ scene, form, client, state },
    redirectUri: client && findRedirectUri(client, get('redirect_uri')),
    responseMode: readResponseMode(get('response_mode'), get('response_type')),
    scope: scope.length === 0 && client !== null ? defaultScope(scene.definition, client) : scope,
    prompt: splitScope(get('prompt')),
    claims: readClaimsParameter(get('claims')),
    hintedSub: typeof hinted?.['sub'] === 'string' ? hinted['sub'] : null,
  };
}

/** GET carries parameters in the query, POST as a form. @see OpenID Connect Core 1.0 §3.1.2.1 */
export async function readFormOrQuery(scene: Scene): Promise<Form> {
  if (scene.request.method === 'POST') return readForm(scene.request);
  const parameters = toParameters(scene.url.searchParams);
  return { parameters, contentType: formMediaType, isTooLarge: false };
}
