import { createServer, type RequestListener, type Server } from 'node:http';

const loopbacks = ['127.0.0.1', '::1'] as const;

/** Why a port could not be had. */
export interface ListenProblem {
  readonly code: string;
  readonly address: string;
}

/** Servers that listen, or why not. */
export type Listening =
  | { readonly ok: true; readonly servers: readonly Server[] }
  | { readonly ok: false; readonly problem: ListenProblem };

/** Binds both loopback addresses, or the one that was asked for; a machine may be without IPv6. */
export async function listen(
  { host, port }: { readonly host: string | null; readonly port: number },
  listener: RequestListener,
): Promise<Listening> {
  const servers: Server[] = [];
  for (const address of host === null ? loopbacks : [host]) {
    const server = createServer(listener);
    const problem = await bind(server, { port, address });
    if (problem === null) {
      servers.push(server);
    } else if (address !== '::1' || host !== null || !isWithoutIpv6(problem)) {
      for (const open of servers) open.close();
      return { ok: false, problem };
    }
  }
  return { ok: true, servers };
}

function isWithoutIpv6({ code }: ListenProblem): boolean {
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' || code === 'EINVAL';
}

function bind(
  server: Server,
  { port, address }: { readonly port: number; readonly address: string },
): Promise<ListenProblem | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ code: error.code ?? 'unknown', address });
    });
    server.listen({ port, host: address, ipv6Only: address === '::1' }, () => resolve(null));
  });
}

/** The one line for a port that cannot be had. */
export function explainListenProblem({ code, address }: ListenProblem, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. End what listens there, or start with --port NUMBER.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Start with --port NUMBER above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${address} is not an address of this machine.`;
    default:
      return `Failed to listen at ${address}, port ${port}: ${code}.`;
  }
}
