import { NameTable } from '#ui/name-table/name-table.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { explainMember } from './explain-field.ts';
import { Meaning } from './meaning.tsx';

/** The members of a JSON answer with what they mean; nothing where it is no object. */
export function ResponseMembers({ body }: { readonly body: string }) {
  const members = readMembers(body);
  if (members.length === 0) return null;
  return (
    <NameTable
      caption="What it says"
      rows={members.map(([name, value]) => ({
        name,
        value,
        meaning: <Meaning meaning={explainMember(name)} />,
      }))}
    />
  );
}

const mostMembers = 60;

function readMembers(body: string): readonly (readonly [name: string, value: string])[] {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return [];
    return Object.entries(parsed)
      .slice(0, mostMembers)
      .map(([name, value]) => [name, shorten(typeof value === 'string' ? value : asJson(value))]);
  } catch {
    return [];
  }
}

function asJson(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
