import type { CallCredential } from '#protocol/api-call/call-draft.ts';
import type { RunToken } from '#workspace/calls/run-tokens.ts';

/** What the list of credentials offers beside the tokens of runs. */
export const credentialChoices: readonly {
  readonly kind: Exclude<CallCredential['kind'], 'run'>;
  readonly label: string;
}[] = [
  { kind: 'none', label: 'None' },
  { kind: 'bearer', label: 'Bearer token, pasted' },
  { kind: 'basic', label: 'Basic: user name and password' },
  { kind: 'api-key-header', label: 'API key in a header' },
  { kind: 'api-key-query', label: 'API key in the query' },
  { kind: 'stripe', label: 'Stripe: secret key as user of Basic' },
  { kind: 'stripe-bearer', label: 'Stripe: secret key as bearer token' },
  { kind: 'twilio', label: 'Twilio: SID and token as Basic' },
  { kind: 'sendgrid', label: 'SendGrid: API key as bearer token' },
];

const runPrefix = 'run ';

/** What the list has selected: a kind, or a run. */
export function selectedChoice({ kind, runId }: CallCredential): string {
  return kind === 'run' ? `${runPrefix}${runId ?? ''}` : kind;
}

/** What a selection makes of the credential. */
export function chosenCredential(selected: string): Partial<CallCredential> {
  if (selected.startsWith(runPrefix))
    return { kind: 'run', runId: selected.slice(runPrefix.length) };
  return { kind: credentialChoices.find(({ kind }) => kind === selected)?.kind ?? 'none' };
}

/** The value of a run's token in the list. */
export function choiceOfRun({ runId }: Pick<RunToken, 'runId'>): string {
  return `${runPrefix}${runId}`;
}

/** Where a service's own keys belong; null for credentials of no service in particular. */
export function homeOf(kind: CallCredential['kind']): string | null {
  switch (kind) {
    case 'stripe':
    case 'stripe-bearer':
      return 'api.stripe.com';
    case 'twilio':
      return 'twilio.com';
    case 'sendgrid':
      return 'api.sendgrid.com';
    default:
      return null;
  }
}
