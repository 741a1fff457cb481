import type { RegisteredClient } from '#sandbox/server/registration/registered-clients.ts';
import type { ResponseMode } from './response-mode.ts';
import type { ResponsePart } from './response-type.ts';

/** Members that the store itself reads. */
interface Kept {
  /** The authorization that it came from, so that it can be ended with it. */
  readonly family: string | null;
  /** When the store may forget it; later than its end, so that `expired` can be told from `unknown`. */
  readonly removeAt: number;
}

/** A claim asked for one by one. @see OpenID Connect Core 1.0 §5.5.1 */
export interface ClaimRequest {
  readonly name: string;
  readonly essential: boolean;
  /** The values that would do; empty where any does. */
  readonly values: readonly unknown[];
}

/** The `claims` parameter, read. @see OpenID Connect Core 1.0 §5.5 */
export interface ClaimRequests {
  readonly userinfo: readonly ClaimRequest[];
  readonly idToken: readonly ClaimRequest[];
}

/** How a user was authenticated. @see OpenID Connect Core 1.0 §2 */
export interface Authentication {
  readonly sub: string;
  /** Milliseconds since the epoch. */
  readonly authenticatedAt: number;
  readonly sid: string;
  /** Whether the user confirmed it with a second factor. */
  readonly isConfirmed?: boolean;
}

/** What may be done, told in more than a name. @see RFC 9396 §2 */
export type AuthorizationDetail = Readonly<Record<string, unknown>> & { readonly type: string };

/** What a user, or a client for itself, has granted. */
export interface Grant {
  readonly clientId: string;
  readonly scope: readonly string[];
  /** Null where the client acts for itself. @see RFC 6749 §4.4 */
  readonly authentication: Authentication | null;
  readonly nonce: string | null;
  readonly claims: ClaimRequests;
  /** Who its tokens are for; left out: the sandbox's own API. @see RFC 8707 §2 */
  readonly resources?: readonly string[];
  /** Whom it is about where no sign-in here says so, and it is not the client. @see RFC 8693 §2.1, RFC 7523 §3 */
  readonly subject?: string;
  /** Who acts for the subject; left out: nobody. @see RFC 8693 §4.1 */
  readonly act?: Readonly<Record<string, unknown>>;
  /** Left out: none. @see RFC 9396 §2 */
  readonly authorizationDetails?: readonly AuthorizationDetail[];
}

/** One authorization: as long as it exists, what came from it is good. */
export interface FamilyRecord extends Kept {
  readonly grant: Grant;
}

/** @see RFC 6749 §4.1.2 */
export interface CodeRecord extends Kept {
  readonly family: string;
  readonly clientId: string;
  /** As it was sent; null where it was left out. @see RFC 6749 §4.1.3 */
  readonly redirectUri: string | null;
  readonly codeChallenge: string | null;
  readonly codeChallengeMethod: 'S256' | 'plain';
  /** The key that it was asked for with; left out: any will do. @see RFC 9449 §10 */
  readonly jkt?: string | null;
  readonly endsAt: number;
  readonly isSpent: boolean;
}

/** @see RFC 6749 §6 */
export interface RefreshRecord extends Kept {
  readonly family: string;
  /** The key that it is bound to; left out: none. @see RFC 9449 §5 */
  readonly jkt?: string;
  readonly endsAt: number;
  readonly isSpent: boolean;
}

