import type { DraftField } from '#protocol/http/draft.ts';
import type { FieldMeaning } from './explain-field.ts';
import { SpecLink } from './spec-link.tsx';

const places = {
  query: 'in the query of the address',
  form: 'in the form that is the body',
  header: 'as a header',
  json: 'as a member of the JSON body',
  claim: 'as a claim of the token',
  jose: 'in the header of the token',
} as const;

/** What a parameter means, where it is written, and where in the request it goes. */
export function ParameterMeaning(props: {
  readonly meaning: FieldMeaning;
  readonly field: DraftField;
}) {
  const { meaning, field } = props;
  return (
    <>
      {meaning.text}. Goes {places[field.place]}.{' '}
      {meaning.spec !== null && <SpecLink spec={meaning.spec} />}
    </>
  );
}
