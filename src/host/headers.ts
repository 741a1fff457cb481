/**
 * Policies that Monaco makes (found by searching its sources for `createTrustedTypesPolicy`; the
 * sanitizer of its hover texts is `dompurify`), and our own `default`. Nothing else may turn text
 * into markup or script.
 */
const trustedTypesPolicies = [
  'default',
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'dompurify',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
];

/** A user's server may be on plain http in the local network, so `connect-src` is open. */
const directives: readonly (readonly [name: string, value: string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self' 'unsafe-inline'"],
  ['font-src', "'self' data:"],
  ['img-src', "'self' data:"],
  ['connect-src', "'self' https: http:"],
  ['worker-src', "'self'"],
  ['frame-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'self'"],
  ['frame-ancestors', "'self'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', trustedTypesPolicies.join(' ')],
];

function policy(entries: typeof directives, inlineScripts: readonly string[] = []): string {
  return entries
    .map(([name, value]) =>
      [name, value, ...(name === 'script-src' ? inlineScripts : [])].join(' '),
    )
    .join('; ');
}

/**
 * The policy of every page of the app, as a header. Of scripts in the page itself only those may run
 * whose hash the build made, as `'sha256-…'`. @see Content Security Policy 3 §8.3
 */
export function contentSecurityPolicy(inlineScripts: readonly string[]): string {
  return policy(directives, inlineScripts);
}

/** The same for `<meta>`, which ignores `frame-ancestors`. @see Content Security Policy 3 §3.3 */
export function contentSecurityPolicyForMeta(inlineScripts: readonly string[]): string {
  return policy(
    directives.filter(([name]) => name !== 'frame-ancestors'),
    inlineScripts,
  );
}

/**
 * The same while Vite serves the sources: it needs inline scripts, a socket, and `innerHTML` for
 * its error overlay.
 */
export const contentSecurityPolicyForDev = policy(
  directives
    .filter(([name]) => !name.includes('trusted-types'))
    .map(([name, value]) => {
      if (name === 'script-src') return [name, `${value} 'unsafe-inline'`] as const;
      return name === 'connect-src' ? ([name, `${value} ws:`] as const) : ([name, value] as const);
    }),
);

/** What every answer of the host carries, whatever it is. */
export const commonHeaders: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
];

/** The headers of the app's own pages. */
export function pageHeaders(
  inlineScripts: readonly string[],
): readonly (readonly [name: string, value: string])[] {
  return [...commonHeaders, ['Content-Security-Policy', contentSecurityPolicy(inlineScripts)]];
}

/**
 * The one page that any server may frame: it notes what it was called with, and does nothing else.
 * @see OpenID Connect Front-Channel Logout 1.0 §2, Content Security Policy 3 §6.4.2
 */
export const framedPageFile = 'logout/frontchannel/index.html';

const framedPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The headers of that page; a server may not keep it. @see Front-Channel Logout 1.0 §2 */
export const framedPageHeaders: readonly (readonly [name: string, value: string])[] = [
  ...commonHeaders,
  ['Content-Security-Policy', framedPagePolicy],
];