/** @see RFC 9068 §2.2 */
export interface AccessRecord extends Kept {
  readonly family: string;
  readonly clientId: string;
  /** What it says, where the token itself says nothing. @see RFC 6749 §1.4 */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A browser that is known again; nobody is signed in where `authentication` is null. */
export interface SessionRecord extends Kept {
  /** Stays the same when the handle changes, so that pages open in other tabs stay good. */
  readonly browser: string;
  readonly authentication: Authentication | null;
}

/** The clients that an ID token has told of a session. @see OpenID Connect Back-Channel Logout 1.0 §2.1 */
export interface SessionClientsRecord extends Kept {
  readonly clients: readonly string[];
}

/** What a user has allowed a client. @see OpenID Connect Core 1.0 §3.1.2.4 */
export interface ConsentRecord extends Kept {
  readonly allowed: readonly string[];
}

/** An authorization request that was found good and waits for its user. */
export interface AuthorizationRequest {
  readonly clientId: string;
  /** Where the answer goes. */
  readonly redirectUri: string;
  /** As it was sent. */
  readonly redirectUriSent: string | null;
  /** What the answer holds; left out: a code. @see OAuth 2.0 Multiple Response Types §3 */
  readonly responseType?: readonly ResponsePart[];
  readonly responseMode: ResponseMode;
  readonly scope: readonly string[];
  readonly state: string | null;
  readonly nonce: string | null;
  readonly prompt: readonly string[];
  readonly maxAgeSeconds: number | null;
  readonly loginHint: string | null;
  readonly claims: ClaimRequests;
  readonly codeChallenge: string | null;
  readonly codeChallengeMethod: 'S256' | 'plain';
  readonly resources?: readonly string[];
  readonly authorizationDetails?: readonly AuthorizationDetail[];
  /** One of these must be reached; left out: none. @see RFC 9470 §5 */
  readonly acrWanted?: readonly string[];
  /** @see RFC 9449 §10 */
  readonly dpopJkt?: string | null;
  /** The one user that the answer may be about, from `id_token_hint` or `claims`. */
  readonly expectedSub: string | null;
}

/** A page that waits for its user, bound to the browser that it was shown to. */
export interface InteractionRecord extends Kept {
  /** The browser that it was shown to. */
  readonly browser: string;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly task:
    | {
        readonly kind: 'authorize';
        readonly request: AuthorizationRequest;
        readonly hasChosenAccount: boolean;
        readonly decision: 'open' | 'allowed' | 'denied';
      }
    | { readonly kind: 'logout'; readonly returnTo: string | null }
    | {
        readonly kind: 'poll';
        /** Key of what waits for this user. */
        readonly poll: string;
        readonly clientId: string;
        /** Whether the user wants to be somebody else first. */
        readonly wantsSignIn: boolean;
      };
}

/** Where a client hears of a decision, and by what it knows who tells it. @see CIBA Core 1.0 §10.2, §10.3 */
export interface ClientNotification {
  readonly mode: 'ping' | 'push';
  readonly endpoint: string;
  /** The client’s `client_notification_token`. */
  readonly token: string;
  readonly authReqId: string;
}

/** What a client asks about again and again until its user decided. @see RFC 8628 §3.4, CIBA Core 1.0 §10.1 */
export interface PollRecord extends Kept {
  readonly way: 'device' | 'ciba';
  readonly clientId: string;
  readonly scope: readonly string[];
  /** What the device shows; null with CIBA. */
  readonly userCode: string | null;
  /** @see CIBA Core 1.0 §7.1 on `binding_message` */
  readonly bindingMessage: string | null;
  /** The one user who may decide; null: anybody. */
  readonly expectedSub: string | null;
  readonly loginHint: string | null;
  /** Left out: none. @see RFC 8707 §2 */
  readonly resources?: readonly string[];
  /** Left out: none. @see RFC 9396 §2 */
  readonly authorizationDetails?: readonly AuthorizationDetail[];
  /** How the client hears of the decision; left out: it asks. */
  readonly notification?: ClientNotification;
  readonly askedAt: number;
  readonly endsAt: number;
  readonly intervalSeconds: number;
  readonly polledAt: number | null;
  readonly decision: 'open' | 'allowed' | 'denied';
  /** Who allowed it. */
  readonly authentication: Authentication | null;
  readonly isSpent: boolean;
}

/** Finds what waits by the code that a person types. @see RFC 8628 §3.3 */
export interface UserCodeRecord extends Kept {
  readonly poll: string;
}

/** What waits for a user. @see CIBA Core 1.0 §8 */
export interface InboxRecord extends Kept {
  readonly polls: readonly string[];
}

/** Wrong guesses of late. @see RFC 8628 §5.1 */
export interface GuessesRecord extends Kept {
  readonly count: number;
}

/** A proof that was used. @see RFC 9449 §11.1 */
export type ProofRecord = Kept;

/** The nonces that proofs may carry. @see RFC 9449 §8 */
export interface NonceRecord extends Kept {
  readonly value: string;
  /** The one before, good until the next change. */
  readonly before: string | null;
  readonly since: number;
}

/** A `jti` that a client has used; kept until its assertion would have expired. @see RFC 7523 §3 */
export type AssertionRecord = Kept;

/** An authorization request that a client has pushed. @see RFC 9126 §2.2 */
export interface PushedRecord extends Kept {
  readonly clientId: string;
  /** In the order in which they came; a repeated name occurs again. */
  readonly parameters: readonly (readonly [string, string])[];
  readonly endsAt: number;
  readonly isSpent: boolean;
}

/** The clients that registered themselves. @see RFC 7591 §3 */
export interface RegisteredRecord extends Kept {
  readonly clients: readonly RegisteredClient[];
}

/** Everything that the store keeps, by kind. */
export interface GrantRecords {
  readonly family: FamilyRecord;
  readonly code: CodeRecord;
  readonly refresh: RefreshRecord;
  readonly access: AccessRecord;
  readonly session: SessionRecord;
  /** By `sid`. */
  readonly sessionClients: SessionClientsRecord;
  readonly consent: ConsentRecord;
  readonly interaction: InteractionRecord;
  readonly poll: PollRecord;
  readonly userCode: UserCodeRecord;
  readonly inbox: InboxRecord;
  readonly guesses: GuessesRecord;
  readonly proof: ProofRecord;
  readonly nonce: NonceRecord;
  readonly assertion: AssertionRecord;
  readonly pushed: PushedRecord;
  readonly registered: RegisteredRecord;
}
