import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Outlet, useLocation, useNavigation, useNavigationType } from 'react-router';
import '#ui/base.css';
import { CopyContext } from '#ui/copy-button/copy-context.ts';
import { ThemeContext } from '#ui/theme/theme-context.ts';
import { Toasts } from '#ui/toast/toasts.tsx';
import { keptChoices, keptText } from '#platform/kept-text.ts';
import { KeptChoicesContext, KeptTextContext } from '#workspace/react/kept-text.ts';
import { ServicesContext } from '#workspace/react/services.ts';
import { chooseTheme, useTheme } from '#app/theme.ts';
import { services } from '#app/wiring.ts';
import { Banners } from './banners.tsx';
import { Drawer } from './drawer.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';

/** What stays around every page. */
export function Shell() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function Frame({ children }: { readonly children: ReactNode }) {
  const theme = useTheme();
  const themeChoice = useMemo(() => ({ theme, choose: chooseTheme }), [theme]);
  const main = useFocusOnNewPage();
  const navigation = useNavigation();
  return (
    <ServicesContext value={services}>
      <CopyContext value={services.copyText}>
        <KeptTextContext value={keptText}>
          <KeptChoicesContext value={keptChoices}>
            <ThemeContext value={themeChoice}>
              <a className={styles['skip']} href="#main">
                Skip to content
              </a>
              <div className={styles['shell']}>
                <aside className={styles['rail']} aria-label="Navigation and environment">
                  <Rail />
                </aside>
                <div className={styles['column']}>
                  <Drawer />
                  <main
                    id="main"
                    ref={main}
                    tabIndex={-1}
                    className={styles['main']}
                    aria-busy={navigation.state !== 'idle' || undefined}
                  >
                    <Banners />
                    {children}
                  </main>
                </div>
              </div>
              <Toasts />
            </ThemeContext>
          </KeptChoicesContext>
        </KeptTextContext>
      </CopyContext>
    </ServicesContext>
  );
}

/** A new page begins at its top, for the eye and for the keyboard. Going back keeps the place. */
function useFocusOnNewPage() {
  const { pathname } = useLocation();
  const type = useNavigationType();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!main.current?.contains(document.activeElement)) {
      main.current?.focus({ preventScroll: true });
    }
    // A replaced address is the same page under another name: a run that was kept.
    if (type === 'PUSH') window.scrollTo(0, 0);
  }, [pathname, type]);
  return main;
}
