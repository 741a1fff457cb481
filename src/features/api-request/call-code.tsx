import { useState } from 'react';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { SnippetLanguage } from '#snippets/registry.ts';
import { CodeChoice } from '#ui/code-choice/code-choice.tsx';
import { useSnippets } from '#workspace/react/use-snippets.ts';
import styles from './api-request.module.css';

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
  return (
    <CodeChoice
      languages={snippets.snippetLanguages}
      language={language}
      onLanguage={setLanguage}
      text={snippets.renderSnippet(request, language, options)}
      isReal={isReal}
      onReal={setIsReal}
      variables={snippets.listSnippetVariables(request, options).map(({ name }) => name)}
    />
  );
}
