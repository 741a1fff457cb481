import type { HttpRequest } from '#protocol/http/message.ts';
import { encodeForm, encodeFormValue } from '#protocol/http/form-encoding.ts';
import { createVariableNames, type SecretValue, type SnippetVariable } from './variables.ts';
import type { VariableNames } from './variables.ts';

/** A stretch of text as it is, or the value of a variable: as it is, or form-encoded in its place. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly encoding: 'none' | 'form' };

/** A header whose value may have secrets; `basic` is made of an encoded client id and a variable. */
export type HeaderTemplate =
  | { readonly kind: 'pieces'; readonly name: string; readonly pieces: readonly Piece[] }
  | {
      readonly kind: 'basic';
      readonly name: string;
      readonly encodedId: string;
      readonly variable: string;
    };

/** One pair of a form: a value in the open, or a variable. */
export interface PairTemplate {
  readonly name: string;
  readonly value: Piece;
}

/** A body: a form that `encodeForm` writes the same way, other text, or bytes that are no text. */
export type BodyTemplate =
  | { readonly kind: 'form'; readonly pairs: readonly PairTemplate[]; readonly text: string }
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** A request in which variables stand for secrets; every language is rendered from it. */
export interface RequestTemplate {
  readonly method: string;
  readonly url: readonly Piece[];
  readonly headers: readonly HeaderTemplate[];
  readonly body: BodyTemplate | null;
  readonly variables: readonly SnippetVariable[];
  /** The files of the certificate that TLS shows; null where it shows none. RFC 8705 §2. */
  readonly certificate: CertificateFiles | null;
}

/** Where a snippet reads a client certificate and its private key from, both in PEM. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** The names that snippets give to the files of a client certificate. */
export const certificateFiles: CertificateFiles = {
  certificateFile: 'client-cert.pem',
  keyFile: 'client-key.pem',
};

/** Whether secrets stand as environment variables or as they are. */
export interface SnippetOptions {
  readonly secrets: 'environment' | 'real';
  readonly secretValues: readonly SecretValue[];
  /** `shown`: the client proves itself, or its tokens, by a certificate. Left out: none is. */
  readonly clientCertificate?: 'shown' | 'none';
}

// Parameters that carry a credential by their definition (RFC 6749, 7009, 7521, 7636, 7662, 8628, 8693).
const secretParameters: readonly string[] = [
  'access_token',
  'actor_token',
  'assertion',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'id_token_hint',
  'password',
  'refresh_token',
  'subject_token',
  'token',
];

const text = (value: string): Piece => ({ kind: 'text', text: value });

/** A request with its secrets taken out, or left in where they are asked for. */
export function makeTemplate(request: HttpRequest, options: SnippetOptions): RequestTemplate {
  const names = options.secrets === 'real' ? null : createVariableNames(options.secretValues);
  const template = {
    method: request.method,
    url: urlPieces(request.url, names),
    headers: request.headers.map(([name, value]) => headerTemplate(name, value, names)),
    body: bodyTemplate(request, names),
    certificate: showsCertificate(request, options) ? certificateFiles : null,
  };
  return { ...template, variables: names?.all() ?? [] };
}

// Without TLS there is nothing to show it in.
function showsCertificate({ url }: HttpRequest, { clientCertificate }: SnippetOptions): boolean {
  return clientCertificate === 'shown' && /^https:/i.test(url);
}

function urlPieces(url: string, names: VariableNames | null): readonly Piece[] {
  const start = url.indexOf('?') + 1;
  if (start === 0 || names === null) return [text(url)];
  return joined([text(url.slice(0, start)), ...encodedPieces(url.slice(start), names)]);
}

/** Pieces of form-encoded text, whose own spelling is kept wherever it is no secret. */
function encodedPieces(encoded: string, names: VariableNames): readonly Piece[] {
  return encoded.split('&').flatMap((part, index) => {
    const before = index === 0 ? '' : '&';
    const [pair] = [...new URLSearchParams(part)];
    const variable = pair === undefined ? null : secretName(pair[0], pair[1], names);
    if (variable === null) return [text(`${before}${part}`)];
    const name = part.slice(0, part.indexOf('=') + 1);
    return [text(`${before}${name}`), { kind: 'variable', name: variable, encoding: 'form' }];
  });
}

function secretName(name: string, value: string, names: VariableNames | null): string | null {
  if (names === null || value === '') return null;
  const isKnown = names.known.some((secret) => secret.value === value);
  return isKnown || secretParameters.includes(name) ? names.nameOf(value, name) : null;
}

