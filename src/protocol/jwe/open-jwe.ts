import { utf8, type Bytes } from '#protocol/bytes.ts';
import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { TriedKey } from '#protocol/jwt/signature-verdict.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { decryptionMisfit, isAsymmetric, type DecryptionKey } from './decryption-key.ts';
import { decryptContent } from './encrypt-content.ts';
import { explainJweProblem } from './explain-jwe-problem.ts';
import { inflateRaw } from './inflate.ts';
import type { JweLimits } from './jwe-limits.ts';
import type { JweProblem } from './jwe-problem.ts';
import { readJwe, type ReadJwe } from './read-jwe.ts';
import { unwrapKey } from './unwrap-key.ts';

/** One encryption, and how far it was taken off. */
export interface JweLayer {
  readonly header: Readonly<Record<string, unknown>>;
  /** As the header names them; null where it cannot be read. */
  readonly alg: string | null;
  readonly enc: string | null;
  /** The key that opened it; null where none did. */
  readonly key: string | null;
  readonly tried: readonly TriedKey[];
  /** What was done, in order: header, key, content, compression. */
  readonly steps: readonly Check[];
  readonly plaintext: Bytes | null;
  readonly problem: JweProblem | null;
}

const about = {
  header: checkAbout('jwe.header', rfc(7516, '5.2')),
  key: checkAbout('jwe.key', rfc(7516, '5.2')),
  content: checkAbout('jwe.content', rfc(7516, '5.2')),
  zip: checkAbout('jwe.zip', rfc(7516, '4.1.3')),
};

/**
 * Takes one encryption off, step by step, with the first key that does. What goes wrong is said in
 * detail: whoever asks has the token and the keys, and is no oracle for anybody else (RFC 7516 §11.5).
 * @see RFC 7516 §5.2
 */
export async function openJwe(
  token: string,
  keys: readonly DecryptionKey[],
  limits: JweLimits,
): Promise<JweLayer> {
  const read = readJwe(token);
  if (!read.ok) {
    const steps = [about.header.failed(explainJweProblem(read.problem))];
    const unread = { header: {}, alg: null, enc: null, key: null, tried: [] };
    return { ...unread, steps, plaintext: null, problem: read.problem };
  }
  const { value: jwe } = read;
  const { header, alg, enc } = jwe;
  const headerStep = about.header.passed('The header says how it is encrypted', `${alg}, ${enc}`);
  const attempt = await tryKeys(jwe, keys, limits);
  const steps = [headerStep, ...attempt.steps];
  const { key, tried } = attempt;
  const layer = { header, alg, enc, key, tried };
  if (!attempt.outcome.ok) {
    return { ...layer, steps, plaintext: null, problem: attempt.outcome.problem };
  }
  if (!jwe.isCompressed) {
    return { ...layer, steps, plaintext: attempt.outcome.value, problem: null };
  }
  const inflated = await inflate(attempt.outcome.value, limits);
  return { ...layer, ...inflated, steps: [...steps, inflated.step] };
}

interface Attempt {
  readonly outcome: Result<Bytes, JweProblem>;
  readonly steps: readonly Check[];
  readonly key: string | null;
  readonly tried: readonly TriedKey[];
}

/** How far a key came before it failed: what is told is the failure of the one that came furthest. */
const depth: Readonly<Partial<Record<JweProblem['code'], number>>> = {
  jwe_content_refused: 3,
  jwe_rounds_excessive: 2,
  jwe_parameter_invalid: 2,
  jwe_key_refused: 1,
};

async function tryKeys(
  jwe: ReadJwe,
  keys: readonly DecryptionKey[],
  limits: JweLimits,
): Promise<Attempt> {
  const tried: TriedKey[] = [];
  let best: Attempt | null = null;
  for (const { name, material } of byName(keys, jwe.header['kid'])) {
    const misfit = decryptionMisfit(material, jwe.alg);
    if (misfit !== null) {
      tried.push({ name, outcome: 'unusable', detail: misfit });
      continue;
    }
    const attempt = await tryKey(jwe, { name, material }, limits);
    if (attempt.outcome.ok) {
      return { ...attempt, tried: [...tried, { name, outcome: 'verified', detail: null }] };
    }
    const detail = explainJweProblem(attempt.outcome.problem);
    tried.push({ name, outcome: 'mismatch', detail });
    if (best === null || rank(attempt) > rank(best)) best = attempt;
  }
  return { ...(best ?? noKey(jwe, tried)), tried };
}

