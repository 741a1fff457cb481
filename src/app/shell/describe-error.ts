/** Queries and fragments may carry what is secret; an address in a report goes without them. */
const afterPath = /(https?:\/\/[^\s?#)]*)[?#][^\s)]*/g;
/** Three dotted parts, or anything long without a space, may be a token. */
const tokenLike = /[\w-]{20,}\.[\w-]*\.[\w-]*|[\w+/=-]{40,}/g;

/** What may be sent to the makers: what broke and where, without what the user works with. */
export function describeError(error: unknown, pathname: string): string {
  const text =
    error instanceof Error
      ? (error.stack ?? `${error.name}: ${error.message}`)
      : 'A value that is not an error was thrown.';
  return `Claimcheck, at ${pathname}\n${text}`
    .replace(afterPath, '$1')
    .replace(tokenLike, '[left out]');
}
