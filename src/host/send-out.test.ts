import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { close, listen } from '../../tests/support/listen.ts';
import { publicReach } from '#relay/reach.ts';
import { sendOut } from './send-out.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(close));
});

const nobody = async () => new Response(null, { status: 404 });
const message = {
  origin: 'http://localhost:4173',
  headers: [['Authorization', 'Bearer the-token']],
  body: '{"auth_req_id":"x"}',
} as const;

/** A client elsewhere; what it was sent, and what it says. */
async function client(status: number, headers: Record<string, string> = {}) {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      taken.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`);
      response.writeHead(status, headers).end();
    });
  });
  servers.push(server);
  return { taken, url: `http://127.0.0.1:${await listen(server)}` };
}

it('posts a message once, and follows no redirect', async () => {
  const { taken, url } = await client(307, { Location: '/elsewhere' });
  const send = sendOut({ reach: null, own: nobody });
  const sent = await send({ ...message, url: `${url}/cb` });
  expect(sent).toEqual({ arrived: true, status: 307 });
  expect(taken).toEqual(['POST /cb Bearer the-token {"auth_req_id":"x"}']);
});

it('reaches no private address for a host that others use', async () => {
  const { taken, url } = await client(204);
  const send = sendOut({ reach: publicReach, own: nobody });
  for (const address of [url, 'http://10.0.0.1/', 'http://169.254.169.254/', 'http://[::1]/']) {
    expect(await send({ ...message, url: address })).toMatchObject({ arrived: false });
  }
  expect(taken).toEqual([]);
});

it('hands over what is for its own host, wherever that may be reached', async () => {
  const taken: Request[] = [];
  const own = async (request: Request) => {
    taken.push(request);
    return new Response(null, { status: 204 });
  };
  const send = sendOut({ reach: publicReach, own });
  const origin = 'http://192.168.1.5:4173';
  const sent = await send({ ...message, origin, url: `${origin}/notifications` });
  expect(sent).toEqual({ arrived: true, status: 204 });
  const [request] = taken;
  expect(request?.headers.get('host')).toBe('192.168.1.5:4173');
  expect(await request?.text()).toBe(message.body);
});

it('tells in words why a message did not arrive, and nothing of the message', async () => {
  const send = sendOut({ reach: null, own: nobody });
  for (const url of ['ftp://client.example/', 'http://name:word@client.example/', 'nowhere']) {
    const sent = await send({ ...message, url });
    expect(sent).toMatchObject({ arrived: false });
    expect(JSON.stringify(sent)).not.toMatch(/the-token|auth_req_id|word@/);
  }
});
