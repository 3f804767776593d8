import { permanentRedirect } from 'next/navigation';
import { findElsewhere } from '@/db/articles/elsewhere';
import { slugFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';
import { Gone } from './gone';
import { Missing } from './missing';

interface NotHereProps {
  kind: 'articles' | 'pages';
  locale: string;
  /** As the route parameter gives it. */
  slug: string;
}

/** What answers in place of an article or a page: where it went, that it was withdrawn, or that nothing is here. */
export async function NotHere({ kind, locale, slug: param }: NotHereProps) {
  const edition = toEdition(locale);
  const slug = slugFromParam(param);
  const elsewhere = slug && (await findElsewhere(edition, slug, pathFor(edition, kind, slug)));
  if (!elsewhere) return <Missing address={[param]} />;
  if ('isGone' in elsewhere) return <Gone isPage={elsewhere.isPage} />;
  permanentRedirect(elsewhere.path);
}
