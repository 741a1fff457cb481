import type { NewField } from '#protocol/http/draft-field.ts';
import { encodeUserPassword } from './basic-credentials.ts';
import type { CallCredential } from './call-draft.ts';

/** The token of a run, as it is going to be sent. */
export interface HeldToken {
  readonly accessToken: string;
  readonly scheme: 'Bearer' | 'DPoP';
  /** The proof that goes with it after `DPoP`; null for none. RFC 9449 §4. */
  readonly proof: string | null;
}

/**
 * What a credential adds to a request: headers, or for some keys a parameter of the query.
 * @see RFC 6750 §2.1, RFC 7617 §2, RFC 9449 §7.1
 */
export function credentialFields(
  credential: CallCredential,
  held: HeldToken | null,
): readonly NewField[] {
  const { username, password, keyName, key, token } = credential;
  switch (credential.kind) {
    case 'none':
      return [];
    case 'run':
      return held === null ? [] : heldFields(held);
    case 'bearer':
      return [authorization(`Bearer ${token}`)];
    case 'basic':
    case 'twilio':
      return [authorization(encodeUserPassword(username, password))];
    case 'api-key-header':
      return [{ place: 'header', name: keyName.trim(), value: key, secret: true }];
    case 'api-key-query':
      return [{ place: 'query', name: keyName, value: key, secret: true }];
    case 'stripe':
      return [authorization(encodeUserPassword(key, ''))];
    case 'stripe-bearer':
    case 'sendgrid':
      return [authorization(`Bearer ${key}`)];
  }
}

function heldFields({ accessToken, scheme, proof }: HeldToken): readonly NewField[] {
  const token = authorization(`${scheme} ${accessToken}`);
  return proof === null ? [token] : [token, { place: 'header', name: 'dpop', value: proof }];
}

function authorization(value: string): NewField {
  return { place: 'header', name: 'authorization', value, secret: true };
}

/** What of a credential must not be shown unasked, with names for code: `STRIPE_KEY`. */
export function credentialSecrets(
  credential: CallCredential,
  held: HeldToken | null,
): readonly { readonly name: string; readonly value: string }[] {
  const { password, key, token } = credential;
  switch (credential.kind) {
    case 'none':
      return [];
    case 'run':
      return held === null ? [] : [{ name: 'access_token', value: held.accessToken }];
    case 'bearer':
      return [{ name: 'access_token', value: token }];
    case 'basic':
      return [{ name: 'password', value: password }];
    case 'twilio':
      return [{ name: 'twilio_auth_token', value: password }];
    case 'api-key-header':
    case 'api-key-query':
      return [{ name: 'api_key', value: key }];
    case 'stripe':
    case 'stripe-bearer':
      return [{ name: 'stripe_key', value: key }];
    case 'sendgrid':
      return [{ name: 'sendgrid_api_key', value: key }];
  }
}
