import { Socket } from 'node:net';

const loopback = /^(?:localhost|127(?:\.\d+){3}|::1|\[::1\])$/;

/** The host that a call of `Socket.connect` names, in any of its forms. */
function hostOf(args: readonly unknown[]): string {
  const first = Array.isArray(args[0]) ? (args[0] as readonly unknown[])[0] : args[0];
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return path !== undefined ? 'localhost' : (host ?? 'localhost');
  }
  return typeof args[1] === 'string' ? args[1] : 'localhost';
}

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

// Vitest reaches nothing but this machine: a test that would call out fails, and says why.
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (!loopback.test(host)) throw new Error(`Failed to connect to ${host}: the network is off`);
  return connect.apply(this, args);
} as typeof Socket.prototype.connect;
