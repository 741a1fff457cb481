/** Every host name that some test gives to the browser. The proxy must see no other. */
const configuredHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

// Chromium calls these by itself (updates, sign-in state, form filling), whatever page is open, and
// no flag that Playwright leaves in force stops all of it. The proxy refuses them like any other.
const browsersOwn: readonly RegExp[] = [
  /^(?:accounts|www|clients\d*|android\.clients|dl)\.google\.com$/,
  /^(?:content-autofill|optimizationguide-pa|safebrowsing|update|www)\.googleapis\.com$/,
  /(?:^|\.)gvt[12]\.com$/,
];

/** Host names that a test asks for on purpose and that must lead nowhere (RFC 2606 §2, §3). */
function isReserved(name: string): boolean {
  return (
    /(?:^|\.)(?:invalid|test|example)$/.test(name) || /(?:^|\.)example\.(?:com|org|net)$/.test(name)
  );
}

/** True for a host that the browser was given by a test: what the app's own pages may ask. */
export function isGivenHost(name: string): boolean {
  return configuredHosts.includes(name) || isReserved(name);
}

/** True for a host that the browser was given by a test, or calls without any page's doing. */
export function isExpectedHost(name: string): boolean {
  return isGivenHost(name) || browsersOwn.some((pattern) => pattern.test(name));
}
