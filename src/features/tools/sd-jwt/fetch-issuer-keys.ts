import { explainProblem } from '#knowledge/explain-problem.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import { explainKeyMaterialProblem, readJwks } from '#protocol/keys/parse-key-material.ts';
import type { Result } from '#protocol/result.ts';
import {
  explainIssuerMetadataProblem,
  prepareIssuerMetadataRequest,
  processIssuerMetadata,
} from '#protocol/sd-jwt/issuer-metadata.ts';

/** What came of asking for an issuer's keys. */
export type KeysAnswer =
  | { readonly kind: 'keys'; readonly text: string }
  | { readonly kind: 'address'; readonly jwksUri: string }
  | { readonly kind: 'problem'; readonly sentence: string; readonly mayRelay: boolean };

type Send = (request: HttpRequest) => Promise<Result<HttpResponse, TransportProblem>>;

/** Asks for the metadata of an issuer of credentials. */
export async function fetchIssuerKeys(url: string, iss: string, send: Send): Promise<KeysAnswer> {
  const answered = await send(prepareIssuerMetadataRequest(url));
  if (!answered.ok) return unreachable(answered.problem);
  const read = processIssuerMetadata(answered.value, iss);
  if (!read.ok) return problem(explainIssuerMetadataProblem(read.problem));
  if (read.value.kind === 'address') return read.value;
  return { kind: 'keys', text: JSON.stringify({ keys: read.value.keys }, null, 2) };
}

/** Asks for the key set that the metadata names. */
export async function fetchKeySet(url: string, send: Send): Promise<KeysAnswer> {
  const headers = [['accept', 'application/jwk-set+json, application/json']] as const;
  const answered = await send({ method: 'GET', url, headers, body: null });
  if (!answered.ok) return unreachable(answered.problem);
  const { status, body } = answered.value;
  if (status !== 200) return problem(`The address answered ${status}, not a key set.`);
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return problem('The address answered with something that is not JSON.');
  }
  const read = readJwks(value, body);
  return read.ok
    ? { kind: 'keys', text: JSON.stringify({ keys: read.value.keys }, null, 2) }
    : problem(explainKeyMaterialProblem(read.problem));
}

function problem(sentence: string): KeysAnswer {
  return { kind: 'problem', sentence, mayRelay: false };
}

/** Where the relay may get further than a page. */
const relayable = /^(?:unreachable|cors_suspected|mixed_content|local_network_denied)$/;

function unreachable(found: TransportProblem): KeysAnswer {
  const { title, todo } = explainProblem(found);
  return { kind: 'problem', sentence: `${title}. ${todo}`, mayRelay: relayable.test(found.code) };
}
