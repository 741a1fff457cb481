import { explainChallenge } from '#knowledge/explain-challenge.ts';
import { withoutName } from '#protocol/http/read-authorization.ts';
import { parseWwwAuthenticate } from '#protocol/http/www-authenticate.ts';
import { SpecLink } from '#features/tools/bench/spec-link.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { NameTable } from '#ui/name-table/name-table.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from '#features/tools/bench/bench.module.css';

/** Each challenge of a header, with what it asks for. */
export function ChallengeDetails({ header }: { readonly header: string }) {
  if (header.trim() === '') return null;
  const challenges = parseWwwAuthenticate(withoutName(header, 'www-authenticate'));
  if (challenges.length === 0) {
    return (
      <Notice kind="bad" title="There is no challenge in it">
        <p>It begins with a scheme, such as Bearer, and parameters follow (RFC 9110 §11.6.1).</p>
      </Notice>
    );
  }
  return challenges.slice(0, 16).map((challenge, index) => {
    const { scheme, says, spec, parameters } = explainChallenge(challenge);
    return (
      <section key={index} className={styles['tight']} aria-label={`Challenge ${index + 1}`}>
        <p>
          <code>
            <bdi>{shorten(scheme)}</bdi>
          </code>
          : {says} <SpecLink spec={spec} />
        </p>
        {challenge.token68 !== null && (
          <code className={styles['result']}>
            <bdi>{shorten(challenge.token68)}</bdi>
          </code>
        )}
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
      </section>
    );
  });
}
