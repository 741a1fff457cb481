import { useState } from 'react';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { SnippetLanguage } from '#snippets/registry.ts';
import { CodeChoice } from '#ui/code-choice/code-choice.tsx';
import { useSnippets } from '#workspace/react/use-snippets.ts';
import { chosenLanguage, chooseLanguage } from './code-language.ts';
import styles from './step-section.module.css';

interface CodePanelProps {
  readonly request: HttpRequest | null;
  /** Says which values are secrets. */
  readonly draft: RequestDraft | null;
  /** Whether the client proves itself, or its tokens, by a certificate. */
  readonly clientCertificate: 'shown' | 'none';
}

/** The request as code to take away; secrets are environment variables unless asked for. */
export function CodePanel({ request, draft, clientCertificate }: CodePanelProps) {
  const snippets = useSnippets();
  const [language, setLanguage] = useState<SnippetLanguage>(chosenLanguage);
  const [isReal, setIsReal] = useState(false);
  if (request === null || snippets === null) {
    const words = request === null ? 'There is no request to write yet.' : 'Loading …';
    return <p className={styles['note']}>{words}</p>;
  }
  const secretValues = secretsOf(draft);
  const secrets = isReal ? 'real' : 'environment';
  const options = { secrets, secretValues, clientCertificate } as const;
  return (
    <CodeChoice
      languages={snippets.snippetLanguages}
      language={language}
      onLanguage={(next) => {
        setLanguage(next);
        chooseLanguage(next);
      }}
      text={snippets.renderSnippet(request, language, options)}
      isReal={isReal}
      onReal={setIsReal}
      variables={snippets.listSnippetVariables(request, options).map(({ name }) => name)}
    >
      {clientCertificate === 'shown' && <CertificateNote language={language} />}
    </CodeChoice>
  );
}

/** Where the code looks for the certificate; a page and text have no say in TLS. */
function CertificateNote({ language }: { readonly language: SnippetLanguage }) {
  if (language === 'javascript' || language === 'http') {
    return (
      <p className={styles['note']}>
        The client’s certificate is shown by TLS, below what stands here. cURL, Node and Python can
        choose it; the relay shows the one that the host was given.
      </p>
    );
  }
  return (
    <p className={styles['note']}>
      Put the client’s certificate beside the code as <code>client-cert.pem</code>, and its private
      key as <code>client-key.pem</code>, both in PEM.
    </p>
  );
}

function secretsOf(draft: RequestDraft | null) {
  return (draft?.fields ?? [])
    .filter((field) => field.secret && field.included)
    .map(({ name, value }) => ({ name, value }));
}
