import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isPublicAddress } from './public-address.ts';

/** Which servers a relay may reach, and how it learns where they are. */
export interface Reach {
  /** Every address of a name. */
  readonly resolve: (name: string) => Promise<readonly LookupAddress[]>;
  readonly isAllowed: (address: string) => boolean;
}

/**
 * For a relay that others may use: public addresses, but none of this machine's own, since services
 * here may trust whoever comes from here.
 */
export const publicReach: Reach = {
  resolve: (name) => lookup(name, { all: true }),
  isAllowed: (address) => isPublicAddress(address) && !isOfThisMachine(address),
};

function isOfThisMachine(address: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return own.some((one) => one.address === address);
}

/** Thrown where the relay may not go; its message is for people. */
export class OutOfReachError extends Error {}

const refusal =
  'This relay reaches public addresses alone: others can use it, and must not come into the network of its host by it.';

/**
 * Finds where a request may go, before anything is connected: one address that is not allowed is
 * enough to refuse. `url.hostname` is in the one spelling that WHATWG URL has for an IPv4 address,
 * whatever was typed: decimal, octal, hexadecimal, short, with a dot at the end.
 * @see WHATWG URL §3.5
 */
export async function findPinned(
  url: URL,
  { resolve, isAllowed }: Reach,
): Promise<readonly LookupAddress[]> {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(name);
  const addresses = family === 0 ? await resolve(name) : [{ address: name, family }];
  if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address))) {
    throw new OutOfReachError(refusal);
  }
  return addresses;
}

/**
 * A `lookup` that knows these addresses alone. Without it the name would be looked up once more, and
 * could lead inside by then (DNS rebinding).
 */
export function lookupPinned(addresses: readonly LookupAddress[]): LookupFunction {
  return (_name, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

/** Looks at the address that a connection has come to, before anything is sent. */
export function judgeConnected(remoteAddress: string | undefined, reach: Reach): Error | null {
  return reach.isAllowed(remoteAddress ?? '') ? null : new OutOfReachError(refusal);
}
