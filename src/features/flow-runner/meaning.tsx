import type { FieldMeaning } from './explain-field.ts';
import { SpecLink } from './spec-link.tsx';

/** The meaning of a name in an answer, or that no spec is known for it. */
export function Meaning({ meaning }: { readonly meaning: FieldMeaning | null }) {
  if (meaning === null) return 'The server’s own';
  return (
    <>
      {meaning.text} {meaning.spec !== null && <SpecLink spec={meaning.spec} />}
    </>
  );
}
