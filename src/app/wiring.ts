import { patience } from '#platform/patience.ts';
import { random } from '#platform/random.ts';
import type { Ports } from '#workspace/ports.ts';
import type { Services } from '#workspace/react/services.ts';
import type { Workspace } from '#workspace/workspace.ts';

// Everything is loaded when it is first asked for: the first page is there before any of it.

let loaded: Promise<Workspace> | null = null;

const transports: Services['transports'] = {
  direct: async (request, signal) =>
    (await import('#platform/transports/direct.ts')).direct(request, signal),
  relay: async (request, signal) =>
    (await import('#platform/transports/via-relay.ts')).viaRelay(request, signal),
};

// Written out: `fail` is in the code that reads tokens, which this page may do without.
const noCode = {
  ok: false,
  problem: { reason: 'The code that asks for it could not be loaded: the network may be down.' },
} as const;

const sandbox: Ports['sandbox'] = {
  host: async () => {
    const page = await import('#sandbox/page/settle-host.ts').catch(() => null);
    return page === null ? noCode : page.settleHost();
  },
  put: async (id, definition) => {
    const page = await import('#sandbox/page/put-definition.ts').catch(() => null);
    return page === null ? noCode : page.putDefinition(id, definition);
  },
  log: async (id, after) => (await import('#sandbox/page/follow-log.ts')).followLog(id, after),
  forget: async (ids) => (await import('#sandbox/page/forget-sandboxes.ts')).forgetSandboxes(ids),
};

const generateKeys: Ports['generateKeys'] = async (algorithms) => {
  const [{ makeClientKey }, starter] = await Promise.all([
    import('#protocol/keys/client-keys.ts'),
    import('#sandbox/contract/starter.ts'),
  ]);
  const { starterAlgorithms, starterEncryptionAlgorithms } = starter;
  const made = algorithms ?? [...starterAlgorithms, ...starterEncryptionAlgorithms];
  return Promise.all(
    made.map(async (alg) => {
      const { kid = '', ...key } = await makeClientKey(alg);
      return { ...key, kid, alg };
    }),
  );
};

const loadVerifier: Services['verifyJws'] = () => import('#protocol/jwt/verify-jws.ts');

async function loadWorkspace(): Promise<Workspace> {
  const [{ createWorkspace }, { openStorage }, { navigation }, { selection }, keys] =
    await Promise.all([
      import('#workspace/create-workspace.ts'),
      import('#platform/storage/open-storage.ts'),
      import('#platform/navigation.ts'),
      import('#platform/selection.ts'),
      import('#platform/proof-keys.ts'),
    ]);
  const storage = await openStorage();
  const clock = () => Date.now();
  return createWorkspace({
    storage,
    navigation,
    sandbox,
    selection,
    generateKeys,
    loadProofKey: keys.proofKeyLoader(storage.proofKeys),
    transports,
    loadVerifier,
    patienceSeconds: patience.seconds,
    clock,
    random,
  });
}

const followLogoutCalls: Services['followLogoutCalls'] = (tell) => {
  let isOver = false;
  let stop: () => void = () => undefined;
  void import('#platform/logout-calls.ts').then(
    (loaded) => {
      if (!isOver) stop = loaded.followLogoutCalls(tell);
    },
    () => undefined,
  );
  return () => {
    isOver = true;
    stop();
  };
};

/** What the screens get, each loaded on first use. */
export const services: Services = {
  workspace: () => {
    // A failed load is not kept: the next one that asks tries again.
    loaded ??= loadWorkspace().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  },
  verifyJws: loadVerifier,
  readTokens: async (text, chosen) =>
    (await import('#platform/token-reader/read-in-worker.ts')).readInWorker(text, chosen),
  snippets: () => import('#snippets/registry.ts'),
  patience,
  transports,
  copyText: async (text) => (await import('#platform/clipboard.ts')).copyText(text),
  saveFile: (name, content) =>
    void import('#platform/save-file.ts').then(({ saveFile }) => saveFile(name, content)),
  readCallback: async () => {
    const [{ readCallbackAnswer }, { answerHandleIn, collectAnswer }] = await Promise.all([
      import('#platform/callback-answer.ts'),
      import('#sandbox/page/collect-answer.ts'),
    ]);
    return readCallbackAnswer({ handleIn: answerHandleIn, collect: collectAnswer });
  },
  followLogoutCalls,
  clock: () => Date.now(),
  random,
};
