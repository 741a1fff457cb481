import { citeSpec, specUrl, type SpecRef } from '#protocol/spec.ts';

/** A paragraph of a specification, cited and linked; nothing for none. */
export function SpecLink({ spec }: { readonly spec: SpecRef | null }) {
  if (spec === null) return null;
  return (
    <a href={specUrl(spec)} target="_blank" rel="noreferrer">
      {citeSpec(spec)}
    </a>
  );
}
