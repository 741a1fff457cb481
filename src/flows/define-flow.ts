import type { Check } from '#protocol/check.ts';
import type { ClientAuthMethod } from '#protocol/client-auth/client-auth-methods.ts';
import type { ProofKey } from '#protocol/dpop/proof-key.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Exchange, HeaderPair } from '#protocol/http/message.ts';
import type { SignatureVerdict } from '#protocol/jwt/signature-verdict.ts';
import type { VerificationKeys } from '#protocol/jwt/verify-jws.ts';
import type { Jwk, Jwks } from '#protocol/model/jwks.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Problem } from '#protocol/problem.ts';
import type { RandomBytes } from '#protocol/random.ts';
import type { Result } from '#protocol/result.ts';
import type { SpecRef } from '#protocol/spec.ts';
import type { FlowText } from './flow-text.ts';
import type { RunMemory } from './run-memory.ts';

/** The client that a flow runs as. */
export interface FlowClient {
  readonly clientId: string;
  readonly authentication: ClientAuthMethod;
  readonly clientSecret: string | null;
  readonly redirectUri: string;
  readonly scope: string;
  /** Added to each request of the kind. */
  readonly extraParameters: {
    readonly authorization: readonly HeaderPair[];
    readonly token: readonly HeaderPair[];
  };
  /** Its private keys, each with `use`: `sig` or `enc`. */
  readonly keys: readonly Jwk[];
  /** Whom its assertions are made out to. */
  readonly assertionAudience: 'issuer' | 'token_endpoint';
  /** PEM of its certificate; null where it has none. RFC 8705 §2. */
  readonly certificate: string | null;
  /** Where its registration is managed, and with what. RFC 7592 §3. */
  readonly registration: { readonly uri: string; readonly accessToken: string } | null;
  /** What its ID tokens must be signed with; left out: any that the server names. */
  readonly idTokenAlgorithm?: string | undefined;
}

/** What has been chosen of a flow's options, by their ids. */
export type ChosenOptions = Readonly<Record<string, string>>;

/** A choice that shapes a flow: PKCE method, response mode, DPoP. Shown above its steps. */
export interface FlowOption {
  /** Unique in the flow: `pkce`, `response_mode`, `par`, `request_object`, `dpop`. */
  readonly id: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly initial: string;
  readonly spec: SpecRef;
  /** `basic` is always shown, `extension` in a part that opens; left out: `basic`. */
  readonly group?: 'basic' | 'extension';
}

/** Where this app’s host takes in what servers tell a client by themselves. */
export interface Receiver {
  /** Null: nobody can reach this copy of the app. */
  readonly address: string | null;
  /**
   * Who registers it for the client: the app itself, at a sandbox of the user’s own; the user, at the
   * server; nobody, since the default sandbox stays as it is.
   */
  readonly registration: 'by-itself' | 'by-hand' | 'fixed';
}

/** Everything that a step may know. The runner makes it anew from the run's events each time. */
export interface StepInput {
  readonly issuer: string;
  /** With the environment's overrides applied. */
  readonly metadata: ServerMetadata;
  readonly client: FlowClient;
  readonly memory: RunMemory;
  readonly options: ChosenOptions;
  readonly receiver: Receiver;
  /** Base address of the API that the last step calls, and what it may call there. */
  readonly apis: readonly FlowApi[];
  /** Somebody whom a sandbox lets in, to fill in where a flow needs a name; absent elsewhere. */
  readonly person?: SamplePerson | undefined;
  readonly clockToleranceSeconds: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly random: RandomBytes;
  /** The server's keys; `refetch` asks the server again (an unknown `kid`). Null: none to be had. */
  readonly loadKeys: (refetch: boolean) => Promise<Jwks | null>;
  readonly verifyJws: VerifyJws;
  /** The DPoP key of this client at this server; made at its first use. */
  readonly loadProofKey: () => Promise<ProofKey>;
  /** With what is made anew at the moment of sending: the request as it is going to be sent. */
  readonly sending?: RequestDraft;
}

/** Verifies a signature; the code that does is large, and comes with the first that there is. */
export type VerifyJws = (token: string, keys: VerificationKeys) => Promise<SignatureVerdict>;

/** A person of a sandbox; there is nothing behind the password. */
export interface SamplePerson {
  readonly username: string;
  readonly password: string;
}

/** A resource of the environment that a token can be tried on. */
export interface FlowApi {
  readonly title: string;
  readonly method: string;
  readonly url: string;
  /** Space-delimited; empty where it is not known. */
  readonly scope: string;
  /** Its resource identifier, where it has told: tokens are asked for it. RFC 8707 §2, RFC 9728 §2. */
  readonly resource?: string | undefined;
  /** Requests that can be tried on it. */
  readonly samples?: readonly ApiSample[] | undefined;
}

/** A request that can be tried on an API. */
export interface ApiSample {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  /** Null where it has none. */
  readonly body: string | null;
}

