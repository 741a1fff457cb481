import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import type { DecodedJws } from './decode-jwt.ts';

/** Secrets of tutorials, libraries' own examples and password lists, which are tried first by anyone. */
const famous = [
  ...['secret', 'your-256-bit-secret', 'your-384-bit-secret', 'your-512-bit-secret', 'password'],
  ...[
    'a-string-secret-at-least-256-bits-long',
    'secretkey',
    'secret_key',
    'secret-key',
    'mysecret',
  ],
  ...['my-secret', 'my_secret', 'mysecretkey', 'my-secret-key', 'supersecret', 'super-secret'],
  ...['supersecretkey', 'topsecret', 'jwt', 'jwtsecret', 'jwt_secret', 'jwt-secret', 'JWT_SECRET'],
  ...[
    'changeme',
    'change_me',
    'changeit',
    'change-me',
    'default',
    'test',
    'testing',
    'key',
    'token',
  ],
  ...[
    'admin',
    'root',
    'toor',
    '123456',
    '12345678',
    '123456789',
    '1234567890',
    'qwerty',
    'letmein',
  ],
  ...['abc123', 'example', 'example_key', 'example-secret', 'signingkey', 'signing-key', 'hmac'],
  ...[
    'shhhhh',
    'shhhhhhared-secret',
    'gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr9C',
    'AyM1SysPpbyDfgZld3umj1qzKObwVMko',
  ],
  ...[
    'GQDstcKsx0NHjPOuXOYg5MbeJ1XT0uFiwDVvVBrk',
    'SECRET_KEY',
    'your-secret-key',
    'your_secret_key',
  ],
  ...['your_jwt_secret', 'yoursecretkey', 'keyboard cat', 'hello', 'foo', 'bar', 'foobar', '', ' '],
] as const;

const hashes: Readonly<Record<string, string>> = {
  HS256: 'SHA-256',
  HS384: 'SHA-384',
  HS512: 'SHA-512',
};

/**
 * Whether a token was signed with a secret that everyone knows. Tried here, offline, on the short list
 * above; null for a token that is not signed with a secret.
 * @see RFC 8725 §3.5, RFC 7518 §3.2
 */
export async function checkFamousSecret({
  token,
  header,
  signature,
}: DecodedJws): Promise<Check | null> {
  const alg = valueText(header.claims['alg']);
  const hash = Object.hasOwn(hashes, alg) ? hashes[alg] : undefined;
  const { bytes } = signature;
  if (hash === undefined || bytes === null) return null;
  const say = checkAbout('jwt.famous-secret', rfc(8725, '3.5'));
  const input = new TextEncoder().encode(token.slice(0, signature.start - 1));
  for (const secret of famous) {
    if (await fits(secret, hash, { input, signature: bytes })) {
      return say.failed(
        'It is signed with a secret that everyone knows: anyone can make such tokens',
        secret === '' ? 'the empty text' : `“${secret}”`,
      );
    }
  }
  return say.passed(`None of ${famous.length} well-known secrets made the signature`);
}

interface Signed {
  readonly input: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

async function fits(secret: string, hash: string, { input, signature }: Signed): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash };
  const bytes = new TextEncoder().encode(secret);
  // WebCrypto takes no empty key; one of zeros is the same to HMAC. RFC 2104 §2.
  const raw = bytes.length === 0 ? new Uint8Array(1) : bytes;
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, signature, input);
}
