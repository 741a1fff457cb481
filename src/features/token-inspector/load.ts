/** The cards that judge a token, in the shape that `lazy` asks for. */
export async function loadVerification() {
  const { Verification } = await import('./verification.tsx');
  return { default: Verification };
}
