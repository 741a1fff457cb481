import { z } from 'zod/mini';

/**
 * What `GET /callback/answer/{handle}` gives: the parameters of a `form_post` answer in the order
 * in which they came, repeated names kept. A handle that is unknown, old or spent is a 404.
 * @see OAuth 2.0 Form Post Response Mode §2
 */
export const formPostAnswerSchema = z.object({
  parameters: z.array(z.tuple([z.string(), z.string()])),
});

export type FormPostAnswer = z.infer<typeof formPostAnswerSchema>;
