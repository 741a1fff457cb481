import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { json } from '#sandbox/server/http/responses.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { hasFault } from './has-fault.ts';

/** A slow answer takes so long: less than twenty seconds. */
export const slowMilliseconds = 15 * 1000;

/**
 * Faults of a server as a whole, at the endpoints that machines call with codes and tokens. They
 * come before anything is judged or spent. Null where it answers as it should.
 * @see RFC 6585 §4 on 429, RFC 9110 §10.2.3 on `Retry-After`
 */
export async function misbehave(scene: Scene, endpoint: Endpoint): Promise<Response | null> {
  if (endpoint.misbehaves !== true) return null;
  if (hasFault(scene, 'slow-answer')) await scene.dependencies.sleep(slowMilliseconds);
  if (hasFault(scene, 'too-many-requests')) {
    const body = { error: 'temporarily_unavailable', error_description: 'Too many requests.' };
    return json(body, { status: 429, headers: { 'Retry-After': '5' } });
  }
  if (hasFault(scene, 'server-error')) {
    const body = { error: 'server_error', error_description: 'It fails, as it was told to.' };
    return json(body, { status: 500 });
  }
  if (hasFault(scene, 'html-instead-of-json')) {
    const page = '<!doctype html><title>Welcome</title><h1>Welcome</h1>';
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
    return new Response(page, { headers });
  }
  return null;
}
