/** The part of the Trusted Types API that is used; TypeScript's DOM types do not have it yet. */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null }): unknown;
}

/**
 * Worker scripts, the service worker's too, may come from this origin alone. There is no
 * `createHTML` and no `createScript`: text that reaches such a sink throws.
 */
export function createScriptURL(url: string): string | null {
  return new URL(url, document.baseURI).origin === window.location.origin ? url : null;
}

const factory = (window as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
factory?.createPolicy('default', { createScriptURL });
