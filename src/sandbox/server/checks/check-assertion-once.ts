import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { sha256 } from '#sandbox/server/http/encoding.ts';
import { refuseClient } from './refuse-client.ts';

/** The assertion is used for the first time: each has a `jti`, kept until it would have expired. */
export const checkAssertionOnce: Check<ClientRequest> = {
  name: 'check-assertion-once',
  spec: 'OpenID Connect Core 1.0 §9',
  run: async (request) => {
    if (request.assertion === null) return skipped('no assertion');
    const { scene, client } = request;
    const { jti, exp } = present(request.assertion.jws, 'the assertion').claims;
    if (typeof jti !== 'string') throw refuseClient(request, 'The assertion has no jti.');
    const key = await sha256(JSON.stringify([present(client, 'the client').client_id, jti]));
    const isNew = await scene.dependencies.store.update(
      { sandbox: scene.sandboxId, kind: 'assertion', key },
      (record) => ({
        record: { family: null, removeAt: Number(exp) * 1000 },
        result: record === null || record.removeAt <= scene.now,
      }),
    );
    if (isNew) return passed();
    throw refuseClient(request, 'The assertion was used before: each needs a jti of its own.');
  },
};
