import { explainProblem } from '#knowledge/explain-problem.ts';
import { addedHeaders, type Sender } from '#protocol/http/added-headers.ts';
import { findBrowserDrops } from '#protocol/http/forbidden-headers.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import { renderRequest } from '#protocol/http/render-message.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { Time } from '#ui/time/time.tsx';
import type { StepView } from '#workspace/model/step-view.ts';
import type { StepActions, StepContext } from './step-context.ts';
import { DecodedToken } from './decoded-token.tsx';
import { madeTokens } from './made-tokens.ts';
import { SpecLink } from './spec-link.tsx';
import styles from './step-section.module.css';

interface RequestPanelProps {
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** The request byte for byte, as it will go or as it went, and what the browser does to it. */
export function RequestPanel({ context, actions }: RequestPanelProps) {
  const { view } = context;
  if (context.step.kind === 'local') {
    return <p className={styles['note']}>This is done here, and nothing is sent.</p>;
  }
  const problem = view.next?.problem ?? null;
  const shown = view.next?.request ?? view.sent?.request ?? null;
  const shownText = shown === null ? null : renderRequest(shown);
  return (
    <div className={styles['panel']}>
      {problem !== null && <Impossible problem={problem} />}
      {shown !== null && shownText !== null && (
        <>
          <BrowserDrops request={shown} context={context} actions={actions} />
          <CodeBlock
            part="request"
            label="Request as it is sent"
            text={shownText}
            language="http"
            copyLabel="Copy request"
          />
          <p className={styles['note']}>{describeWay(context, shownText)}</p>
          <MadeTokens request={shown} />
          <AddedHeaders request={shown} sender={senderOf(context, shownText)} />
        </>
      )}
      <SentLast view={view} shownText={shownText} />
    </div>
  );
}

/** What the client signed for it, each to unfold. */
function MadeTokens({ request }: { readonly request: HttpRequest }) {
  return madeTokens(request).map(({ label, token }) => (
    <details key={label}>
      <summary>{label}, decoded</summary>
      <DecodedToken label={label} token={token} />
    </details>
  ));
}

/** What went, where it is not what would go now. */
function SentLast(props: { readonly view: StepView; readonly shownText: string | null }) {
  const { sent } = props.view;
  if (sent === null) return null;
  const text = renderRequest(sent.request);
  if (text === props.shownText) return null;
  return (
    <details>
      <summary>
        What was sent last, <Time at={sent.at} />
      </summary>
      <CodeBlock label="Request that was sent last" text={text} language="http" />
    </details>
  );
}

function Impossible({ problem }: { readonly problem: Parameters<typeof explainProblem>[0] }) {
  const { title, meaning, todo } = explainProblem(problem);
  return (
    <Notice kind="bad" title={title}>
      <p>{meaning}</p>
      <p>{todo}</p>
    </Notice>
  );
}

const ways = {
  direct: 'Sent by this page itself.',
  relay: 'Sent by the relay of this app’s host, which adds nothing but what HTTP needs.',
  'this-tab': 'Opened in this tab.',
  'new-window': 'Opened in a new window.',
  'by-hand': 'Carried by hand.',
} as const;

function isSent({ view }: StepContext, shownText: string): boolean {
  return view.sent !== null && renderRequest(view.sent.request) === shownText;
}

function describeWay(context: StepContext, shownText: string): string {
  const { view, step, environment } = context;
  if (view.sent !== null && isSent(context, shownText)) return ways[view.sent.transport];
  if (step.kind === 'authorization') return 'Not sent yet: the browser will go to this address.';
  if (environment?.transport === 'relay') return 'Not sent yet. It will go by the relay.';
  return 'Not sent yet. This page will send it itself.';
}

function senderOf(context: StepContext, shownText: string): Sender {
  const { view, step, environment } = context;
  if (step.kind === 'authorization') return 'navigation';
  const way = isSent(context, shownText) ? view.sent?.transport : environment?.transport;
  return way === 'relay' ? 'relay' : 'page';
}

function AddedHeaders(props: { readonly request: HttpRequest; readonly sender: Sender }) {
  const { request, sender } = props;
  return (
    <details>
      <summary>Headers that the {sender === 'relay' ? 'relay' : 'browser'} adds by itself</summary>
      <ul className={styles['added']}>
        {addedHeaders(request, sender).map(({ name, when }) => (
          <li key={name}>
            <code>{name}</code>: {when}
          </li>
        ))}
      </ul>
    </details>
  );
}

function BrowserDrops({
  request,
  context,
  actions,
}: RequestPanelProps & {
  readonly request: HttpRequest;
}) {
  const isDirect = context.environment?.transport !== 'relay';
  const drops = context.step.kind === 'request' && isDirect ? findBrowserDrops(request) : [];
  if (drops.length === 0) return null;
  const label = 'Send through the relay';
  return (
    <Notice
      kind="warn"
      title="The browser will not send this as it stands"
      actions={
        context.hasRelay && (
          <Button onClick={() => actions.applyFix({ kind: 'use-relay', label, fresh: false })}>
            {label}
          </Button>
        )
      }
    >
      <ul className={styles['causes']}>
        {drops.map((drop) => (
          <li key={`${drop.what} ${drop.name}`}>
            <code>{drop.name}</code>: {drop.reason} (<SpecLink spec={drop.spec} />)
          </li>
        ))}
      </ul>
      <p>
        {context.hasRelay
          ? 'The relay of this app’s host sends it as it is written.'
          : 'The relay would; this host has none that takes requests. Run the app with npm start.'}
      </p>
    </Notice>
  );
}
