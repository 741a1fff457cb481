import type { FlowId } from '#flows/flow-ids.ts';
import type { CallActions } from './calls/call-actions.ts';
import type { ClientMembers } from './environments/client-members.ts';
import type { DiscoveryFailure } from './environments/discover.ts';
import type { KeyActions } from './keys/key-actions.ts';
import type { FoundResource } from './environments/find-resource.ts';
import type { DiscoveryAttempt } from './model/discovery.ts';
import type { Client, Environment } from './model/environment.ts';
import type { Advice, Fix } from './model/fix.ts';
import type { AuthorizationPlace, Run } from './model/run.ts';
import type { ApiCall } from './model/api-call.ts';
import type { StoredKey, StoredKeySet } from './model/stored-key.ts';
import type { Probing, StepView } from './model/step-view.ts';
import type { SandboxKeyAlgorithm, UnreadableRecord } from './ports.ts';
import type { SandboxDefinition, SandboxPolicy } from '#sandbox/contract/definition.ts';
import type { SandboxHost, SandboxLogEntry } from '#sandbox/contract/log.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Problem } from '#protocol/problem.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Result } from '#protocol/result.ts';
import type { AuthorizationAnswer } from '#flows/define-flow.ts';

/** All that the screens read. Replaced as a whole with each change; never mutated. */
export interface WorkspaceState {
  readonly status: 'loading' | 'ready' | 'unavailable';
  /** Why storage is not there (`unavailable`: private mode, no IndexedDB …); work goes on in memory. */
  readonly unavailableReason: string | null;
  readonly environments: readonly Environment[];
  readonly runs: readonly Run[];
  /** Kept because the user asked: nothing keeps a key by itself. */
  readonly keys: readonly StoredKey[];
  readonly keySets: readonly StoredKeySet[];
  /** Calls of APIs, sent and still written, the oldest first. */
  readonly calls: readonly ApiCall[];
  readonly unreadable: readonly UnreadableRecord[];
  /** Addresses that are tried by this page before something is spent there. */
  readonly probing: readonly Probing[];
  readonly selected: { readonly environmentId: string | null; readonly clientKey: string | null };
  readonly host: SandboxHost | null;
  /** Why there is no sandbox host; null while unknown or fine. */
  readonly hostProblem: string | null;
}

/** What was deleted, and how to have it back until the undo is gone. */
export interface Undo {
  readonly message: string;
  readonly undo: () => void;
}

/** What is to be different in a sandbox. */
export interface SandboxChange extends Partial<
  Pick<SandboxDefinition, 'keys' | 'users' | 'scopes' | 'apis' | 'faults' | 'trustedIssuers'>
> {
  /** Switches that are set anew; the others stay. */
  readonly policy?: Partial<SandboxPolicy>;
  /** The preset that the policy is set by from now on; null for none. */
  readonly preset?: string | null;
  /** What was done, in a sentence. */
  readonly message?: string;
}

/** Everything that the screens can do with environments and clients. */
export interface EnvironmentActions {
  /** Generates keys, users, scopes, two clients; puts the definition in place; reads its metadata and keys. */
  readonly createSandbox: (
    name?: string,
  ) => Promise<Result<Environment, { readonly reason: string }>>;
  /** Tries each address in turn and tells of each as it goes. */
  readonly discover: (
    typed: string,
    options: {
      readonly transport: 'direct' | 'relay';
      readonly signal: AbortSignal;
      readonly onAttempt: (attempts: readonly DiscoveryAttempt[]) => void;
    },
  ) => Promise<
    Result<
      {
        readonly metadata: ServerMetadata;
        readonly url: string;
        /** What is wrong with metadata that can be used all the same; null where nothing is. */
        readonly problem: Problem | null;
      },
      {
        readonly problem: Problem | TransportProblem;
        readonly attempts: readonly DiscoveryAttempt[];
      }
    >
  >;
  /** Asks an API for its metadata, and tells of each address as it goes. RFC 9728 §3. */
  readonly findResource: (
    typed: string,
    options: {
      readonly transport: 'direct' | 'relay';
      readonly signal: AbortSignal;
      readonly onAttempt: (attempts: readonly DiscoveryAttempt[]) => void;
    },
  ) => Promise<Result<FoundResource, DiscoveryFailure>>;
  /** From discovered, pasted or typed metadata; fetches the keys where it can. */
  readonly createRemote: (
    made: Pick<Environment, 'name' | 'metadata' | 'source' | 'overrides' | 'transport'> &
      Partial<Pick<Environment, 'apis' | 'provider'>>,
  ) => Promise<Environment>;
  readonly change: (
    id: string,
    change: Partial<
      Pick<
        Environment,
        | 'name'
        | 'metadata'
        | 'overrides'
        | 'transport'
        | 'clockToleranceSeconds'
        | 'sandbox'
        | 'apis'
      >
    >,
  ) => Promise<Result<null, { readonly reason: string }>>;
  /** Changes a sandbox of the user's own; it is in place when this is through. One after another. */
  readonly changeSandbox: (
    id: string,
    change: SandboxChange,
  ) => Promise<Result<Undo, { readonly reason: string }>>;
  /** Makes a key and puts it first, so that it is used from now on; the others stay published. */
  readonly rotateKey: (
    id: string,
    algorithm: SandboxKeyAlgorithm,
  ) => Promise<Result<Undo, { readonly reason: string }>>;
  readonly refreshKeys: (id: string) => Promise<Result<null, Problem | TransportProblem>>;
  readonly duplicate: (id: string) => Promise<Environment>;
  readonly remove: (id: string) => Undo;
  readonly saveClient: (
    environmentId: string,
    client: Client,
    /** What a sandbox of one's own knows of it besides; left out: what it knew. */
    members?: ClientMembers,
  ) => Promise<Result<null, { readonly reason: string }>>;
  readonly duplicateClient: (environmentId: string, clientKey: string) => Promise<Client>;
  readonly removeClient: (environmentId: string, clientKey: string) => Undo;
  readonly exportFile: (
    id: string,
    options: { readonly secrets: 'left-out' | 'included-unsafe' },
  ) => { readonly name: string; readonly text: string };
  readonly importFile: (text: string) => Promise<Result<Environment, { readonly reason: string }>>;
  readonly select: (environmentId: string, clientKey: string | null) => void;
}

