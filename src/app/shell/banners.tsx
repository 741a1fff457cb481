import { useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { useIsSettled } from '#ui/later/use-is-settled.ts';
import { Notice } from '#ui/notice/notice.tsx';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';

const nothing = () => () => {};

/** What stands in the way of the whole tool, said above every page. */
export function Banners() {
  const isSecure = useSyncExternalStore(
    nothing,
    () => window.isSecureContext,
    () => true,
  );
  return (
    <>
      {!isSecure && (
        <Notice kind="warn" title="This page is not in a secure context">
          <p>
            On plain http beyond localhost the browser gives a page no cryptography, no clipboard
            and no service worker: keys, signatures and PKCE will not work. Open Claimcheck at
            http://localhost or over https.
          </p>
        </Notice>
      )}
      {useIsSettled() && <WorkspaceBanners />}
    </>
  );
}

function WorkspaceBanners() {
  const state = useWorkspaceState((whole) => whole);
  return (
    <>
      {state.status === 'unavailable' && (
        <Notice kind="warn" title="Nothing can be kept in this browser">
          <p>
            {state.unavailableReason ?? 'The browser gives this page no storage.'} You can go on,
            but what you do is gone when this tab closes.
          </p>
        </Notice>
      )}
      {state.hostProblem !== null && (
        <Notice kind="warn" title="No sandbox answers here">
          <p>{state.hostProblem} Environments with servers of your own work as usual.</p>
        </Notice>
      )}
      {state.unreadable.length > 0 && (
        <Notice kind="warn" title="Some stored records could not be read">
          <p>
            {state.unreadable.length === 1 ? 'One is' : `${state.unreadable.length} are`} kept aside
            as found. <Link to={paths.settings}>See them in Settings</Link>
          </p>
        </Notice>
      )}
    </>
  );
}
