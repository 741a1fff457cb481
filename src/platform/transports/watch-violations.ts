/** Listens for what the page's own policy blocks while a request is under way. */
export interface ViolationWatch {
  /** The directive that blocked this address; null where none did. Ends the watch. */
  readonly end: () => Promise<string | null>;
}

/** Watches for one address. @see Content Security Policy Level 3 §5.1 */
export function watchViolations(url: string): ViolationWatch {
  let directive: string | null = null;
  const note = (event: SecurityPolicyViolationEvent) => {
    if (event.disposition === 'enforce' && isSame(event.blockedURI, url)) {
      directive = event.effectiveDirective;
    }
  };
  document.addEventListener('securitypolicyviolation', note);
  return {
    end: async () => {
      // The report is a task of its own, which may come after the failure.
      await new Promise((resolve) => setTimeout(resolve, 0));
      document.removeEventListener('securitypolicyviolation', note);
      return directive;
    },
  };
}

// A report may name the origin alone.
function isSame(blocked: string, url: string): boolean {
  return blocked === url || blocked === new URL(url).origin || url.startsWith(`${blocked}?`);
}
