import type { TransportName } from '#protocol/http/transport.ts';
import type { Environment } from '#workspace/model/environment.ts';

/** `automatic` goes direct; when that fails the relay is offered, never taken unasked. */
export function chooseTransport({ transport }: Pick<Environment, 'transport'>): TransportName {
  return transport === 'relay' ? 'relay' : 'direct';
}
