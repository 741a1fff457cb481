import type { AuthorizationAnswer } from '#flows/define-flow.ts';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
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
      <table className={styles['members']}>
        <caption className={styles['note']}>What it says</caption>
        <tbody>
          {answer.parameters.map(([name], index) => {
            const meaning = explainMember(name);
            return (
              <tr key={index}>
                <th scope="row">
                  <code>
                    <bdi>{name}</bdi>
                  </code>
                </th>
                <td className={styles['meaning']}>
                  <Meaning meaning={meaning} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