function rank({ outcome }: Attempt): number {
  return outcome.ok ? 4 : (depth[outcome.problem.code] ?? 0);
}

/** A key that the token names goes first; the others are still tried. */
function byName(keys: readonly DecryptionKey[], kid: unknown): readonly DecryptionKey[] {
  const isNamed = ({ name }: DecryptionKey) => (kid !== undefined && name === kid ? 0 : 1);
  return keys.toSorted((one, other) => isNamed(one) - isNamed(other));
}

function noKey({ alg }: ReadJwe, tried: readonly TriedKey[]): Attempt {
  const reasons = tried.map(({ name, detail }) => `${name}: ${detail ?? ''}`);
  const problem = {
    code: 'jwe_no_key_fits',
    spec: rfc(7516, '5.2'),
    algorithm: alg,
    reasons,
  } as const;
  const step = about.key.failed(explainJweProblem(problem), reasons.join('; ') || null);
  return { outcome: fail(problem), steps: [step], key: null, tried };
}

async function tryKey(
  jwe: ReadJwe,
  { name, material }: DecryptionKey,
  { rounds }: JweLimits,
): Promise<Attempt> {
  const { alg, enc, management, content, header, encryptedKey, iv, tag, ciphertext } = jwe;
  const wrapped = { header, alg, enc, management, content, encryptedKey, roundsLimit: rounds };
  const key = await unwrapKey(wrapped, material);
  const failed = { key: null, tried: [] };
  if (!key.ok) {
    const step = about.key.failed(explainJweProblem(key.problem), name);
    return { ...failed, outcome: key, steps: [step] };
  }
  const keyStep = about.key.passed(keySentence(jwe), name);
  const frame = { iv, aad: utf8(jwe.protectedText) };
  const sealed = { ciphertext, tag };
  const opened = await decryptContent(content, { key: key.value, sealed }, frame);
  if (opened !== null) {
    const contentStep = about.content.passed(
      'The content is decrypted, and its tag fits: neither it nor the header was changed',
      `${enc}, ${opened.length.toLocaleString('en')} bytes`,
    );
    return { outcome: ok(opened), steps: [keyStep, contentStep], key: name, tried: [] };
  }
  const isKeyCertain = encryptedKey.length > 0;
  const spec = rfc(7516, '5.2');
  const problem = { code: 'jwe_content_refused', spec, encryption: enc, isKeyCertain } as const;
  const step = about.content.failed(explainJweProblem(problem), enc);
  return { ...failed, outcome: fail(problem), steps: [keyStep, step] };
}

function keySentence({ management, encryptedKey }: ReadJwe): string {
  if (management.family === 'dir') return 'The key given is the key of the content';
  if (encryptedKey.length === 0) return 'The key of the content was agreed on with the private key';
  return isAsymmetric(management)
    ? 'The key of the content was unwrapped with the private key'
    : 'The key of the content was unwrapped with the secret';
}

async function inflate(compressed: Bytes, { inflatedBytes }: JweLimits) {
  const inflated = await inflateRaw(compressed, inflatedBytes);
  if (inflated.ok) {
    const sizes = `${compressed.length.toLocaleString('en')} bytes, ${inflated.value.length.toLocaleString('en')} inflated`;
    const step = about.zip.passed('The content was compressed', sizes);
    return { step, plaintext: inflated.value, problem: null };
  }
  const problem: JweProblem =
    inflated.problem === 'too_large'
      ? { code: 'jwe_inflated_too_large', spec: rfc(8725, '3.6'), limitBytes: inflatedBytes }
      : { code: 'jwe_compression_damaged', spec: rfc(7516, '4.1.3') };
  return { step: about.zip.failed(explainJweProblem(problem)), plaintext: null, problem };
}
