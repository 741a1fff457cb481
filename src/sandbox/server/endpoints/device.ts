import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkCodeGuesses } from '#sandbox/server/checks/check-code-guesses.ts';
import { checkUserCodeExpiry } from '#sandbox/server/checks/check-user-code-expiry.ts';
import { findUserCode } from '#sandbox/server/checks/find-user-code.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readDeviceEntry, type DeviceEntry } from '#sandbox/server/grants/device-entry.ts';
import { startInteraction } from '#sandbox/server/grants/interactions.ts';
import { readSession } from '#sandbox/server/grants/sessions.ts';
import { codeEntryPage } from '#sandbox/server/pages/code-entry-page.ts';
import { answerOrRefuse } from '#sandbox/server/refusal.ts';

/** What holds for a code that a person types. @see RFC 8628 §3.3 and §5.1 */
export const deviceEntryChecks: readonly Check<DeviceEntry>[] = [
  checkCodeGuesses,
  findUserCode,
  checkUserCodeExpiry,
];

/** Where a person types what a device shows; a link may bring the code along. @see RFC 8628 §3.3 */
export const device: Endpoint = {
  methods: ['GET', 'POST'],
  cors: false,
  audience: 'person',
  answer: async (scene) => {
    const entry = await readDeviceEntry(scene);
    if (entry.form === null) return codeEntryPage({ typed: entry.typed, error: null });
    return answerOrRefuse(
      scene,
      async () => {
        await runChecks(deviceEntryChecks, entry, scene.trail.checks);
        const poll = present(entry.key, 'what waits');
        const { clientId } = present(entry.poll, 'what waits');
        const task = { kind: 'poll', poll, clientId, wantsSignIn: false } as const;
        return startInteraction(scene, await readSession(scene), task);
      },
      (error) => codeEntryPage({ typed: entry.typed, error }),
    );
  },
};
