import { emptyCallDraft, type CallDraft } from '#protocol/api-call/call-draft.ts';
import type { CallFix } from '#workspace/calls/call-fix.ts';
import { changeCredential } from './change-draft.ts';

/** What a repair makes of a draft, and whether it is sent at once. */
export function fixedDraft(
  draft: CallDraft,
  fix: Exclude<CallFix, { kind: 'refresh' | 'get-token' }>,
): { readonly draft: CallDraft; readonly isSent: boolean } {
  switch (fix.kind) {
    case 'send-again':
      return { draft, isSent: true };
    case 'use-relay':
      return { draft: { ...draft, transport: 'relay' }, isSent: true };
    case 'go-to':
      return { draft: { ...draft, url: fix.url }, isSent: false };
    case 'use-run': {
      const credential = { kind: 'run', runId: fix.runId } as const;
      return { draft: changeCredential(draft, credential), isSent: true };
    }
    case 'use-scheme':
      return { draft: changeCredential(draft, { scheme: fix.scheme }), isSent: true };
    case 'use-credential':
      return { draft: changeCredential(draft, { kind: fix.credential }), isSent: false };
    case 'read-metadata': {
      // The description of an API is public: it is asked for without a credential. RFC 9728 §3.1
      const { transport } = draft;
      return { draft: { ...emptyCallDraft(''), url: fix.url, transport }, isSent: true };
    }
  }
}
