import { z } from 'zod/mini';

/** A name and a value. */
export const pairSchema = z.tuple([z.string(), z.string()]);

/** A request as it is stored. */
export const requestSchema = z.object({
  method: z.string(),
  url: z.string().check(z.refine((url) => URL.canParse(url))),
  headers: z.array(pairSchema),
  body: z.nullable(z.union([z.string(), z.instanceof(Uint8Array)])),
});

/** A response as it is stored. */
export const responseSchema = z.object({
  status: z.number(),
  statusText: z.string(),
  headers: z.array(pairSchema),
  body: z.string(),
  bodyEncoding: z.enum(['utf-8', 'base64']),
  headersSeen: z.enum(['all', 'cors-filtered']),
  durationMilliseconds: z.number(),
  receivedAt: z.number(),
});
