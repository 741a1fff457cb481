import type { Check } from '#protocol/check.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Exchange, HeaderPair } from '#protocol/http/message.ts';
import type { SignatureVerdict } from '#protocol/jwt/signature-verdict.ts';
import type { VerificationKeys } from '#protocol/jwt/verify-jws.ts';
import type { Jwks } from '#protocol/model/jwks.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Problem } from '#protocol/problem.ts';
import type { RandomBytes } from '#protocol/random.ts';
import type { Result } from '#protocol/result.ts';
import type { SpecRef } from '#protocol/spec.ts';

/** The flows that exist, by the name in their address: `/flows/{flow}`. */
export type FlowId = 'authorization-code' | 'client-credentials' | 'refresh-token' | 'userinfo';

/** The client that a flow runs as. */
export interface FlowClient {
  readonly clientId: string;
  readonly authentication: 'none' | 'client_secret_basic' | 'client_secret_post';
  readonly clientSecret: string | null;
  readonly redirectUri: string;
  readonly scope: string;
  /** Added to each request of the kind. */
  readonly extraParameters: {
    readonly authorization: readonly HeaderPair[];
    readonly token: readonly HeaderPair[];
  };
}

/** A choice that shapes a flow: PKCE method, response mode. Shown above its steps. */
export interface FlowOption {
  readonly id: 'pkce' | 'response_mode' | 'api';
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly initial: string;
  readonly spec: SpecRef;
}

/** A token or other thing that a run has got; later steps use it, other screens offer it. */
export interface RunMemory {
  readonly state: string | null;
  readonly nonce: string | null;
  readonly codeVerifier: string | null;
  readonly codeChallenge: string | null;
  readonly codeChallengeMethod: string | null;
  readonly requestedScope: string | null;
  readonly redirectUri: string | null;
  readonly maxAgeSeconds: number | null;
  readonly acrValues: string | null;
  readonly code: string | null;
  readonly accessToken: string | null;
  readonly tokenType: string | null;
  readonly grantedScope: string | null;
  readonly refreshToken: string | null;
  readonly idToken: string | null;
  readonly idTokenSubject: string | null;
  /** Milliseconds since the epoch. */
  readonly accessTokenExpiresAt: number | null;
}

/** Everything that a step may know. The runner makes it anew from the run's events each time. */
export interface StepInput {
  readonly issuer: string;
  /** With the environment's overrides applied. */
  readonly metadata: ServerMetadata;
  readonly client: FlowClient;
  readonly memory: RunMemory;
  readonly options: Readonly<Record<string, string>>;
  /** Base address of the API that the last step calls, and what it may call there. */
  readonly apis: readonly FlowApi[];
  readonly clockToleranceSeconds: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly random: RandomBytes;
  /** The server's keys; `refetch` asks the server again (an unknown `kid`). Null: none to be had. */
  readonly loadKeys: (refetch: boolean) => Promise<Jwks | null>;
  readonly verifyJws: VerifyJws;
}

/** Verifies a signature; the code that does is large, and comes with the first that there is. */
export type VerifyJws = (token: string, keys: VerificationKeys) => Promise<SignatureVerdict>;

/** A resource of the environment that a token can be tried on. */
export interface FlowApi {
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly scope: string;
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
}

interface StepBase {
  /** Unique in the flow: `authorize`, `redeem`, `userinfo`, `call-api`. */
  readonly id: string;
  /** The region's accessible name: `Ask for authorization`. */
  readonly title: string;
  /** What is about to happen and why: two sentences. */
  readonly about: string;
  readonly specs: readonly SpecRef[];
  /** What must be there first, in words, or null when the step can be made now. */
  readonly waitsFor: (input: Pick<StepInput, 'memory' | 'metadata'>) => string | null;
  /** True for a step that a run may leave out (userinfo, API call). */
  readonly optional: boolean;
  readonly make: (input: StepInput) => Promise<Result<MadeDraft, Problem>>;
}

/** A step that the page sends by a transport. */
export interface RequestStep extends StepBase {
  readonly kind: 'request';
  readonly process: (exchange: Exchange, input: StepInput) => Promise<Judgement>;
}

/** A step that takes the browser to the server; the answer arrives at the redirect URI. */
export interface AuthorizationStep extends StepBase {
  readonly kind: 'authorization';
  readonly process: (answer: AuthorizationAnswer, input: StepInput) => Promise<Judgement>;
}

export type FlowStep = RequestStep | AuthorizationStep;

/** A flow: its steps in order, and the words that teach it. */
export interface Flow {
  readonly id: FlowId;
  /** `Authorization code with PKCE` */
  readonly title: string;
  /** `Authorization code`: for lists and the navigation. */
  readonly shortTitle: string;
  /** One or two sentences below the title. */
  readonly summary: string;
  readonly specs: readonly SpecRef[];
  readonly options: readonly FlowOption[];
  /** False for a flow that a public client cannot use. */
  readonly publicClients: boolean;
  readonly steps: readonly FlowStep[];
}

/** Declares a flow; the registry collects them. */
export function defineFlow(flow: Flow): Flow {
  return flow;
}
