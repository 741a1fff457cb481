import type { Credentials } from '#protocol/http/read-authorization.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';

/** What a header's credentials are, and what is doubtful about them. */
export interface CredentialsMeaning {
  readonly says: string;
  readonly spec: SpecRef | null;
  /** A sentence each; empty where nothing is. */
  readonly doubts: readonly string[];
}

interface Scheme {
  readonly says: string;
  readonly spec: SpecRef;
  /** Whether one value stands behind it. */
  readonly isOneValue: boolean;
}

const schemes: Readonly<Record<string, Scheme>> = {
  bearer: {
    says: 'An access token that whoever holds it may use.',
    spec: rfc(6750, '2.1'),
    isOneValue: true,
  },
  dpop: {
    says: 'An access token that is bound to a key: it goes with a proof in the header DPoP.',
    spec: rfc(9449, '7.1'),
    isOneValue: true,
  },
  basic: {
    says: 'A name and a password in base64, which hides nothing: of a user, or of a client at its token endpoint.',
    spec: rfc(7617, '2'),
    isOneValue: true,
  },
  digest: {
    says: 'A user name and a hash made with the password.',
    spec: rfc(7616, '3.4'),
    isOneValue: false,
  },
  negotiate: { says: 'Kerberos or NTLM.', spec: rfc(4559, '4'), isOneValue: true },
};

/** What an `Authorization` header says to a server. @see RFC 9110 §11.6.2 */
export function explainCredentials(credentials: Credentials): CredentialsMeaning {
  const name = credentials.scheme.toLowerCase();
  const known = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  if (known === undefined) {
    return { says: 'A way of signing in that is not known here.', spec: null, doubts: [] };
  }
  return { says: known.says, spec: known.spec, doubts: doubtsOf(credentials, known) };
}

function doubtsOf({ text, token68 }: Credentials, { isOneValue }: Scheme): readonly string[] {
  if (text === '') return ['Nothing stands behind the scheme.'];
  if (!isOneValue || token68 !== null) return [];
  if (/["']/.test(text)) return ['There are quotes in it: a token stands without them.'];
  if (/\s/.test(text))
    return ['There is white space in it: a line was broken, or more was copied.'];
  if (text.includes(','))
    return ['There is a comma in it: one header holds one set of credentials.'];
  return ['It has characters that such a value cannot have (RFC 9110 §11.2).'];
}
