import { useEffect, useState } from 'react';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { SnippetLanguage } from '#snippets/registry.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { useServices } from '#workspace/react/services.ts';
import styles from './api-request.module.css';

type Snippets = Awaited<ReturnType<ReturnType<typeof useServices>['snippets']>>;

interface CallCodeProps {
  readonly request: HttpRequest | null;
  readonly secrets: readonly { readonly name: string; readonly value: string }[];
}

/** The call as code to take away; secrets are environment variables unless asked for. */
export function CallCode({ request, secrets }: CallCodeProps) {
  const snippets = useSnippets();
  const [language, setLanguage] = useState<SnippetLanguage>('curl');
  const [isReal, setIsReal] = useState(false);
  if (request === null || snippets === null) {
    const words = request === null ? 'There is no request to write yet.' : 'Loading …';
    return <p className={styles['note']}>{words}</p>;
  }
  const options = {
    secrets: isReal ? 'real' : 'environment',
    secretValues: secrets.filter(({ value }) => value !== ''),
  } as const;
  const variables = snippets.listSnippetVariables(request, options);
  return (
    <div className={styles['panel']}>
      <div className={styles['line']}>
        <SelectField
          label="Language"
          value={language}
          choices={snippets.snippetLanguages.map(({ id, label }) => ({ value: id, label }))}
          onChange={(next) => {
            const found = snippets.snippetLanguages.find(({ id }) => id === next);
            if (found !== undefined) setLanguage(found.id);
          }}
        />
        <label className={styles['tick']}>
          <input
            type="checkbox"
            checked={isReal}
            onChange={(event) => setIsReal(event.target.checked)}
          />
          Real values
        </label>
      </div>
      <CodeBlock
        part="code"
        label="Code"
        text={snippets.renderSnippet(request, language, options)}
        copyLabel="Copy code"
      />
      {isReal && (
        <p className={styles['note']}>
          This code has secrets in it.{' '}
          <Button kind="quiet" onClick={() => setIsReal(false)}>
            Take them out
          </Button>
        </p>
      )}
      {variables.length > 0 && (
        <p className={styles['note']}>
          Set before running it:{' '}
          {variables.map(({ name }, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <code>{name}</code>
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
}

function useSnippets(): Snippets | null {
  const services = useServices();
  const [snippets, setSnippets] = useState<Snippets | null>(null);
  useEffect(() => {
    let isGone = false;
    services.snippets().then(
      (loaded) => {
        if (!isGone) setSnippets(loaded);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [services]);
  return snippets;
}
