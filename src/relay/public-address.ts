import { BlockList, isIP } from 'node:net';

/**
 * What the whole internet does not reach, or must not be reached for others.
 * @see RFC 6890 and the IANA IPv4 Special-Purpose Address Registry
 */
const closed4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8], // this network, RFC 791 §3.2; Linux connects to itself by it
  ['10.0.0.0', 8], // private, RFC 1918 §3
  ['100.64.0.0', 10], // carrier-grade NAT, RFC 6598 §7; a cloud's metadata too
  ['127.0.0.0', 8], // loopback, RFC 1122 §3.2.1.3
  ['168.63.129.16', 32], // a cloud's own services, at an address that looks public
  ['169.254.0.0', 16], // link-local, RFC 3927 §2.1; most clouds' metadata
  ['172.16.0.0', 12], // private, RFC 1918 §3
  ['192.0.0.0', 24], // protocol assignments, RFC 6890 §2.1; a cloud's metadata too
  ['192.0.2.0', 24], // documentation, RFC 5737 §3
  ['192.88.99.0', 24], // relays of 6to4, RFC 7526 §4
  ['192.168.0.0', 16], // private, RFC 1918 §3
  ['198.18.0.0', 15], // benchmarks, RFC 2544 appendix C
  ['198.51.100.0', 24], // documentation, RFC 5737 §3
  ['203.0.113.0', 24], // documentation, RFC 5737 §3
  ['224.0.0.0', 4], // multicast, RFC 5771 §3
  ['240.0.0.0', 4], // reserved, RFC 1112 §4, and broadcast, RFC 919 §7
];

/**
 * The one block of IPv6 that is given out. Whatever lies beyond it is closed by not being in it:
 * loopback, mapped and compatible IPv4, NAT64 (RFC 6052, 8215), unique-local, link-local, multicast.
 * @see RFC 4291 §2.4, IANA IPv6 Global Unicast Address Space
 */
const given6 = ['2000::', 3] as const;

/** @see IANA IPv6 Special-Purpose Address Registry */
const closed6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23], // protocol assignments, RFC 2928 §2; Teredo, which holds an IPv4 address, too
  ['2001:db8::', 32], // documentation, RFC 3849 §2
  ['2002::', 16], // 6to4, which holds an IPv4 address, RFC 3056 §2
  ['3fff::', 20], // documentation, RFC 9637 §3
];

const closed = new BlockList();
for (const [network, prefix] of closed4) closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of closed6) closed.addSubnet(network, prefix, 'ipv6');
const given = new BlockList();
given.addSubnet(...given6, 'ipv6');

/**
 * Whether an IP address is one of the internet at large. What is no plain address (a name, a zone,
 * brackets) is not.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4');
    case 6:
      if (address.includes('%')) return false;
      return given.check(address, 'ipv6') && !closed.check(address, 'ipv6');
    default:
      return false;
  }
}
