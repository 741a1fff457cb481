import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import type { HeldToken } from '#protocol/api-call/credential-fields.ts';
import { prepareCall } from '#protocol/api-call/prepare-call.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { InputProblem } from '#protocol/problem.ts';
import { ok, type Result } from '#protocol/result.ts';
import { findRun, type Core } from '#workspace/core.ts';
import type { Proofs } from './proofs.ts';
import { tokenOfRun, type RunToken } from './run-tokens.ts';

/** What calling needs beyond the core. */
export interface Calling {
  readonly core: Core;
  readonly proofs: Proofs;
}

/** A request that is ready to go, and the token of a run that it carries. */
export interface MadeRequest {
  readonly request: HttpRequest;
  readonly token: RunToken | null;
  readonly held: HeldToken | null;
}

/** The token that a draft's credential names; null where it names none, or its run is gone. */
export function tokenOfDraft(core: Core, { credential }: CallDraft): RunToken | null {
  if (credential.kind !== 'run' || credential.runId === null) return null;
  const run = findRun(core, credential.runId);
  return run === null ? null : tokenOfRun(run);
}

/** Makes the request of a draft, with a proof where its token goes with one. @see RFC 9449 §7.1 */
export async function makeRequest(
  { core, proofs }: Calling,
  draft: CallDraft,
): Promise<Result<MadeRequest, InputProblem>> {
  const token = tokenOfDraft(core, draft);
  if (token === null) {
    const request = prepareCall(draft, null);
    return request.ok ? ok({ request: request.value, token, held: null }) : request;
  }
  const { accessToken } = token;
  const wanted = draft.credential.scheme;
  const scheme = wanted === 'as-issued' ? token.scheme : wanted;
  const bare: HeldToken = { accessToken, scheme, proof: null };
  const made = prepareCall(draft, bare);
  if (!made.ok || scheme !== 'DPoP') {
    return made.ok ? ok({ request: made.value, token, held: bare }) : made;
  }
  // The proof is about the method and the address as they are sent.
  const held = { ...bare, proof: await proofs.proofFor(token, made.value) };
  const proven = prepareCall(draft, held);
  return proven.ok ? ok({ request: proven.value, token, held }) : proven;
}
