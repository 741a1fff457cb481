/** Whether WebCrypto refused because the runtime was built without an algorithm: ML-DSA, in most places. */
export function isMissingHere(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotSupportedError';
}
