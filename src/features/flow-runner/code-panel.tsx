import { useEffect, useState } from 'react';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { SnippetLanguage, snippetLanguages } from '#snippets/registry.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { useServices } from '#workspace/react/services.ts';
import { chosenLanguage, chooseLanguage } from './code-language.ts';
import styles from './step-section.module.css';

type Snippets = Awaited<ReturnType<ReturnType<typeof useServices>['snippets']>>;

interface CodePanelProps {
  readonly request: HttpRequest | null;
  /** Says which values are secrets. */
  readonly draft: RequestDraft | null;
  /** Whether the client proves itself, or its tokens, by a certificate. */
  readonly clientCertificate: 'shown' | 'none';
}

/** The request as code to take away; secrets are environment variables unless asked for. */
export function CodePanel({ request, draft, clientCertificate }: CodePanelProps) {
  const services = useServices();
  const [snippets, setSnippets] = useState<Snippets | null>(null);
  const [language, setLanguage] = useState<SnippetLanguage>(chosenLanguage);
  const [isReal, setIsReal] = useState(false);
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
  if (request === null || snippets === null) {
    const words = request === null ? 'There is no request to write yet.' : 'Loading …';
    return <p className={styles['note']}>{words}</p>;
  }
  const secretValues = secretsOf(draft);
  const secrets = isReal ? 'real' : 'environment';
  const options = { secrets, secretValues, clientCertificate } as const;
  const variables = snippets.listSnippetVariables(request, options);
  return (
    <div className={styles['panel']}>
      <div className={styles['tools']}>
        <SelectField
          label="Language"
          value={language}
          choices={choicesOf(snippets.snippetLanguages)}
          onChange={(next) => {
            const found = snippets.snippetLanguages.find(({ id }) => id === next);
            if (found === undefined) return;
            setLanguage(found.id);
            chooseLanguage(found.id);
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
      {clientCertificate === 'shown' && <CertificateNote language={language} />}
      {variables.length > 0 && (
        <p className={styles['note']}>
          Set before running it:{' '}
          {variables.map(({ name }, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <code>{name}</code>
            </span>
          ))}
          . Their values are in the request.
        </p>
      )}
    </div>
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

function choicesOf(languages: typeof snippetLanguages) {
  return languages.map(({ id, label }) => ({ value: id, label }));
}

function secretsOf(draft: RequestDraft | null) {
  return (draft?.fields ?? [])
    .filter((field) => field.secret && field.included)
    .map(({ name, value }) => ({ name, value }));
}
