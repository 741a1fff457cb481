import { citeSpec, type SpecRef, specUrl } from '#protocol/spec.ts';

/** A paragraph of a specification, cited and linked. */
export function SpecLink({ spec }: { readonly spec: SpecRef }) {
  return (
    <a href={specUrl(spec)} target="_blank" rel="noreferrer">
      {citeSpec(spec)}
    </a>
  );
}

/** Several of them, with commas. */
export function SpecLinks({ specs }: { readonly specs: readonly SpecRef[] }) {
  return specs.map((spec, index) => (
    <span key={citeSpec(spec)}>
      {index > 0 && ', '}
      <SpecLink spec={spec} />
    </span>
  ));
}
