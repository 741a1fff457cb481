import type { NewField } from '#protocol/http/draft-field.ts';
import { encodeBasicCredentials } from '#protocol/http/form-encoding.ts';

/** The ways to authenticate that are spoken. @see OpenID Connect Core 1.0 §9; RFC 7591 §2 */
export type ClientAuthMethod = 'none' | 'client_secret_basic' | 'client_secret_post';

/** A client as the token endpoint knows it. */
export interface ClientIdentity {
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly method: ClientAuthMethod;
}

/** The fields by which a client names and proves itself. @see RFC 6749 §2.3.1, §3.2.1 */
export function applyClientAuth(client: ClientIdentity): readonly NewField[] {
  const clientId: NewField = { place: 'form', name: 'client_id', value: client.clientId };
  const secret = client.clientSecret ?? '';
  switch (client.method) {
    case 'none':
      return [clientId];
    case 'client_secret_post':
      return [clientId, { place: 'form', name: 'client_secret', value: secret, secret: true }];
    case 'client_secret_basic':
      return [
        {
          place: 'header',
          name: 'authorization',
          value: encodeBasicCredentials(client.clientId, secret),
          secret: true,
        },
      ];
  }
}
