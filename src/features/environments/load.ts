/** What makes and reads private keys: needed by few clients, so it comes when it is asked for. */
export async function loadKeyMaker() {
  return import('#protocol/keys/client-keys.ts');
}
