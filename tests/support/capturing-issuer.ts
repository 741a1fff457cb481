import type { CaptureServer } from './capture-server.ts';
import { untidyMetadata } from './untidy-server.ts';

/** Makes of a capture server an authorization server that agrees to everything, and an API. */
export function answerAsIssuer({ origin, answer }: CaptureServer): void {
  const token = { access_token: 'access-1', token_type: 'Bearer', expires_in: 300 };
  answer('/.well-known/openid-configuration', () => ({ body: untidyMetadata(origin) }));
  answer('/jwks', () => ({ body: { keys: [] } }));
  answer('/authorize', ({ target }) => {
    const asked = new URL(target, origin).searchParams;
    const back = new URL(asked.get('redirect_uri') ?? 'about:blank');
    back.searchParams.set('code', 'code-1');
    back.searchParams.set('state', asked.get('state') ?? '');
    return { status: 302, headers: { location: back.href } };
  });
  answer('/token', () => ({ body: { ...token, refresh_token: 'refresh-1' } }));
  answer('/userinfo', () => ({ body: { sub: 'alice' } }));
  answer('/introspect', () => ({ body: { active: true } }));
}
