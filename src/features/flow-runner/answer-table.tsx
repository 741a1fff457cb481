import type { AuthorizationAnswer } from '#flows/define-flow.ts';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { NameTable } from '#ui/name-table/name-table.tsx';
import { explainMember } from './explain-field.ts';
import { Meaning } from './meaning.tsx';
import styles from './step-section.module.css';

const ways = {
  query: 'It came back in the query of the redirect URI.',
  fragment: 'It came back in the fragment of the redirect URI, which no server gets to see.',
  form_post: 'It came back as a form that the browser posted, so it is in no history or log.',
  pasted: 'It was pasted.',
} as const;

/** The parameters of an authorization response, as they came and with their meaning. */
export function AnswerTable({ answer }: { readonly answer: AuthorizationAnswer }) {
  const text = answer.parameters.map(([name, value]) => `${name}=${value}`).join('\n');
  return (
    <>
      <p className={styles['note']}>{ways[answer.mode]} Decoded, one parameter a line:</p>
      <CodeBlock
        part="response"
        label="Parameters that came back"
        text={text === '' ? '(no parameters)' : text}
        copyLabel="Copy response"
      />
      <NameTable
        caption="What it says"
        rows={answer.parameters.map(([name]) => ({
          name,
          value: null,
          meaning: <Meaning meaning={explainMember(name)} />,
        }))}
      />
    </>
  );
}
