import { readForm, type Form } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { InteractionRecord } from './records.ts';
import { readSession, type BrowserSession } from './sessions.ts';

/** A page that is opened or answered, with what it belongs to. */
export interface InteractionContext {
  readonly scene: Scene;
  readonly id: string;
  readonly interaction: InteractionRecord | null;
  readonly session: BrowserSession | null;
  /** What was pressed; null where the page was only opened. */
  readonly form: Form | null;
}

/** Looks up a page by its address. */
export async function readInteraction(scene: Scene): Promise<InteractionContext> {
  const id = scene.url.pathname.split('/').at(-1) ?? '';
  const { store } = scene.dependencies;
  const interaction = await store.read({
    sandbox: scene.sandboxId,
    kind: 'interaction',
    key: id,
  });
  if (interaction?.task.kind === 'authorize') {
    scene.trail.clientId = interaction.task.request.clientId;
  }
  if (interaction?.task.kind === 'poll') scene.trail.clientId = interaction.task.clientId;
  return {
    ...{ scene, id, interaction },
    session: await readSession(scene),
    form: scene.request.method === 'POST' ? await readForm(scene.request) : null,
  };
}
