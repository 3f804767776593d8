import type { Staff } from '@/db/accounts/auth';
import { markMissing } from '@/runtime/missing-pages';
import type { DeskSection } from './desk-header';
import { DeskPage } from './desk-page';

interface MissingPageProps {
  title: string;
  explain?: string;
  section?: DeskSection;
  staff: Staff;
  /** The list that it would be in. */
  way?: { href: string; words: string };
}

/** A page of the desk whose subject is not there, answered 404. */
export function MissingPage({ way, ...page }: MissingPageProps) {
  markMissing();
  return (
    <DeskPage {...page}>
      {way && (
        <p>
          <a href={way.href}>{way.words}</a>
        </p>
      )}
    </DeskPage>
  );
}
