import type { Transport, TransportProblem } from '#protocol/http/transport.ts';
import { parseJsonTree } from '#protocol/jwt/json-tree.ts';
import {
  explainKeyMaterialProblem,
  readJwks,
  type KeyMaterial,
} from '#protocol/keys/parse-key-material.ts';
import { fail, ok, type Result } from '#protocol/result.ts';

/** Why an address gave no key set, for people. */
export interface FetchKeySetProblem {
  readonly sentence: string;
  /** True where the relay may get further. */
  readonly mayRelay: boolean;
  /** The address of the keys, where the answer was metadata that names it. */
  readonly jwksUri: string | null;
}

/**
 * Reads a key set from an address that the user typed. How long it may take is the transport's matter;
 * the signal is the user's way out.
 * @see RFC 7517 §5
 */
export async function fetchKeySet(
  url: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<KeyMaterial & { readonly kind: 'jwks' }, FetchKeySetProblem>> {
  const headers = [['accept', 'application/jwk-set+json, application/json']] as const;
  const request = { method: 'GET', url, headers, body: null };
  const answered = await transport(request, signal);
  if (!answered.ok) return fail(explainTransport(answered.problem));
  const { status, body } = answered.value;
  if (status !== 200) return problem(`The address answered ${status}, not a key set.`);
  // What nests deeper than any key would end the stack of whoever shows it.
  if (!parseJsonTree(body).ok) {
    return problem('The address answered with something that is not JSON.');
  }
  const value: unknown = JSON.parse(body);
  if (typeof value === 'object' && value !== null && 'jwks_uri' in value) {
    const jwksUri = typeof value.jwks_uri === 'string' ? value.jwks_uri : null;
    return fail({ sentence: 'This is metadata, not a key set.', mayRelay: false, jwksUri });
  }
  const read = readJwks(value, body);
  return read.ok ? ok(read.value) : problem(explainKeyMaterialProblem(read.problem));
}

function problem(sentence: string): Result<never, FetchKeySetProblem> {
  return fail({ sentence, mayRelay: false, jwksUri: null });
}

const sentences: Readonly<Record<TransportProblem['code'], string>> = {
  offline: 'This computer is offline.',
  unreachable: 'Nothing answers at this address.',
  cors_suspected: 'The server answers, but does not let a page of another origin read it (CORS).',
  mixed_content: 'A page on https cannot read an http address.',
  browser_refused: 'The browser does not send such a request.',
  csp_blocked: 'This page’s own policy does not allow that address.',
  local_network_denied: 'The browser does not let this page reach the local network.',
  opaque_redirect:
    'The address redirects, and redirects are not followed. Give the one it leads to.',
  timeout: 'No answer came in time. How long to wait is set in the settings.',
  too_large: 'The answer is too large for a key set.',
  relay_refused: 'The relay refused the request.',
  aborted: 'Reading the keys was stopped.',
};

function explainTransport({ code }: TransportProblem): FetchKeySetProblem {
  const mayRelay = /^(?:unreachable|cors_suspected|mixed_content|local_network_denied)$/.test(code);
  return { sentence: sentences[code], mayRelay, jwksUri: null };
}
