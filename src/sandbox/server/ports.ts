import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { RelayCertificate, SandboxLogEntry } from '#sandbox/contract/log.ts';
import type { GrantRecords } from './grants/records.ts';

/** The one source of chance, given as an argument. */
export type RandomBytes = (length: number) => Uint8Array;

/** Where a record is: the sandbox, what kind of thing, and its key (a hash where it is a secret). */
export interface GrantAddress<K extends keyof GrantRecords = keyof GrantRecords> {
  readonly sandbox: string;
  readonly kind: K;
  readonly key: string;
}

/** What an atomic change leaves behind; `record: null` removes it. */
export interface GrantChange<T, R> {
  readonly record: T | null;
  readonly result: R;
}

/** What grants leave behind, definitions, and the log. Every method is one transaction. */
export interface SandboxStore {
  /** The definition, and marks it as used now. */
  readonly readDefinition: (id: string, now: number) => Promise<SandboxDefinition | null>;
  /** Puts a definition in place; beyond the limit the least recently used goes, with its grants. */
  readonly writeDefinition: (
    id: string,
    definition: SandboxDefinition,
    now: number,
  ) => Promise<'created' | 'replaced'>;
  /** Removes what a sandbox was asked and gave: records and log, and its definition where said. */
  readonly erase: (sandbox: string, what: 'grants' | 'everything') => Promise<void>;
  readonly read: <K extends keyof GrantRecords>(
    address: GrantAddress<K>,
  ) => Promise<GrantRecords[K] | null>;
  /**
   * Reads, changes and writes one record with nothing in between. `change` is synchronous: a
   * transaction of IndexedDB ends at the first thing awaited that is not its own.
   */
  readonly update: <K extends keyof GrantRecords, R>(
    address: GrantAddress<K>,
    change: (record: GrantRecords[K] | null) => GrantChange<GrantRecords[K], R>,
  ) => Promise<R>;
  /** Removes whatever one authorization gave. @see RFC 9700 §4.14.2 */
  readonly removeFamily: (sandbox: string, family: string) => Promise<void>;
  /** Removes records whose `removeAt` has passed. */
  readonly removeOld: (now: number) => Promise<void>;
  /** Adds an entry and numbers it. */
  readonly appendLog: (sandbox: string, entry: Omit<SandboxLogEntry, 'sequence'>) => Promise<void>;
  readonly readLog: (sandbox: string, after: number) => Promise<readonly SandboxLogEntry[]>;
}

/** So many log entries of a sandbox are kept. */
export const logLimitCount = 300;

/**
 * How a browser is known again. Shared code never touches a cookie: a service worker has none.
 * The handle is random; what it stands for is in the store.
 */
export interface SessionPort {
  readonly read: (request: Request, sandbox: SessionScope) => Promise<string | null>;
  /** Makes the browser keep the handle, in the place of any other. */
  readonly write: (response: Response, sandbox: SessionScope, handle: string) => Promise<Response>;
  /** Makes the browser forget its handle. */
  readonly clear: (response: Response, sandbox: SessionScope) => Promise<Response>;
}

/** The sandbox that a session is with. */
export interface SessionScope {
  readonly id: string;
  /** Path of the issuer, `/sandbox/{id}`. */
  readonly path: string;
}

/** Who a request comes from, as far as its host can tell. */
export type Caller = 'own-page' | 'other-page' | 'not-a-page';

/** One message to an address of a client: a notification, a token, a logout token. */
export interface OutgoingMessage {
  /** The sandbox's own origin: what is there is handed over without a network. */
  readonly origin: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** How it went; a reason holds nothing of the message. */
export type SendOutcome =
  | { readonly arrived: true; readonly status: number }
  | { readonly arrived: false; readonly reason: string };

/**
 * Posts one message, once: it follows no redirect, gives up after seconds, and where others than this
 * machine use the host it reaches public addresses alone. It never throws.
 */
export type Send = (message: OutgoingMessage) => Promise<SendOutcome>;

/** A document as it came, or why it did not. */
export type DocumentOutcome =
  | {
      readonly arrived: true;
      readonly status: number;
      readonly contentType: string | null;
      readonly cacheControl: string | null;
      readonly body: string;
    }
  | { readonly arrived: false; readonly reason: string };

/**
 * Gets one document, once: it follows no redirect, gives up after seconds, takes in a few kilobytes,
 * and reaches public addresses, besides those of this machine where nobody else uses the host. It
 * never throws.
 */
export type FetchDocument = (url: string) => Promise<DocumentOutcome>;

/** What the sandbox is given by the host that it runs in. */
export interface SandboxDependencies {
  readonly store: SandboxStore;
  readonly session: SessionPort;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly random: RandomBytes;
  /** Waits, for an answer that is to be slow. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly host: 'server' | 'worker';
  /** Whether this host's relay takes requests. */
  readonly relay: () => boolean;
  /** What the relay shows to servers that ask for a certificate. */
  readonly relayCertificates?: readonly RelayCertificate[];
  /** Left out: this host calls nobody. */
  readonly send?: Send;
  /** Left out: this host gets no documents. */
  readonly fetchDocument?: FetchDocument;
  /** `/` or `/base/`. */
  readonly basePath: string;
  /** `PUT`, `DELETE` and the log answer `own-page` only. */
  readonly guard: (request: Request) => Caller;
}
