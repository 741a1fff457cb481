import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { readActors } from '#protocol/token/judge-exchange.ts';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from './step-exhibit.module.css';

/** Who acts for whom in a token: the subject, the present actor, and those before it. */
export function ActorChain({ token }: { readonly token: string | null }) {
  const decoded = token === null ? null : decodeJwtUnverified(token);
  if (decoded?.kind !== 'jws') return null;
  const { claims } = decoded.payload;
  const actors = readActors(claims);
  const subject = typeof claims['sub'] === 'string' ? claims['sub'] : 'nobody named';
  return (
    <section className={styles['exhibit']} aria-label="Who acts for whom">
      <div className={styles['words']}>
        {actors.length === 0 ? (
          <p>
            The token is <bdi>{shorten(subject)}</bdi>’s alone: it names nobody who acts in their
            place.
          </p>
        ) : (
          <ol className={styles['chain']}>
            <li>
              <bdi>{shorten(subject)}</bdi>, for whom it is done
            </li>
            {actors.map(({ sub, iss, others }, at) => (
              <li key={at}>
                <bdi>{shorten(sub)}</bdi>
                {at === 0 ? ', who acts' : ', who acted before'}
                {iss !== null && (
                  <>
                    , of <bdi>{shorten(iss)}</bdi>
                  </>
                )}
                {others.length > 0 && <bdi className={styles['soft']}> ({others.join(', ')})</bdi>}
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
