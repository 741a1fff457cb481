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
