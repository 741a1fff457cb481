import { isExpectedHost } from './configured-hosts.ts';
import { startLoggingProxy } from './logging-proxy.ts';

/**
 * Starts the logging proxy for the whole run and, when it is over, fails where the browser asked for
 * a host that no test gave it.
 */
export default async function startBrowserRun(): Promise<() => Promise<void>> {
  const proxy = await startLoggingProxy(Number(process.env['E2E_PROXY_PORT']));
  return async () => {
    await proxy.close();
    const strangers = proxy.hostsSeen().filter((name) => !isExpectedHost(name));
    if (strangers.length > 0) {
      throw new Error(
        `The browser asked for hosts that no test configured: ${strangers.join(', ')}`,
      );
    }
  };
}
