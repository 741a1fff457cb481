import { html } from 'hono/html';
import type { AuthorizationDetail } from '#sandbox/server/grants/records.ts';
import type { Markup } from './render-page.ts';

/** One thing that is asked for in detail: what, where, and each of its other members. @see RFC 9396 §1 */
export function detailItem({ type, actions, locations, ...others }: AuthorizationDetail): Markup {
  const name = type.replaceAll('_', ' ');
  const what = listOf(actions);
  const where = listOf(locations);
  const rest = Object.entries(others).map(([member, value]) => `${member}: ${inWords(value)}`);
  return html`<li>
    <b>${name}${what === '' ? '' : `: ${what}`}${where === '' ? '' : ` at ${where}`}</b>
    <code>${[type, ...rest].join(' · ')}</code>
  </li>`;
}

function listOf(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : '';
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name} ${inWords(member)}`);
  return members.join(', ');
}
