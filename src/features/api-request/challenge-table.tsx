import { explainChallenge } from '#knowledge/explain-challenge.ts';
import { headerValue } from '#protocol/http/header-value.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { parseWwwAuthenticate } from '#protocol/http/www-authenticate.ts';
import { NameTable } from '#ui/name-table/name-table.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from './api-request.module.css';
import { SpecLink } from './spec-link.tsx';

/** What `WWW-Authenticate` asks for, each of its challenges taken apart; nothing where there is none. */
export function ChallengeTable({ response }: { readonly response: HttpResponse }) {
  const header = headerValue(response, 'www-authenticate');
  const meanings = header === null ? [] : parseWwwAuthenticate(header).map(explainChallenge);
  if (meanings.length === 0) return null;
  return (
    <section className={styles['challenge']} aria-label="What the API asks for">
      <h3>What the API asks for</h3>
      {meanings.slice(0, 8).map(({ scheme, says, spec, parameters }, index) => (
        <div key={index}>
          <p>
            <code>
              <bdi>{shorten(scheme)}</bdi>
            </code>
            : {says} <SpecLink spec={spec} />
          </p>
          {parameters.length > 0 && (
            <NameTable
              rows={parameters.map((parameter) => ({
                name: parameter.name,
                value: shorten(parameter.value),
                meaning: (
                  <>
                    {parameter.says} <SpecLink spec={parameter.spec} />
                  </>
                ),
              }))}
            />
          )}
        </div>
      ))}
    </section>
  );
}
