import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine } from './options.ts';

function optionsOf(...args: string[]) {
  const line = parseCommandLine(args);
  if (line.kind !== 'run') throw new Error(line.kind);
  return line.options;
}

test('listens at 4173 on this machine alone, with the relay, without flags', () => {
  expect(optionsOf()).toEqual({
    port: 4173,
    host: null,
    allowedHosts: [],
    opensBrowser: false,
    relay: 'anywhere',
    clientCertificates: [],
    relayAuthorityFile: null,
    dataFolder: null,
  });
});

test('reads every flag', () => {
  const args = ['--port', '5000', '--allowed-host', 'A.example', '--allowed-host=b.example'];
  expect(
    optionsOf(...args, '--open', '--no-relay', '--relay-ca', 'ca.pem', '--data', 'kept'),
  ).toEqual({
    port: 5000,
    host: null,
    allowedHosts: ['a.example', 'b.example'],
    opensBrowser: true,
    relay: 'off',
    clientCertificates: [],
    relayAuthorityFile: 'ca.pem',
    dataFolder: 'kept',
  });
});

test('turns the relay off beyond loopback, and answers to the address it is bound to', () => {
  expect(optionsOf('--host', '192.0.2.7')).toMatchObject({
    relay: 'off',
    allowedHosts: ['192.0.2.7'],
  });
  expect(optionsOf('--host', '0.0.0.0').relay).toBe('off');
  expect(optionsOf('--host', '127.0.0.1').relay).toBe('anywhere');
  expect(optionsOf('--host', '::1').relay).toBe('anywhere');
});

test('lets the relay of a host beyond loopback reach public addresses alone, when told to', () => {
  expect(optionsOf('--host', '0.0.0.0', '--allow-relay').relay).toBe('public-only');
  expect(optionsOf('--host', '127.0.0.1', '--allow-relay').relay).toBe('anywhere');
  expect(optionsOf('--allow-relay').relay).toBe('anywhere');
});

function certificateFor(origin: string, name = 'me'): string[] {
  const files = ['--client-cert', `${name}.pem`, '--client-key', `${name}.key`];
  return [...files, '--client-cert-for', origin];
}

test('takes client certificates in threes, each for one origin', () => {
  const args = [
    ...certificateFor('https://AS.example:443/'),
    ...certificateFor('https://b.example:8443', 'b'),
  ];
  expect(optionsOf(...args).clientCertificates).toEqual([
    { origin: 'https://as.example', certificateFile: 'me.pem', keyFile: 'me.key' },
    { origin: 'https://b.example:8443', certificateFile: 'b.pem', keyFile: 'b.key' },
  ]);
});

test.each([
  [['--port', '0'], '"0"'],
  [['--port', '65536'], '"65536"'],
  [['--port', '80a'], '"80a"'],
  [['--port', '1e3'], '"1e3"'],
  [['--port'], '--port'],
  [['--colour'], '--colour'],
  [['-x'], '-x'],
  [['serve'], 'serve'],
  [['--open=yes'], '--open'],
  [['--client-cert', 'me.pem'], '--client-key'],
  [certificateFor('http://as.example'), '"http://as.example"'],
  [certificateFor('https://as.example/token'), '"https://as.example/token"'],
  [certificateFor('as.example'), '"as.example"'],
  [[...certificateFor('https://a.example'), ...certificateFor('https://A.example/')], 'twice'],
  [[...certificateFor('https://a.example'), '--no-relay'], '--client-cert'],
  [[...certificateFor('https://a.example'), '--host', '0.0.0.0', '--allow-relay'], 'as you'],
  [['--no-relay', '--allow-relay'], '--allow-relay'],
  [['--host='], '""'],
  [['--allowed-host', 'http://a.example'], '"http://a.example"'],
  [['--allowed-host', 'a.example:80'], '"a.example:80"'],
])('refuses %j in one line that names it', (args, named) => {
  const line = parseCommandLine(args);
  if (line.kind !== 'wrong') throw new Error(line.kind);
  expect(line.line).toContain(named);
  expect(line.line).not.toContain('\n');
});

const flags = [
  '--port',
  '--host',
  '--allowed-host',
  '--open',
  '--no-relay',
  '--allow-relay',
  '--client-cert',
  '--client-key',
  '--client-cert-for',
  '--relay-ca',
  '--data',
  '--help',
];

test('tells every flag on --help', () => {
  const line = parseCommandLine(['--help']);
  if (line.kind !== 'help') throw new Error(line.kind);
  for (const flag of flags) {
    expect(line.text).toContain(flag);
  }
});

const anyFlag = [
  ...['--port', '--host', '--allowed-host', '--open', '--no-relay', '--allow-relay', '--help'],
  ...[
    '--client-cert',
    '--client-key',
    '--client-cert-for',
    '--relay-ca',
    '--data',
    '--',
    '-p',
    '=',
  ],
];

test('throws for no words, and says of those that it does not take what is wrong, in one line', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', 'a.example', '::1'));
  const word = fc.oneof(
    fc.constantFrom(...anyFlag),
    value,
    fc.tuple(fc.constantFrom(...anyFlag), value).map(([flag, text]) => `${flag}=${text}`),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      const line = parseCommandLine(words);
      if (line.kind === 'wrong') expect(line.line).toMatch(/^[^\n]+ See --help\.$/);
      if (line.kind !== 'run') return;
      const { port, host, relay } = line.options;
      expect(Number.isInteger(port) && port >= 1 && port <= 65_535).toBe(true);
      // What others can reach forwards nothing to this machine.
      if (host !== null && !/^(?:localhost|.*\.localhost|127\..*|\[?::1\]?)$/i.test(host)) {
        expect(relay).not.toBe('anywhere');
      }
    }),
    { numRuns: 500 },
  );
});

test('reads back any options that are written as flags', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}\.example$/);
  const options = fc.record({
    port: fc.integer({ min: 1, max: 65_535 }),
    allowedHosts: fc.array(name, { maxLength: 3 }),
    opensBrowser: fc.boolean(),
    isRelayOff: fc.boolean(),
    dataFolder: fc.option(fc.stringMatching(/^[a-z./ ]{1,9}$/)),
  });
  fc.assert(
    fc.property(options, ({ port, allowedHosts, opensBrowser, isRelayOff, dataFolder }) => {
      const words = [
        ...[`--port=${port}`, ...allowedHosts.map((host) => `--allowed-host=${host}`)],
        ...(opensBrowser ? ['--open'] : []),
        ...(isRelayOff ? ['--no-relay'] : []),
        ...(dataFolder === null ? [] : [`--data=${dataFolder}`]),
      ];
      const relay = isRelayOff ? 'off' : 'anywhere';
      expect(optionsOf(...words)).toMatchObject({
        ...{ port, allowedHosts, opensBrowser, relay, dataFolder },
      });
    }),
  );
});
