import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
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
            <CopyButton text={details} label="Copy details" isNamed kind="plain" />
            <Link className={buttonClass('quiet')} to={paths.home}>
              Go home
            </Link>
          </>
        }
      >
        <p>
          {isLoading
            ? 'The network may be away, or the app was updated while this tab was open. Reloading gets it again.'
            : 'Reloading usually helps. If it does not, the details below say where it happened; they hold no token and no secret of yours.'}
        </p>
      </Notice>
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
