import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readInbox } from '#sandbox/server/grants/inbox.ts';
import { startInteraction } from '#sandbox/server/grants/interactions.ts';
import { keepSession, readSession, startSession } from '#sandbox/server/grants/sessions.ts';
import { randomText } from '#sandbox/server/http/encoding.ts';
import { readForm, toParameters } from '#sandbox/server/http/parameters.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import { approvalsPage } from '#sandbox/server/pages/approvals-page.ts';
import { loginPage } from '#sandbox/server/pages/login-page.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** Where users decide about requests that began elsewhere: the authentication device. @see CIBA Core 1.0 §8 */
export const approvals: Endpoint = {
  methods: ['GET', 'POST'],
  cors: false,
  audience: 'person',
  answer: async (scene) => {
    const isPost = scene.request.method === 'POST';
    const { get } = isPost
      ? (await readForm(scene.request)).parameters
      : toParameters(scene.url.searchParams);
    const session = await readSession(scene);
    const authentication = session?.authentication ?? null;
    if (isPost && get('user') !== null) return signIn(scene, get('user'));
    if (authentication === null || (isPost && get('decision') === 'switch')) {
      const request = { clientId: 'The approval page', redirectUri: null };
      const nobody = { expectedSub: null, loginHint: null };
      return loginPage({ scene, authentication, request: { ...request, ...nobody } });
    }
    const waiting = await readInbox(scene, authentication.sub);
    const chosen = isPost ? waiting.find(({ key }) => key === get('request')) : undefined;
    if (chosen === undefined) return approvalsPage(scene, authentication, waiting);
    const { clientId } = chosen.poll;
    const task = { kind: 'poll', poll: chosen.key, clientId, wantsSignIn: false } as const;
    return startInteraction(scene, session, task);
  },
};

async function signIn(scene: Scene, username: string | null): Promise<Response> {
  const back = seeOther(`${scene.issuer}/ciba`);
  const user = scene.definition.users.find((one) => one.username === username);
  if (user === undefined) return back;
  const started = await startSession(scene, await readSession(scene), {
    ...{ sub: user.sub, authenticatedAt: scene.now },
    sid: randomText(scene.dependencies.random, 16),
  });
  return keepSession(scene, back, started);
}
