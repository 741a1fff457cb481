import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Run } from '#workspace/model/run.ts';

/** The draft of a step as it was last made: what *Back to what was made* goes back to. */
export function madeDraft(run: Run, step: string): RequestDraft | null {
  for (const event of run.events.toReversed()) {
    if (event.type === 'step-prepared' && event.step === step) return event.draft;
  }
  return null;
}
