// Measures access tokens per second by client credentials: the sandbox in Node against oidc-provider,
// and jose alone. All have the same algorithm, key, client authentication, scope and concurrency, and
// take turns in one run, so that the ratios hold where the rates do not.
import { spawn } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import {
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import { startHost } from './bench-host.mjs';

const algorithms = ['RS256', 'ES256'];
const concurrency = 16;
const rounds = 3;
const warmMilliseconds = 1000;
const roundMilliseconds = 1500;
const aim = 2;

const client = { id: 'bench', secret: 'a-secret-without-anything-to-encode' };
const scope = 'orders:read';
const authorization = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
const body = `grant_type=client_credentials&scope=${encodeURIComponent(scope)}`;

async function makeKey(algorithm) {
  const { privateKey } = await generateKeyPair(algorithm, {
    extractable: true,
    modulusLength: 2048,
  });
  return {
    ...(await exportJWK(privateKey)),
    kid: `bench-${algorithm}`,
    alg: algorithm,
    use: 'sig',
  };
}

function definition(algorithm, jwk) {
  return {
    version: 1,
    keys: [jwk],
    clients: [
      {
        client_id: client.id,
        client_name: 'Bench',
        client_secret: client.secret,
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: [],
        post_logout_redirect_uris: [],
        grant_types: ['client_credentials'],
        scope,
      },
    ],
    users: [],
    scopes: [{ name: scope, description: 'See orders', claims: [] }],
    apis: [],
    policy: {
      pkce: 'required',
      pkcePlain: 'refused',
      failedRedemption: 'keeps-code',
      refreshRotation: 'rotate',
      codeLifetimeSeconds: 60,
      accessTokenLifetimeSeconds: 600,
      idTokenLifetimeSeconds: 600,
      refreshTokenLifetimeSeconds: 600,
      accessTokenAlgorithm: algorithm,
      idTokenAlgorithm: algorithm,
    },
  };
}

/** The token endpoint of a sandbox behind the built host. */
async function startSandbox(algorithm, jwk) {
  const host = await startHost();
  const address = `${host.address}/sandbox/bench-${algorithm}`;
  const put = await fetch(address, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Origin: host.address },
    body: JSON.stringify(definition(algorithm, jwk)),
  });
  if (!put.ok) throw new Error(`The sandbox refused its definition: ${await put.text()}`);
  // The same address of this machine as the other's.
  const endpoint = `${address}/token`.replace('localhost', '127.0.0.1');
  return { endpoint, close: host.close };
}

async function startProvider(algorithm, jwk) {
  const script = fileURLToPath(new URL('bench-oidc-provider.mjs', import.meta.url));
  const settings = JSON.stringify({ algorithm, jwk, client, scope });
  const child = spawn(process.execPath, [script, settings], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const port = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(Number(chunk)));
    child.once('exit', () => reject(new Error('oidc-provider did not start.')));
  });
  return { endpoint: `http://127.0.0.1:${port}/token`, close: () => child.kill() };
}

function post(endpoint, agent) {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: authorization,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': body.length,
    };
    const outgoing = request(endpoint, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** That a server gives what is measured: a JWT of the key. */
async function checkToken(endpoint, jwk) {
  const { status, text } = await post(endpoint, new Agent());
  if (status !== 200) throw new Error(`${endpoint} answered ${status}: ${text}`);
  const { access_token: token, scope: granted } = JSON.parse(text);
  await jwtVerify(token, createPublicKey({ key: jwk, format: 'jwk' }), { algorithms: [jwk.alg] });
  const { alg, typ } = decodeProtectedHeader(token);
  if (alg !== jwk.alg || typ !== 'at+jwt' || granted !== scope) throw new Error(`${alg} ${typ}`);
}

/** Runs a task over and over, so many at a time, and says how many a second were done. */
async function rateOf(task, milliseconds) {
  const start = performance.now();
  let done = 0;
  const work = async () => {
    while (performance.now() - start < milliseconds) {
      await task();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return (done * 1000) / (performance.now() - start);
}

function tokensFrom(endpoint) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  return async () => {
    const { status } = await post(endpoint, agent);
    if (status !== 200) throw new Error(`${endpoint} answered ${status}`);
  };
}

async function signing(jwk) {
  const key = await importJWK(jwk);
  return () =>
    new SignJWT({ client_id: client.id, scope, jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: jwk.alg, typ: 'at+jwt', kid: jwk.kid })
      .setIssuer('http://localhost:4173/sandbox/bench')
      .setSubject(client.id)
      .setAudience('http://localhost:4173/sandbox/bench/api')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(key);
}

const median = (values) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

async function measure(algorithm) {
  const jwk = await makeKey(algorithm);
  const sandbox = await startSandbox(algorithm, jwk);
  const provider = await startProvider(algorithm, jwk);
  try {
    await Promise.all([sandbox, provider].map(({ endpoint }) => checkToken(endpoint, jwk)));
    const tasks = {
      sandbox: tokensFrom(sandbox.endpoint),
      provider: tokensFrom(provider.endpoint),
      jose: await signing(jwk),
    };
    const rates = { sandbox: [], provider: [], jose: [] };
    for (const task of Object.values(tasks)) await rateOf(task, warmMilliseconds);
    // In turn, so that a busy moment of the machine touches all of them.
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, task] of Object.entries(tasks)) {
        rates[name].push(await rateOf(task, roundMilliseconds));
      }
    }
    return Object.fromEntries(Object.entries(rates).map(([name, list]) => [name, median(list)]));
  } finally {
    sandbox.close();
    provider.close();
  }
}

function printLine(what, rate, note) {
  console.log(`${what.padEnd(34)}${`${Math.round(rate)}/s`.padStart(8)}  ${note}`);
}

/** Prints how many access tokens a second each gives. */
export async function benchTokens() {
  console.log(
    `Access tokens by client credentials over loopback HTTP: JWTs, client_secret_basic, ${concurrency} at a time; median of ${rounds}`,
  );
  for (const algorithm of algorithms) {
    const { sandbox, provider, jose } = await measure(algorithm);
    const ratio = sandbox / provider;
    const verdict = `aim ${aim}x: ${ratio >= aim ? 'met' : 'missed'}`;
    printLine(`${algorithm} sandbox`, sandbox, `${ratio.toFixed(2)}x oidc-provider, ${verdict}`);
    printLine(`${algorithm} oidc-provider`, provider, '');
    printLine(
      `${algorithm} jose signing alone`,
      jose,
      `sandbox is ${(sandbox / jose).toFixed(2)} of it`,
    );
  }
}
