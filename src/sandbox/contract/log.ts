import { z } from 'zod/mini';

const check = z.object({
  /** File name of the check: `check-redirect-uri`. */
  name: z.string(),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  /** What it saw, without a secret, a code or a whole token. */
  detail: z.nullable(z.string()),
  /** `RFC 6749 §3.1.2.3` */
  spec: z.string(),
});

/** What the sandbox tells of one request. */
export const sandboxLogEntrySchema = z.object({
  /** Grows by one with each request of this sandbox. */
  sequence: z.int(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  method: z.string(),
  /** Path below the issuer: `/token`. No query. */
  path: z.string(),
  status: z.int(),
  clientId: z.nullable(z.string()),
  /** `state` of an authorization request, hashed (SHA-256, base64url), so that a run finds its own entries. */
  stateHash: z.nullable(z.string()),
  /** The `error` on the wire, or null. */
  error: z.nullable(z.string()),
  /** Why it answered as it did; never on the wire. */
  detail: z.nullable(z.string()),
  checks: z.array(check),
});

/** `GET /sandbox/{id}/log?after={sequence}` */
export const sandboxLogSchema = z.object({ entries: z.array(sandboxLogEntrySchema) });

export type SandboxLogEntry = z.infer<typeof sandboxLogEntrySchema>;
export type SandboxLogCheck = z.infer<typeof check>;

/** A certificate that the host's relay shows to a server, without its key. @see RFC 8705 §2, §3.1 */
const relayCertificate = z.object({
  /** The one origin that it is shown to. */
  origin: z.string(),
  /** PEM. */
  certificate: z.string(),
  /** Its distinguished name, as RFC 4514 writes it; empty where the host does not tell. */
  subject: z._default(z.string(), ''),
  /** What `x5t#S256` of a token bound to it is. */
  thumbprint: z.string(),
});

export type RelayCertificate = z.infer<typeof relayCertificate>;

/** `GET /sandbox`: which host answers. */
export const sandboxHostSchema = z.object({
  host: z.enum(['server', 'worker']),
  /** Whether the host's relay takes requests of this page. */
  relay: z.boolean(),
  relayCertificates: z.optional(z.array(relayCertificate)),
});

export type SandboxHost = z.infer<typeof sandboxHostSchema>;
