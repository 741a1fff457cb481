import type { AuthorizationAnswer, VerifyJws } from '#flows/define-flow.ts';
import type { ProofKey } from '#protocol/dpop/proof-key.ts';
import type { Transport } from '#protocol/http/transport.ts';
import type { RandomBytes } from '#protocol/random.ts';
import type { Result } from '#protocol/result.ts';
import type { SandboxAlgorithm, SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { EncryptionAlgorithm } from '#sandbox/contract/starter.ts';
import type { SandboxHost, SandboxLogEntry } from '#sandbox/contract/log.ts';
import type { LogoutCall } from '#sandbox/contract/logout-calls.ts';
import type { ApiCall } from './model/api-call.ts';
import type { Environment } from './model/environment.ts';
import type { Run } from './model/run.ts';
import type { StoredKey, StoredKeySet } from './model/stored-key.ts';

/** A record that could not be read: kept aside as it is, reported, never dropped. */
export interface UnreadableRecord {
  readonly table: 'environments' | 'runs' | 'keys' | 'keySets' | 'calls';
  readonly key: string;
  readonly reason: string;
  readonly raw: string;
}

/** What the workspace keeps. Every write is seen by the other tabs. */
export interface StoragePort {
  readonly load: () => Promise<{
    readonly environments: readonly Environment[];
    readonly runs: readonly Run[];
    readonly keys: readonly StoredKey[];
    readonly keySets: readonly StoredKeySet[];
    readonly calls: readonly ApiCall[];
    readonly unreadable: readonly UnreadableRecord[];
    /** Why nothing can be kept beyond this page; null where it can. */
    readonly unavailableReason: string | null;
  }>;
  readonly saveEnvironment: (environment: Environment) => Promise<void>;
  readonly deleteEnvironment: (id: string) => Promise<void>;
  readonly saveRun: (run: Run) => Promise<void>;
  readonly deleteRun: (id: string) => Promise<void>;
  readonly saveKey: (key: StoredKey) => Promise<void>;
  readonly deleteKey: (id: string) => Promise<void>;
  readonly saveKeySet: (set: StoredKeySet) => Promise<void>;
  readonly deleteKeySet: (id: string) => Promise<void>;
  readonly saveCall: (call: ApiCall) => Promise<void>;
  readonly deleteCall: (id: string) => Promise<void>;
  readonly eraseEverything: () => Promise<void>;
  /** Calls back when another tab wrote; returns the way to stop. */
  readonly onOtherTab: (changed: () => void) => () => void;
}

/** A window that was opened and is led somewhere once it is known where. */
export interface OpenedWindow {
  readonly goTo: (url: string) => void;
  readonly close: () => void;
}

/** The tab that the app runs in. */
export interface NavigationPort {
  /** Absolute address of the app's root, with a slash at its end. */
  readonly appUrl: () => string;
  readonly leaveTo: (url: string) => void;
  /** An empty window; null when the browser blocked it. */
  readonly openWindow: () => OpenedWindow | null;
  /** The run that this tab waits for; survives a redirect and a reload, not another tab. */
  readonly pendingRun: () => string | null;
  readonly setPendingRun: (runId: string | null) => void;
}

/** The sandbox's host, reached as any server would be. */
export interface SandboxPort {
  /** Settles which host answers; says why when none does. */
  readonly host: () => Promise<Result<SandboxHost, { readonly reason: string }>>;
  readonly put: (
    id: string,
    definition: SandboxDefinition,
  ) => Promise<Result<null, { readonly reason: string }>>;
  readonly log: (id: string, after: number) => Promise<readonly SandboxLogEntry[]>;
  /** Makes the host forget what it knows of sandboxes; of `default` all but its keys. */
  readonly forget: (ids: readonly string[]) => Promise<void>;
}

/**
 * Reads the authorization response that this page was opened with, and takes it out of the address
 * bar and the session history; null where there is none.
 */
export type ReadCallback = () => Promise<AuthorizationAnswer | null>;

/** What was selected last, kept for the next visit. */
export interface SelectionPort {
  readonly read: () => Selection;
  readonly write: (selection: Selection) => void;
}

/** The environment and the client that new runs begin with. */
export interface Selection {
  readonly environmentId: string | null;
  readonly clientKey: string | null;
}

/** How long a server may take to answer; the user's choice. */
export interface PatiencePort {
  readonly seconds: () => number;
  /** False where the browser does not keep it. */
  readonly choose: (seconds: number) => boolean;
}

/** A call of a server, and how this page came to know of it. */
export type ArrivedLogoutCall = LogoutCall & {
  /** The browser's storage, which a frame of this site shares with the app; or the app's host. */
  readonly by: 'storage' | 'host';
};

/** What servers told this app about sessions that have ended, in the last minutes. */
export interface LogoutNews {
  /** Whether the app's host takes calls: only then can a server post to it. */
  readonly hostTakes: boolean;
  readonly calls: readonly ArrivedLogoutCall[];
}

/** Tells what is known now, and again as more comes; returns the way to stop. */
export type FollowLogoutCalls = (tell: (news: LogoutNews) => void) => () => void;

/** What a key of a sandbox is made for: signing, or reading what is encrypted to it. RFC 7518 §4.1 */
export type SandboxKeyAlgorithm = SandboxAlgorithm | EncryptionAlgorithm | 'ECDH-ES+A256KW';

/** The edges of the world, each given by `platform` and put together in `app/wiring.ts`. */
export interface Ports {
  readonly storage: StoragePort;
  readonly navigation: NavigationPort;
  readonly sandbox: SandboxPort;
  readonly selection: SelectionPort;
  /** Private keys for a sandbox, those of a new one unless named; an edge because it loads the code. */
  readonly generateKeys: (
    algorithms?: readonly SandboxKeyAlgorithm[],
  ) => Promise<SandboxDefinition['keys']>;
  /** The DPoP key pair of this name, made at its first use and kept, not extractable. RFC 9449 §2. */
  readonly loadProofKey: (name: string) => Promise<ProofKey>;
  readonly transports: { readonly direct: Transport; readonly relay: Transport };
  /** The code that verifies signatures; an edge because it is loaded on first use. */
  readonly loadVerifier: () => Promise<{ readonly verifyJws: VerifyJws }>;
  /** How long a server may take to answer. */
  readonly patienceSeconds: () => number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly random: RandomBytes;
}