/** What came back to the redirect URI. */
export interface AuthorizationAnswer {
  readonly parameters: readonly HeaderPair[];
  readonly mode: 'query' | 'fragment' | 'form_post' | 'pasted';
}

/** The request as made, and what making it put into the run's memory (state, nonce, verifier). */
export interface MadeDraft {
  readonly draft: RequestDraft;
  readonly learned: Partial<RunMemory>;
}

/** The judgement on an answer: all checks, what was learnt, and what stands in the way. */
export interface Judgement {
  readonly checks: readonly Check[];
  readonly learned: Partial<RunMemory>;
  readonly problem: Problem | null;
  /** That the same is to be asked again: polling, or a nonce that the server wants to see. */
  readonly again?: AskAgain;
}

/** When a request is sent once more by itself, and why. */
export interface AskAgain {
  /** 0: at once, and only once in a row. */
  readonly afterSeconds: number;
  /** A wire name: `authorization_pending`, `slow_down`, `use_dpop_nonce`. */
  readonly reason: string;
}

/** What a step made by itself, and the judgement on it. */
export interface Performance extends Judgement {
  /** The token or document that it made, to be shown; null where it made none. */
  readonly output: { readonly label: string; readonly text: string } | null;
}

/** What the page can draw above a step's form. */
export type Exhibit =
  | 'user-code'
  | 'question'
  | 'inbox'
  | 'actors'
  | 'registered-client'
  | 'deleted-client'
  | 'front-channel-calls'
  | 'back-channel-calls';

interface StepBase {
  /** Unique in the flow: `authorize`, `redeem`, `userinfo`, `call-api`. */
  readonly id: string;
  /** The region's accessible name: `Ask for authorization`. */
  readonly title: string;
  /** What is about to happen and why: two sentences. */
  readonly about: string;
  readonly specs: readonly SpecRef[];
  /** What must be there first, in words, or null when the step can be made now. */
  readonly waitsFor: (
    input: Pick<StepInput, 'memory' | 'metadata' | 'options' | 'receiver' | 'client'>,
  ) => string | null;
  /** True for a step that a run may leave out (userinfo, API call). */
  readonly optional: boolean;
  /** True where later steps rest on its answer although it may be left out. */
  readonly informs?: true;
  /** What the page draws above the step's form, from what the run knows; left out: nothing. */
  readonly exhibit?: Exhibit;
  /** Whether the step is there at all with these options; left out: always. */
  readonly when?: (options: ChosenOptions) => boolean;
  readonly make: (input: StepInput) => Promise<Result<MadeDraft, Problem>>;
}

/** A step that the page sends by a transport. */
export interface RequestStep extends StepBase {
  readonly kind: 'request';
  /** True where its form holds the parameters of an authorization request. RFC 9126 §2.1. */
  readonly carriesAuthorization?: boolean;
  /** True where it goes to this app’s own host, which no relay stands between. */
  readonly atOwnHost?: true;
  /** What the client must be registered with; a sandbox of the user’s own is told before it is sent. */
  readonly registers?: (
    input: Pick<StepInput, 'options' | 'receiver'>,
  ) => Readonly<Record<string, string>>;
  readonly process: (exchange: Exchange, input: StepInput) => Promise<Judgement>;
}

/** A step that takes the browser to the server; the answer arrives at the redirect URI. */
export interface AuthorizationStep extends StepBase {
  readonly kind: 'authorization';
  readonly process: (answer: AuthorizationAnswer, input: StepInput) => Promise<Judgement>;
}

/** A step that is done here: nothing is sent. Its draft's fields are claims (and JOSE header members). */
export interface LocalStep extends StepBase {
  readonly kind: 'local';
  /** Its button: `Sign the request`. */
  readonly action: string;
  /** True where its claims are the parameters of an authorization request. RFC 9101 §4. */
  readonly carriesAuthorization?: boolean;
  readonly perform: (draft: RequestDraft, input: StepInput) => Promise<Performance>;
}

export type FlowStep = RequestStep | AuthorizationStep | LocalStep;

/** A flow: its steps in order, and the words that teach it. */
export interface Flow extends FlowText {
  readonly options: readonly FlowOption[];
  /** False for a flow that a public client cannot use. */
  readonly publicClients: boolean;
  /** True for a flow that makes its client: it runs where there is none yet. @see RFC 7591 §3 */
  readonly makesClient?: true;
  /** The grants that its client has to be registered for, all of them. @see RFC 7591 §2 */
  readonly grantTypes?: readonly string[];
  /** What a run begins with where an earlier one has it: the token to refresh, exchange, ask about. */
  readonly begins?: 'accessToken' | 'refreshToken' | 'idToken';
  /** Every step that it may have, in order. */
  readonly steps: readonly FlowStep[];
}

/** The steps that a flow has with these options, in order. */
export function stepsOf(flow: Flow, options: ChosenOptions): readonly FlowStep[] {
  return flow.steps.filter((step) => step.when?.(options) ?? true);
}

/** Declares a flow; the registry collects them. */
export function defineFlow(flow: Flow): Flow {
  return flow;
}