/** Everything that the screens can do with runs. */
export interface RunActions {
  /** Begins a run and prepares its first step. */
  readonly start: (
    flow: FlowId,
    environmentId: string,
    clientKey: string,
    options?: Readonly<Record<string, string>>,
    from?: { readonly runId: string },
    // eslint-disable-next-line max-params -- the first three name the run, the others are rare
  ) => Promise<Run>;
  readonly edit: (runId: string, step: string, draft: RequestDraft) => void;
  /** Makes what an opened run could have made before, and has not: a page may be left too soon. */
  readonly catchUp: (runId: string) => Promise<void>;
  /** Makes the step's draft again, with new random values where it has them. */
  readonly remake: (runId: string, step: string) => Promise<void>;
  readonly chooseOption: (runId: string, option: string, value: string) => Promise<void>;
  readonly send: (runId: string, step: string) => Promise<void>;
  /** Does a step that needs no server: signs, encrypts, checks. */
  readonly perform: (runId: string, step: string) => Promise<void>;
  readonly cancel: (runId: string, step: string) => void;
  /** False when the browser blocked the window. `by-hand` only records it: the URL is in the view. */
  readonly openAuthorization: (
    runId: string,
    step: string,
    place: AuthorizationPlace,
  ) => Promise<boolean>;
  readonly pasteAnswer: (
    runId: string,
    step: string,
    text: string,
  ) => Promise<Result<null, Problem>>;
  /** The callback page hands its answer in; says which run it belongs to, or which ones wait. */
  readonly receive: (answer: AuthorizationAnswer) => Promise<ReceivedAnswer>;
  /** Gives an answer to a run that the user picked from the waiting ones. */
  readonly assign: (runId: string, answer: AuthorizationAnswer) => Promise<void>;
  readonly applyFix: (runId: string, step: string, fix: Fix) => Promise<{ readonly runId: string }>;
  readonly remove: (runId: string) => Undo;
  readonly removeAll: () => Undo;
}

/** Where an authorization response belongs. */
export type ReceivedAnswer =
  | { readonly kind: 'belongs'; readonly runId: string }
  | { readonly kind: 'repeated'; readonly runId: string }
  | { readonly kind: 'stray'; readonly waiting: readonly Run[] };

/** The one thing that screens hold on to. Made by `createWorkspace(ports)`. */
export interface Workspace {
  readonly getState: () => WorkspaceState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly environments: EnvironmentActions;
  readonly runs: RunActions;
  readonly keys: KeyActions;
  readonly calls: CallActions;
  /** Pure views over a run. */
  readonly viewStep: (run: Run, step: string) => StepView;
  readonly advise: (run: Run, step: string) => Advice | null;
  /** The log entries of the run's sandbox that belong to it; empty for a remote server. */
  readonly sandboxLog: (run: Run) => Promise<readonly SandboxLogEntry[]>;
  /** Finds out which host this page has: for the sandboxes, and for the relay of any server. */
  readonly settleHost: () => Promise<void>;
  readonly eraseEverything: () => Promise<void>;
}
