/** The cards that judge a token, in the shape that `lazy` asks for. */
export async function loadVerification() {
  const { Verification } = await import('./verification.tsx');
  return { default: Verification };
}

/** The card of an SD-JWT's disclosures, which few tokens have. */
export async function loadDisclosures() {
  const { DisclosuresCard } = await import('./disclosures-card.tsx');
  return { default: DisclosuresCard };
}

/** What opens an encrypted token, likewise. */
export async function loadDecryption() {
  const { DecryptCard } = await import('./decrypt-card.tsx');
  return { default: DecryptCard };
}

/** What reads certificates, likewise. */
export async function loadCertificates() {
  const { CertificatesCard } = await import('./certificates-card.tsx');
  return { default: CertificatesCard };
}

/** What reads the certificates of `x5c` and tries their signatures. */
export async function loadChainReader() {
  const { examineChain } = await import('#protocol/keys/examine-chain.ts');
  return { examineChain };
}
