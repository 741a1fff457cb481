import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';

type PolicyFactory = NonNullable<
  NonNullable<typeof self.MonacoEnvironment>['createTrustedTypesPolicy']
>;
type Policy = ReturnType<PolicyFactory>;

const policies = new Map<string, Policy>();

/** Two of Monaco's parts make a policy of the same name, which a page may have only once. */
const createPolicyOnce: PolicyFactory = (name, rules) => {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy: PolicyFactory } };
  if (trustedTypes === undefined) return undefined;
  const made = policies.get(name) ?? trustedTypes.createPolicy(name, rules);
  policies.set(name, made);
  return made;
};

self.MonacoEnvironment = {
  createTrustedTypesPolicy: createPolicyOnce,
  getWorker: (_id: string, label: string) =>
    label === 'json' ? new JsonWorker() : new EditorWorker(),
};
