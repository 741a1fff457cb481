import { isDynamic, keptPage } from './precache.ts';

/** A network that takes longer is treated as none, where a kept page is there. */
const patienceMilliseconds = 3000;

/**
 * The network's page first, so that an updated host shows its own app at once; the kept one when
 * there is no network, or it is slow.
 */
export async function answerPage(request: Request, path: string): Promise<Response> {
  const network = fetch(request);
  const first = await Promise.race([network.catch(() => null), patience()]);
  if (first !== null) return improve(first, path);
  const page = await keptPage(path);
  return page ?? network;
}

/** A static server has no file for what the router fills. */
async function improve(response: Response, path: string): Promise<Response> {
  if (response.status !== 404 || !isDynamic(path)) return response;
  return (await keptPage(path)) ?? response;
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, patienceMilliseconds, null));
}
