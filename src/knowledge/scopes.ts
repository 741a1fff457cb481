import { oidcCore } from '#protocol/spec.ts';
import type { NameMeaning } from './meaning-of.ts';

const claims = oidcCore('5.4');

const scopes: Readonly<Record<string, NameMeaning>> = {
  openid: {
    text: 'Makes it an OpenID Connect request: an ID token says who signed in',
    spec: oidcCore('3.1.2.1'),
  },
  profile: { text: 'Name, picture, birthday, language and the like', spec: claims },
  email: { text: 'The e-mail address, and whether it was verified', spec: claims },
  address: { text: 'The postal address', spec: claims },
  phone: { text: 'The phone number, and whether it was verified', spec: claims },
  offline_access: {
    text: 'A refresh token, to go on while the user is away',
    spec: oidcCore('11'),
  },
};

/** What a scope of OpenID Connect means; null for one that only its server knows. */
export function explainScope(name: string): NameMeaning | null {
  return Object.hasOwn(scopes, name) ? (scopes[name] ?? null) : null;
}
