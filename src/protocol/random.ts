/** The one source of chance, given as an argument: fills and returns so many random bytes. */
export type RandomBytes = (length: number) => Uint8Array;
