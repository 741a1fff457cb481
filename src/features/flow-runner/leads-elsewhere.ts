import type { StepView } from '#workspace/model/step-view.ts';

/**
 * Where a request's answer goes, if that is not this app's own callback: a redirect URI of another
 * app, which this page never sees. Null where it comes back here, or nothing says where it goes.
 */
export function leadsElsewhere(next: StepView['next'], callbackUrl: string): string | null {
  const url = next?.request?.url ?? '';
  if (!URL.canParse(url)) return null;
  const redirectUri = new URL(url).searchParams.get('redirect_uri');
  if (redirectUri === null || !URL.canParse(redirectUri)) return null;
  return addressOf(redirectUri) === addressOf(callbackUrl) ? null : redirectUri;
}

// A query of its own may follow the address (RFC 6749 §3.1.2).
function addressOf(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
