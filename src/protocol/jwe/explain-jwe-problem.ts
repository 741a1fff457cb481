import type { JweProblem } from './jwe-problem.ts';

type Code = JweProblem['code'];
type Problems = { readonly [One in Code]: Extract<JweProblem, { readonly code: One }> };

const sentences: { readonly [One in Code]: (problem: Problems[One]) => string } = {
  jwe_part_unreadable: ({ part }) =>
    `The part “${part}” is damaged or of the wrong length: a token copied in part?`,
  jwe_header_unreadable: () =>
    'The header of this encrypted token cannot be read: a token copied in part?',
  jwe_header_not_json: () => 'The header has to be a JSON object with “alg” and “enc”.',
  jwe_alg_unsupported: ({ algorithm }) => explainAlgorithm(algorithm),
  jwe_enc_unsupported: ({ encryption }) =>
    encryption === ''
      ? 'The header does not say what the content is encrypted with (“enc”).'
      : `${encryption} is no content encryption that is known here.`,
  jwe_zip_unsupported: ({ zip }) => `The compression ${zip} is not known: RFC 7516 has DEF alone.`,
  jwe_critical_not_understood: ({ names }) =>
    `The header asks that ${names.join(', ')} be understood, which it is not here.`,
  jwe_parameter_invalid: ({ member }) =>
    `The header’s “${member}” is missing, or not what its algorithm needs.`,
  jwe_rounds_excessive: ({ rounds, limit }) =>
    `The token asks for ${count(rounds)} rounds (“p2c”), and more than ${count(limit)} are not made: whoever sends such a token may only want to keep the machine busy.`,
  jwe_inflated_too_large: ({ limitBytes }) =>
    `Inflated, the content is larger than ${count(limitBytes)} bytes, and is not read on: a small token that grows so much is a compression bomb.`,
  jwe_compression_damaged: () =>
    'The content is decrypted, but its compression (“zip”) is damaged.',
  jwe_too_deep: ({ limit }) =>
    `More than ${limit} encryptions are one inside the other: they are not taken off.`,
  jwe_no_key_fits: ({ algorithm, reasons }) =>
    reasons.length === 0
      ? `There is no key to decrypt ${algorithm} with.`
      : `None of the keys fits ${algorithm}.`,
  jwe_key_unusable: ({ algorithm }) => `The key cannot be read as a key for ${algorithm}.`,
  jwe_key_length: ({ algorithm, bits, neededBits }) =>
    `The key has ${bits} bits, ${algorithm} needs ${neededBits}.`,
  jwe_key_refused: ({ algorithm }) =>
    `The key does not unwrap this token’s: it is another one, or the token was changed (${algorithm}).`,
  jwe_content_refused: ({ isKeyCertain }) =>
    isKeyCertain
      ? 'The key fits, but the content’s tag does not: the header or the content was changed.'
      : 'The content’s tag does not fit: it is another key, or the token was changed.',
  jwe_algorithm_missing_here: ({ algorithm }) => `This browser does not have ${algorithm}.`,
};

/** What stands in the way, in one sentence, and what to do where that is known. */
export function explainJweProblem(problem: JweProblem): string {
  return say(problem.code, problem);
}

function say<One extends Code>(code: One, problem: Problems[One]): string {
  return sentences[code](problem);
}

function explainAlgorithm(algorithm: string): string {
  if (algorithm === '') return 'The header does not say how the key is encrypted (“alg”).';
  if (algorithm === 'RSA1_5') {
    return 'RSA1_5 is not decrypted here: RFC 8725 §3.2 advises against it, and browsers do not have it.';
  }
  return `${algorithm} is no way to encrypt a key that is known here.`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
