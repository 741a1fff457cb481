import { useState } from 'react';
import { joinUrl, splitUrl, type UrlParameter, type UrlPlace } from '#protocol/http/url-parts.ts';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { ParameterRows } from './parameter-rows.tsx';
import styles from '#features/tools/bench/bench.module.css';

/** An authorization request, and an answer as the implicit grant has it. @see RFC 6749 §4.1.1, §4.2.2 */
const examples = {
  request:
    'https://login.example.com/authorize?response_type=code&client_id=web-app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback&scope=openid+profile&state=af0ifjsldkj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
  answer:
    'https://app.example.com/callback#access_token=2YotnFZFEjr1zCsicMWpAA&state=xyz&token_type=Bearer&expires_in=3600',
} as const;

const places: readonly {
  readonly place: UrlPlace;
  readonly title: string;
  readonly about: string;
}[] = [
  { place: 'query', title: 'Query', about: 'Behind ?: it goes to the server, and into its logs.' },
  {
    place: 'fragment',
    title: 'Fragment',
    about: 'Behind #: the browser keeps it, and no server sees it.',
  },
];

/** An address as rows of parameters, both ways. Nothing is asked of the address. */
export function Component() {
  const [text, setText] = useState('');
  const parts = splitUrl(text);
  const set = (place: UrlPlace, parameters: readonly UrlParameter[] | null) =>
    setText(joinUrl({ ...parts, [place]: parameters }));
  return (
    <ToolPage
      id="url"
      actions={
        <>
          {text !== '' && (
            <Button kind="quiet" onClick={() => setText('')}>
              Clear
            </Button>
          )}
          <Button onClick={() => setText(examples.answer)}>Example of an answer</Button>
          <Button onClick={() => setText(examples.request)}>Use an example</Button>
        </>
      }
    >
      <Card title="Address" about="It stays in this page: nothing is sent to it.">
        <TextAreaField
          label="URL"
          rows={4}
          aside={text !== '' && <CopyButton text={text} label="Copy URL" />}
          value={text}
          onChange={setText}
        />
        <TextField
          label="Without parameters"
          isMono
          value={parts.base}
          onChange={(base) => setText(joinUrl({ ...parts, base: base.replaceAll(/[?#]/g, '') }))}
        />
      </Card>
      <div className={styles['columns']}>
        {places.map(({ place, title, about }) => (
          <Card key={place} title={title} about={about}>
            <ParameterRows
              place={place}
              parameters={parts[place]}
              onChange={(parameters) => set(place, parameters)}
            />
          </Card>
        ))}
      </div>
    </ToolPage>
  );
}
