import type { BasicProblem, BasicReading } from '#protocol/http/read-basic.ts';

/** Why a header says nothing, in a sentence. */
export function explainBasicProblem(problem: BasicProblem): string {
  switch (problem.code) {
    case 'basic_empty':
      return 'Nothing stands behind the scheme.';
    case 'basic_not_base64':
      return problem.character === null
        ? 'This is not base64: a character is missing, or there is one too many.'
        : `This is not base64: it has “${problem.character}”.`;
    case 'basic_no_colon':
      return 'There is no colon in it, which stands between name and password (RFC 7617 §2).';
  }
}

/** What is doubtful about a header that could be read. */
export function doubtsOfReading({ client, charset, isCanonical }: BasicReading): readonly string[] {
  return [
    ...(isCanonical
      ? []
      : [
          'An encoder would have written other base64: with padding, and with + and / (RFC 4648 §4).',
        ]),
    ...(charset === 'utf-8'
      ? []
      : [
          'Its bytes are no UTF-8; they are read as ISO-8859-1, as older programs write them (RFC 7617 §2.1).',
        ]),
    ...(client === null
      ? [
          'It is not form-encoded, so a client of OAuth has written it wrong, or it is a user’s (RFC 6749 §2.3.1).',
        ]
      : []),
  ];
}

/** What is doubtful about a name and a password that are to be written. */
export function doubtsOfTyped(name: string, secret: string): readonly string[] {
  const all = name + secret;
  return [
    ...(name.includes(':')
      ? [
          'A user’s name can have no colon: a server takes what stands behind it for the password (RFC 7617 §2). Form-encoded it can.',
        ]
      : []),

    ...(/[\u0000-\u001f\u007f]/.test(all)
      ? ['There is a control character in it, which neither may have (RFC 7617 §2).']
      : []),
    ...(/^\s|\s$/.test(name) || /^\s|\s$/.test(secret)
      ? ['There is white space at an end, maybe copied along.']
      : []),
  ];
}
