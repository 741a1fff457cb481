import { utf8 } from '#protocol/bytes.ts';
import { encryptJwe } from '#protocol/jwe/encrypt-jwe.ts';
import { explainJweProblem } from '#protocol/jwe/explain-jwe-problem.ts';
import type { KeyToEncrypt } from '#protocol/jwe/wrap-key.ts';
import { compactJson, setJsonMember } from '#protocol/jwt/edit-json.ts';
import { jwsAlgorithm } from '#protocol/jwt/jws-algorithms.ts';
import { makeUnsecuredJws, readSigningHeader, signJws } from '#protocol/jwt/sign-jws.ts';
import type { SigningKey } from '#protocol/jwt/signing-key.ts';
import { explainSigningProblem } from '#protocol/jwt/signing-problem.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { citeSpec, rfc, type SpecRef } from '#protocol/spec.ts';
import type { MakerDraft } from './maker-draft.ts';

/** Where in the page something stands in the way. */
export type ProblemPlace = 'header' | 'payload' | 'encryption-header' | 'key' | 'recipient';

/** Why there is no token. */
export interface MakeProblem {
  readonly place: ProblemPlace;
  readonly sentence: string;
  readonly citation: string | null;
}

/** The keys that are used. */
export interface MakingKeys {
  /** Null where the token is not signed. */
  readonly signing: SigningKey | null;
  /** Null where the token is not encrypted. */
  readonly recipient: KeyToEncrypt | null;
  readonly random: RandomBytes;
}

/** The token for what is typed. */
export async function makeToken(
  draft: MakerDraft,
  { signing, recipient, random }: MakingKeys,
): Promise<Result<string, MakeProblem>> {
  const header = written(draft.header, draft);
  const payload = written(draft.payload, draft);
  if (draft.protection === 'encrypted') {
    return encrypt(draft, { text: payload, isToken: false, recipient, random });
  }
  const signed =
    signing === null
      ? makeUnsecuredJws({ header, payload })
      : await signJws({ header, payload }, signing);
  if (!signed.ok) {
    const { problem } = signed;
    const place = placeOf(problem.code);
    return fail(problemAt(place, explainSigningProblem(problem), problem.spec));
  }
  if (draft.protection === 'signed') return signed;
  return encrypt(draft, { text: signed.value, isToken: true, recipient, random });
}

function placeOf(code: string): ProblemPlace {
  if (code.startsWith('signing_key') || code === 'signing_algorithm_missing_here') return 'key';
  return code === 'signing_payload_dot' ? 'payload' : 'header';
}

function problemAt(place: ProblemPlace, sentence: string, spec: SpecRef): MakeProblem {
  return { place, sentence, citation: citeSpec(spec) };
}

/** Why the header says nothing that could be done; null where it does. @see RFC 7515 §4.1.1 */
export function judgeHeader({ header, protection, unsecured }: MakerDraft): MakeProblem | null {
  if (protection === 'encrypted') return null;
  const spec = rfc(7515, '4.1.1');
  const read = readSigningHeader(header);
  if (!read.ok) return problemAt('header', explainSigningProblem(read.problem), read.problem.spec);
  const { alg } = read.value;
  if (typeof alg !== 'string') {
    return problemAt('header', explainSigningProblem({ code: 'signing_alg_missing', spec }), spec);
  }
  if (alg === 'none') return unsecured === 'none-unsafe' ? null : unnamed;
  if (jwsAlgorithm(alg) !== null) return null;
  const unknown = { code: 'signing_alg_unknown', spec: rfc(7518, '3.1'), algorithm: alg } as const;
  return problemAt('header', explainSigningProblem(unknown), unknown.spec);
}

const unnamed: MakeProblem = {
  place: 'header',
  sentence:
    'With “none” nobody signs the token. If you mean it, choose it by its name under Algorithm: none (unsecured: unsafe).',
  citation: 'RFC 8725 §3.2',
};

/** As it goes into the token. What is no JSON stays as it is typed. */
function written(text: string, { isCompact }: MakerDraft): string {
  return isCompact ? (compactJson(text) ?? text) : text;
}

interface Content {
  readonly text: string;
  readonly isToken: boolean;
  readonly recipient: KeyToEncrypt | null;
  readonly random: RandomBytes;
}

async function encrypt(
  draft: MakerDraft,
  { text, isToken, recipient, random }: Content,
): Promise<Result<string, MakeProblem>> {
  if (recipient === null) {
    const sentence = 'This key is for decrypting alone: encrypting needs one that can be read.';
    return fail({ place: 'recipient', sentence, citation: null });
  }
  const typed = written(draft.encryptionHeader, draft);
  // RFC 7519 §5.2: a token inside a token has to be named so.
  const header = isToken ? (setJsonMember(typed, 'cty', '"JWT"') ?? typed) : typed;
  const made = await encryptJwe({ header, plaintext: utf8(text), random }, recipient);
  if (made.ok) return ok(made.value);
  const { problem } = made;
  const place = /key/.test(problem.code) ? 'recipient' : 'encryption-header';
  const reasons = problem.code === 'jwe_no_key_fits' ? ` ${problem.reasons.join('; ')}.` : '';
  return fail(problemAt(place, explainJweProblem(problem) + reasons, problem.spec));
}
