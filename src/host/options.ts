import { parseArgs } from 'node:util';
import { isLoopback } from './host-names.ts';

/** `public-only`: others can reach this host, so its relay goes to public addresses alone. */
export type RelayMode = 'off' | 'anywhere' | 'public-only';

/** What the command line says. */
export interface HostOptions {
  readonly port: number;
  /** Null: 127.0.0.1 and ::1. */
  readonly host: string | null;
  readonly allowedHosts: readonly string[];
  readonly opensBrowser: boolean;
  readonly relay: RelayMode;
  readonly clientCertificates: readonly ClientCertificateFiles[];
  readonly relayAuthorityFile: string | null;
  /** Where definitions of sandboxes are kept; null: in memory. */
  readonly dataFolder: string | null;
}

/** Where a client certificate of the relay is, and the origin that it is for. */
export interface ClientCertificateFiles {
  readonly origin: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** What to do: run, or say something and end. */
export type CommandLine =
  | { readonly kind: 'run'; readonly options: HostOptions }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly line: string };

export const defaultPort = 4173;

const help = `Claimcheck: an OAuth 2 and OpenID Connect playground

  npm start -- [options]

  --port NUMBER         listen at this port (${defaultPort})
  --host ADDRESS        bind to this address instead of this machine alone; turns the relay off
  --allowed-host NAME   answer to this host name too (may be given more than once)
  --open                open the page in the browser
  --no-relay            do not forward requests for the page
  --allow-relay         with --host: forward all the same, to public addresses alone; whoever
                        reaches this host can then send requests from it
  --client-cert FILE, --client-key FILE, --client-cert-for ORIGIN
                        a certificate that the relay shows to this origin alone, and its key, both
                        in PEM (all three may be given more than once, in the same order)
  --relay-ca FILE       let the relay trust the certificate authorities in this file too (PEM)
  --data DIR            keep the definitions of sandboxes in this folder, with their keys and secrets,
                        across restarts; what they granted, sign-ins and logs are not kept
  --help                show this`;

const known = {
  port: { type: 'string' },
  host: { type: 'string' },
  'allowed-host': { type: 'string', multiple: true },
  open: { type: 'boolean' },
  'no-relay': { type: 'boolean' },
  'allow-relay': { type: 'boolean' },
  'client-cert': { type: 'string', multiple: true },
  'client-key': { type: 'string', multiple: true },
  'client-cert-for': { type: 'string', multiple: true },
  'relay-ca': { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the flags of `npm start`; anything that is not one is told in one line. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: known, strict: true }));
  } catch (error) {
    return wrong(explain(error));
  }
  if (values.help === true) return { kind: 'help', text: help };
  const port = parsePort(values.port ?? String(defaultPort));
  if (port === null) {
    return wrong(`--port takes a number from 1 to 65535, not "${values.port}".`);
  }
  const { host = null, data: dataFolder = null, 'allowed-host': allowed = [] } = values;
  const onLoopback = host === null || isLoopback(host);
  const allowedHosts = [...allowed, ...(host === null ? [] : [host])];
  const odd = findOddHost(allowedHosts);
  if (odd !== undefined) {
    return wrong(`A host is a name or an address, without scheme, port or path; not "${odd}".`);
  }
  const relay = readRelayFlags(values, onLoopback);
  if (typeof relay === 'string') return wrong(relay);
  return {
    kind: 'run',
    options: {
      ...{ port, host, dataFolder, ...relay },
      allowedHosts: allowedHosts.map((name) => name.toLowerCase()),
      opensBrowser: values.open === true,
    },
  };
}

function findOddHost(names: readonly string[]): string | undefined {
  return names.find((name) => !/^(?:[\w.-]+|\[?[\da-f:.]+\]?)$/i.test(name));
}

interface RelayFlags {
  readonly 'no-relay'?: boolean;
  readonly 'allow-relay'?: boolean;
  readonly 'relay-ca'?: string;
  readonly 'client-cert'?: string[];
  readonly 'client-key'?: string[];
  readonly 'client-cert-for'?: string[];
}

/** What they say of the relay, or what is wrong with them. */
function readRelayFlags(
  values: RelayFlags,
  onLoopback: boolean,
): Pick<HostOptions, 'relay' | 'clientCertificates' | 'relayAuthorityFile'> | string {
  const relay = relayMode(values, onLoopback);
  if (relay === null) return '--no-relay and --allow-relay say the opposite.';
  const clientCertificates = readCertificateFlags(values, relay);
  if (typeof clientCertificates === 'string') return clientCertificates;
  return { relay, clientCertificates, relayAuthorityFile: values['relay-ca'] ?? null };
}

/** The flags in threes, or what is wrong with them. */
function readCertificateFlags(
  values: RelayFlags,
  relay: RelayMode,
): ClientCertificateFiles[] | string {
  const certificates = values['client-cert'] ?? [];
  const keys = values['client-key'] ?? [];
  const origins = values['client-cert-for'] ?? [];
  if (certificates.length !== keys.length || keys.length !== origins.length) {
    return '--client-cert, --client-key and --client-cert-for belong together.';
  }
  if (certificates.length > 0 && relay !== 'anywhere') {
    return '--client-cert needs the relay of a host for this machine alone: others would act as you.';
  }
  const odd = origins.find((text) => !isHttpsOrigin(text));
  if (odd !== undefined) {
    return `--client-cert-for takes an origin like https://as.example, not "${odd}".`;
  }
  if (new Set(origins.map(originOf)).size < origins.length) {
    return '--client-cert-for names one origin twice.';
  }
  return origins.map((origin, at) => ({
    origin: originOf(origin),
    certificateFile: certificates[at] ?? '',
    keyFile: keys[at] ?? '',
  }));
}

const originOf = (text: string) => new URL(text).origin;

function isHttpsOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href } = new URL(text);
  return protocol === 'https:' && href === `${origin}/`;
}

/** Null where it is turned off and on at once. */
function relayMode(values: RelayFlags, onLoopback: boolean): RelayMode | null {
  const isAllowed = values['allow-relay'] === true;
  if (values['no-relay'] === true) return isAllowed ? null : 'off';
  if (onLoopback) return 'anywhere';
  return isAllowed ? 'public-only' : 'off';
}

function wrong(line: string): CommandLine {
  return { kind: 'wrong', line: `${line} See --help.` };
}

function parsePort(text: string): number | null {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535 ? port : null;
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const flag = /'(-[^' ]*)/.exec(message)?.[1];
  if (message.startsWith('Unknown option')) return `There is no option ${flag ?? ''}.`;
  if (message.startsWith('Unexpected argument')) {
    return `There is no argument ${/'([^']*)'/.exec(message)?.[1] ?? ''}.`;
  }
  return `${message.split('\n')[0]?.replace(/\.$/, '') ?? 'The command line is not understood'}.`;
}
