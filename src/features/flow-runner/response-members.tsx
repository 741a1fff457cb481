import type { HttpResponse } from '#protocol/http/message.ts';
import { shorten } from '#ui/shorten/shorten.ts';
import { explainMember } from './explain-field.ts';
import { Meaning } from './meaning.tsx';
import styles from './step-section.module.css';

/** The members of a JSON answer with what they mean; nothing where it is no object. */
export function ResponseMembers({ response }: { readonly response: HttpResponse }) {
  const members = readMembers(response.body);
  if (members.length === 0) return null;
  return (
    <table className={styles['members']}>
      <caption className={styles['note']}>What it says</caption>
      <tbody>
        {members.map(([name, value]) => {
          const meaning = explainMember(name);
          return (
            <tr key={name}>
              <th scope="row">
                <code>
                  <bdi>{name}</bdi>
                </code>
              </th>
              <td>
                <bdi className={styles['value']} tabIndex={value.length > 120 ? 0 : undefined}>
                  {value}
                </bdi>
                <span className={styles['meaning']}>
                  <Meaning meaning={meaning} />
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
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
