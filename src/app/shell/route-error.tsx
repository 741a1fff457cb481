import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { describeError } from './describe-error.ts';
import { NotFound } from './not-found.tsx';
import { Frame } from './shell.tsx';

/** A page that broke. The rest of the app goes on. */
export function RouteError() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const details = describeError(error, window.location.pathname);
  const isLoading = /dynamically imported module|Importing a module/i.test(details);
  return (
    <>
      <PageHead title="This page broke" about="Nothing that you keep here was touched." />
      <Notice
        kind="bad"
        role="alert"
        title={isLoading ? 'A part of the app did not arrive' : 'Something unforeseen happened'}
        actions={
          <>
            <Button kind="primary" onClick={() => window.location.reload()}>
              Reload the page
            </Button>
            <CopyButton text={details} label="Copy report" isNamed kind="plain" />
            <Link className={buttonClass('quiet')} to={paths.home}>
              Go home
            </Link>
          </>
        }
      >
        <p>
          {isLoading
            ? 'The network may be away, or the app was updated while this tab was open. Nothing is lost.'
            : 'A part of the app met something that it was not made for. Your environments, clients and runs are as they were; what was typed here and not sent may be gone.'}
        </p>
        <p>
          <b>What to do:</b>{' '}
          {isLoading
            ? 'See that the network is there, then reload the page.'
            : 'Reload the page. If it breaks again, the report says where, for those who can mend it.'}
        </p>
      </Notice>
      <details>
        <summary>What the report says</summary>
        <p>It holds no token and no secret: whatever looks like one is left out.</p>
        <CodeBlock text={details} label="Report" />
      </details>
    </>
  );
}

/** The same with the shell around it, for when the shell's own route broke. */
export function RootError() {
  return (
    <Frame>
      <RouteError />
    </Frame>
  );
}
