import { PageHead } from '#ui/page-head/page-head.tsx';
import { AboutCard } from './about-card.tsx';
import { EraseCard } from './erase-card.tsx';
import { PatienceCard } from './patience-card.tsx';
import { StoredCard } from './stored-card.tsx';
import { ThemeCard } from './theme-card.tsx';
import { UnreadableCard } from './unreadable-card.tsx';

export function Component() {
  return (
    <>
      <PageHead
        title="Settings"
        about="How it looks, and what is kept in this browser. Nothing is kept anywhere else."
      />
      <ThemeCard />
      <PatienceCard />
      <StoredCard />
      <UnreadableCard />
      <AboutCard />
      <EraseCard />
    </>
  );
}
