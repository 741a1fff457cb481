import type { AuthorizationAnswer } from '#flows/define-flow.ts';
import { explainResponseMember } from '#knowledge/response-members.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Card } from '#ui/card/card.tsx';
import { NameTable } from '#ui/name-table/name-table.tsx';

const mostCharacters = 4000;

const ways = {
  query: 'In the query of the address, which has been emptied.',
  fragment: 'In the fragment of the address, which has been emptied.',
  form_post: 'As a form that the browser posted.',
  pasted: 'Pasted.',
} as const;

/** What came back, decoded: every parameter as text, with its meaning. */
export function AnswerList({ answer }: { readonly answer: AuthorizationAnswer }) {
  return (
    <Card title="What came back" about={ways[answer.mode]}>
      {answer.parameters.length === 0 ? (
        <p>No parameter at all.</p>
      ) : (
        <NameTable
          part="response"
          rows={answer.parameters.map(([name, value]) => ({
            name,
            value: value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value,
            meaning: <Meaning name={name} />,
          }))}
        />
      )}
    </Card>
  );
}

function Meaning({ name }: { readonly name: string }) {
  const meaning = explainResponseMember(name);
  if (meaning === null) return null;
  return (
    <>
      {meaning.text}{' '}
      <a href={specUrl(meaning.spec)} target="_blank" rel="noreferrer">
        {citeSpec(meaning.spec)}
      </a>
    </>
  );
}
