/** More than anybody steps through. */
const limit = 1000;

/** Where a text holds the words, in any letter case; `isMore` where there are more places than are given. */
export function findAll(
  text: string,
  wanted: string,
): { readonly places: readonly number[]; readonly isMore: boolean } {
  const places: number[] = [];
  if (wanted === '') return { places, isMore: false };
  // The flags alone decide: everything else in the words is taken as it is.
  const pattern = new RegExp(wanted.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&'), 'gi');
  for (const { index } of text.matchAll(pattern)) {
    if (places.length === limit) return { places, isMore: true };
    places.push(index);
  }
  return { places, isMore: false };
}
