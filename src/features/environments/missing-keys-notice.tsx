import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import { missingKeys } from './missing-keys.ts';
import { useSandboxChange } from './use-sandbox-change.ts';

/** Says which key a sandbox should have and has not, with the button that makes it. */
export function MissingKeysNotice({ environment }: { readonly environment: Environment }) {
  const { rotate, isBusy, problem } = useSandboxChange(environment);
  const definition = environment.sandbox?.definition ?? null;
  if (definition === null) return null;
  return missingKeys(definition).map(({ algorithm, title, reason, action }) => (
    <Notice
      key={algorithm}
      kind="warn"
      title={title}
      actions={
        <Button isBusy={isBusy} onClick={() => void rotate(algorithm)}>
          {action}
        </Button>
      }
    >
      <p>{reason}</p>
      {problem !== null && <p role="alert">It was not added: {problem}</p>}
    </Notice>
  ));
}
