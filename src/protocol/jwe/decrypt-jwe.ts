import type { Bytes } from '#protocol/bytes.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { parseJsonTree } from '#protocol/jwt/json-tree.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { rfc } from '#protocol/spec.ts';
import { namedKeys, type DecryptionKey } from './decryption-key.ts';
import { usualLimits, type JweLimits } from './jwe-limits.ts';
import type { JweProblem } from './jwe-problem.ts';
import { openJwe, type JweLayer } from './open-jwe.ts';

/** What was innermost. A signed token is as unverified as any other. */
export type JweContent =
  | { readonly kind: 'jws'; readonly text: string }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Bytes };

/** Every encryption that was taken off, the outermost first, and what was in the last. */
export interface JweSteps {
  readonly layers: readonly JweLayer[];
  /** Null where some layer could not be opened. */
  readonly content: JweContent | null;
  readonly problem: JweProblem | null;
}

/**
 * Takes an encrypted token apart layer by layer with the keys that the user gave, each step with its
 * outcome. Never throws or rejects; what costs too much is refused.
 * @see RFC 7516 §5.2, RFC 7519 §7.2
 */
export async function decryptJweSteps(
  token: string,
  keys: readonly DecryptionKey[],
  limits: JweLimits = usualLimits,
): Promise<JweSteps> {
  const layers: JweLayer[] = [];
  let text = token.trim();
  while (layers.length < limits.layers) {
    const layer = await openJwe(text, keys, limits);
    layers.push(layer);
    if (layer.plaintext === null) return { layers, content: null, problem: layer.problem };
    const content = readContent(layer.plaintext);
    if (content.kind !== 'text' || decodeJwtUnverified(content.text).kind !== 'jwe') {
      return { layers, content, problem: null };
    }
    text = content.text;
  }
  const problem = { code: 'jwe_too_deep', spec: rfc(7519, '7.2'), limit: limits.layers } as const;
  return { layers, content: null, problem };
}

function readContent(bytes: Bytes): JweContent {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { kind: 'bytes', bytes };
  }
  if (decodeJwtUnverified(text).kind === 'jws') return { kind: 'jws', text };
  return { kind: parseJsonTree(text).ok ? 'json' : 'text', text };
}

/** A token that was inside an encrypted one, and how it was wrapped. */
export interface Decrypted {
  readonly text: string;
  readonly alg: string;
  readonly enc: string;
}

/**
 * Opens an encrypted token with the first private key that does; null where none does. Keys of their
 * own name go first.
 * @see RFC 7516 §5.2
 */
export async function decryptJwe(token: string, keys: readonly Jwk[]): Promise<Decrypted | null> {
  const { alg, enc, plaintext } = await openJwe(token, namedKeys(keys), usualLimits);
  if (plaintext === null || alg === null || enc === null) return null;
  return { text: new TextDecoder().decode(plaintext), alg, enc };
}
