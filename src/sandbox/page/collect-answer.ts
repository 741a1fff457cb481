import {
  answerHandleParameter,
  answerPath,
  isAnswerHandle,
  withBase,
} from '#sandbox/contract/addresses.ts';
import { type FormPostAnswer, formPostAnswerSchema } from '#sandbox/contract/form-post-answer.ts';

/** The handle in the query of `/callback`, where a `form_post` answer waits. */
export function answerHandleIn(search: string): string | null {
  const handle = new URLSearchParams(search).get(answerHandleParameter);
  return handle !== null && isAnswerHandle(handle) ? handle : null;
}

/** Collects a `form_post` answer, which works once; null where it is spent, old or unknown. */
export async function collectAnswer(handle: string): Promise<FormPostAnswer | null> {
  try {
    const response = await fetch(withBase(import.meta.env.BASE_URL, answerPath(handle)), {
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    });
    if (!response.ok) return null;
    const parsed = formPostAnswerSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