function headerTemplate(name: string, value: string, names: VariableNames | null): HeaderTemplate {
  if (names === null) return { kind: 'pieces', name, pieces: [text(value)] };
  if (name.toLowerCase() !== 'authorization') {
    return { kind: 'pieces', name, pieces: withoutSecrets(value, names) };
  }
  return basicTemplate(name, value, names) ?? credentialTemplate(name, value, names);
}

/** `Basic` credentials of RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
function basicTemplate(name: string, value: string, names: VariableNames): HeaderTemplate | null {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(value) ?? [];
  const plain = encoded === undefined ? null : decodeBase64(encoded);
  const [, encodedId, encodedSecret] =
    /^([\x21-\x39\x3b-\x7e]*):([\x21-\x7e]+)$/.exec(plain ?? '') ?? [];
  if (encodedId === undefined || encodedSecret === undefined) return null;
  const [secret] = [...new URLSearchParams(`x=${encodedSecret.replaceAll('&', '%26')}`).values()];
  // A user's password (RFC 7617) is not encoded, and would not come out the same.
  if (secret === undefined || encodeFormValue(secret) !== encodedSecret) return null;
  return { kind: 'basic', name, encodedId, variable: names.nameOf(secret, 'client_secret') };
}

/** `Bearer`, `DPoP` and other schemes: the scheme stays readable, the credential does not. */
function credentialTemplate(name: string, value: string, names: VariableNames): HeaderTemplate {
  const [, scheme = '', credential = value] = /^([\w-]+ +)(.+)$/s.exec(value) ?? [];
  if (credential === '') return { kind: 'pieces', name, pieces: [text(value)] };
  const isToken = /^(?:bearer|dpop) /i.test(scheme);
  const variable = names.nameOf(credential, isToken ? 'access_token' : 'authorization');
  const pieces = [text(scheme), { kind: 'variable', name: variable, encoding: 'none' } as const];
  return { kind: 'pieces', name, pieces: joined(pieces) };
}

function bodyTemplate(request: HttpRequest, names: VariableNames | null): BodyTemplate | null {
  if (request.body === null) return null;
  // Text goes out as UTF-8, in which a lone surrogate has no place (Encoding, *UTF-8 encode*).
  const bytes =
    typeof request.body === 'string' ? new TextEncoder().encode(request.body) : request.body;
  const content = decodeUtf8(bytes) ?? bytes;
  if (content instanceof Uint8Array) return { kind: 'bytes', bytes: content };
  if (!isForm(request)) return { kind: 'text', pieces: withoutSecrets(content, names) };
  const pairs = [...new URLSearchParams(content)];
  if (content === '' || encodeForm(pairs) !== content) {
    const pieces = names === null ? [text(content)] : encodedPieces(content, names);
    return { kind: 'text', pieces: joined(pieces) };
  }
  return { kind: 'form', pairs: pairs.map((pair) => pairTemplate(pair, names)), text: content };
}

function pairTemplate([name, value]: [string, string], names: VariableNames | null): PairTemplate {
  const variable = secretName(name, value, names);
  if (variable === null) return { name, value: text(value) };
  return { name, value: { kind: 'variable', name: variable, encoding: 'none' } };
}

function isForm({ headers }: HttpRequest): boolean {
  const [, type = ''] = headers.find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type);
}

/** Text in which each known secret, also as JSON would write it, gave way to its variable. */
function withoutSecrets(content: string, names: VariableNames | null): readonly Piece[] {
  let pieces: readonly Piece[] = [text(content)];
  for (const { name, value } of names?.known ?? []) {
    for (const spelling of new Set([value, JSON.stringify(value).slice(1, -1)])) {
      pieces = pieces.flatMap((piece) => {
        if (piece.kind === 'variable' || !piece.text.includes(spelling)) return [piece];
        const variable = names?.nameOf(spelling, name) ?? name;
        return piece.text.split(spelling).flatMap((part, index) => {
          const before: Piece = { kind: 'variable', name: variable, encoding: 'none' };
          return index === 0 ? [text(part)] : [before, text(part)];
        });
      });
    }
  }
  return joined(pieces);
}

/** Neighbouring texts as one, empty ones left out. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') {
      result[result.length - 1] = text(last.text + piece.text);
    } else if (piece.kind === 'variable' || piece.text !== '') result.push(piece);
  }
  return result;
}

function decodeBase64(encoded: string): string | null {
  try {
    return atob(encoded);
  } catch {
    return null;
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
