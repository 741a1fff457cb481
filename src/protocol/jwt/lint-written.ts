import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { rfc } from '#protocol/spec.ts';
import type { DecodedJws } from './decode-jwt.ts';
import type { JsonNode } from './json-tree.ts';

/**
 * What is doubtful about how a token is written, where readers of it may see different things: a
 * signature of another shape than its algorithm has, an encoding that is not the only one, characters
 * that nobody sees, numbers that most languages cannot hold. Only what there is something to say about.
 * @see RFC 7515 §2, RFC 7518 §3, RFC 7519 §7.3, RFC 8259 §6
 */
export function lintWritten(decoded: DecodedJws): readonly Check[] {
  return [
    lintAlgorithmName(decoded),
    lintSignatureForm(decoded),
    lintEncoding(decoded),
    lintHiddenCharacters(decoded),
    lintNumbers(decoded),
  ].filter((check) => check !== null);
}

/** Bytes of a signature that has one length alone. @see RFC 7518 §3.2, §3.4, RFC 8032 §5.1 */
const signatureBytes: Readonly<Record<string, number>> = {
  ...{ HS256: 32, HS384: 48, HS512: 64 },
  ...{ ES256: 64, ES384: 96, ES512: 132 },
  ...{ Ed25519: 64, EdDSA: 64 },
};

const knownNames = [
  ...Object.keys(signatureBytes),
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'none'],
];

function lintAlgorithmName({ header }: DecodedJws): Check | null {
  const { alg } = header.claims;
  if (typeof alg !== 'string' || knownNames.includes(alg)) return null;
  const meant = knownNames.find((name) => name.toLowerCase() === alg.trim().toLowerCase());
  if (meant === undefined) return null;
  return checkAbout('jwt.alg-name', rfc(7515, '4.1.1')).failed(
    `alg is written otherwise than ${meant}: names count by each letter, and a reader that is lax here can be misled`,
    alg.slice(0, 40),
  );
}

function lintSignatureForm({ header, signature }: DecodedJws): Check | null {
  const { alg } = header.claims;
  const bytes = signature.bytes;
  if (typeof alg !== 'string' || bytes === null || bytes.length === 0) return null;
  const wanted = Object.hasOwn(signatureBytes, alg) ? signatureBytes[alg] : undefined;
  if (wanted === undefined || bytes.length === wanted) return null;
  const evidence = `${bytes.length} bytes, ${alg} has ${wanted}`;
  const say = checkAbout('jwt.signature-form', rfc(7518, alg.startsWith('ES') ? '3.4' : '3.1'));
  return alg.startsWith('ES') && bytes[0] === 0x30
    ? say.failed(
        'The signature is written in DER, as OpenSSL and X.509 do: JWS has the two numbers side by side',
        evidence,
      )
    : say.failed('The signature has another length than its algorithm gives', evidence);
}

function lintEncoding({ header, payload, signature }: DecodedJws): Check | null {
  const parts = { header, payload, signature };
  const say = checkAbout('jwt.encoding', rfc(4648, '3.5'));
  for (const [name, { problem }] of Object.entries(parts)) {
    if (problem?.code === 'base64url_trailing_bits') {
      return say.failed(
        'The last character of a part is not what an encoder writes: lax readers take several texts for the same token',
        name,
      );
    }
    if (problem?.code === 'base64url_padding') {
      return say.failed('A part ends in “=”, which base64url in tokens leaves out', name);
    }
  }
  return null;
}

/** Zero-width and direction-changing characters, and controls. @see Unicode Technical Report 36 §2.5 */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** More values than a person would put into a token. */
const limit = 5000;

function lintHiddenCharacters({ header, payload }: DecodedJws): Check | null {
  const found: string[] = [];
  for (const { path, text } of textsOf([header.json, payload.json])) {
    const at = hidden.exec(text);
    if (at === null) continue;
    const code = (at[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    found.push(`${path.replace(new RegExp(hidden, 'gu'), '�')}: U+${code}`);
    if (found.length === 5) break;
  }
  if (found.length === 0) return null;
  return checkAbout('jwt.hidden-characters', rfc(7519, '7.3')).warned(
    'It holds characters that nobody sees: what looks alike is not the same when it is compared',
    found.join(', '),
  );
}

function lintNumbers({ payload }: DecodedJws): Check | null {
  const found: string[] = [];
  walk([payload.json], ({ path, node }) => {
    if (node.kind === 'number' && !isExact(node.text) && found.length < 5) {
      found.push(`${path}: ${node.text.slice(0, 40)}`);
    }
  });
  if (found.length === 0) return null;
  return checkAbout('jwt.inexact-number', rfc(8259, '6')).warned(
    'A number is larger than most languages hold exactly: readers will see different ones',
    found.join(', '),
  );
}

function isExact(text: string): boolean {
  const value = Number(text);
  return (
    Number.isFinite(value) && (Math.abs(value) <= Number.MAX_SAFE_INTEGER || /[.e]/i.test(text))
  );
}

interface Place {
  readonly path: string;
  readonly node: JsonNode;
}

function textsOf(roots: readonly (JsonNode | null)[]): { path: string; text: string }[] {
  const texts: { path: string; text: string }[] = [];
  walk(roots, ({ path, node }) => {
    if (node.kind === 'string') texts.push({ path, text: node.value });
    if (node.kind !== 'object') return;
    for (const { name } of node.members) texts.push({ path: 'a name', text: name });
  });
  return texts;
}

function walk(roots: readonly (JsonNode | null)[], visit: (place: Place) => void): void {
  const waiting = roots.flatMap((node) => (node === null ? [] : [{ path: '', node }]));
  for (let seen = 0; waiting.length > 0 && seen < limit; seen += 1) {
    const place = waiting.pop();
    if (place === undefined) return;
    visit(place);
    const { path, node } = place;
    if (node.kind === 'object') {
      for (const { name, value } of node.members) {
        waiting.push({ path: path === '' ? name : `${path}.${name}`, node: value });
      }
    }
    if (node.kind === 'array') {
      for (const item of node.items) waiting.push({ path: `${path}[]`, node: item });
    }
  }
}
