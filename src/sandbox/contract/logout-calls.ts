import { z } from 'zod/mini';

/** A server has framed this app's page. @see OpenID Connect Front-Channel Logout 1.0 §2 */
export const frontChannelCallSchema = z.object({
  kind: z.literal('front-channel'),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** As they came; null where left out. */
  iss: z.nullable(z.string()),
  sid: z.nullable(z.string()),
  /** Where the page stood when it was opened. */
  place: z.enum(['frame', 'frame-of-another-site', 'tab', 'unknown']),
});

/** A server has posted a logout token. @see OpenID Connect Back-Channel Logout 1.0 §2.5 */
const backChannelCall = z.object({
  kind: z.literal('back-channel'),
  at: z.number(),
  token: z.string(),
});

/** `GET /logout/calls`: what came in the last minutes, the oldest first. */
export const logoutCallsSchema = z.object({
  calls: z.array(z.discriminatedUnion('kind', [frontChannelCallSchema, backChannelCall])),
});

export type FrontChannelCall = z.infer<typeof frontChannelCallSchema>;
export type LogoutCall = z.infer<typeof logoutCallsSchema>['calls'][number];
