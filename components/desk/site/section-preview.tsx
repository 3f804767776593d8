import { useTranslations } from 'next-intl';
import { accentThemes, grounds, inks, themes } from '@/lib/site/accent';
import { channelName, parseLinkLines } from '@/lib/site/link-lines';
import { formatTag, hijriDate, longMoment, type NumberStyle } from '@/lib/site/number-style';
import type { Section, TypedSection } from '@/lib/site/site-settings';
import { type Edition, editions, site } from '@/site.config';
import styles from './site.module.css';

/** A day that any calendar has. */
const SAMPLE = new Date(Date.UTC(2026, 7, 14, 9, 5));

/** How a section would look to readers, before it is stored. */
export function SectionPreview({
  section,
  values,
  taglines,
}: {
  section: Section;
  values: TypedSection;
  taglines: Record<Edition, string>;
}) {
  const t = useTranslations('DeskSite');
  return (
    <section className={styles.preview} aria-label={t('previewOf')}>
      <p role="status">{t('previewNote')}</p>
      {section === 'identity' && <IdentityPreview values={values} taglines={taglines} />}
      {section === 'dates' && <DatesPreview values={values} />}
      {(section === 'navigation' || section === 'footer') &&
        editions.map((edition) => (
          <LinksPreview
            key={edition}
            dir={site.editions[edition].dir}
            typed={values[section === 'footer' ? `columns-${edition}` : `topics-${edition}`] ?? ''}
            more={section === 'footer' ? [values[`owner-${edition}`] ?? '', ...channels(values)] : []}
          />
        ))}
    </section>
  );
}

/** The masthead and a topic's label on the paper of each theme: drawn, as the desk's pages take no styles from a form. */
function IdentityPreview({ values, taglines }: { values: TypedSection; taglines: Record<Edition, string> }) {
  const t = useTranslations('DeskSite');
  const fitting = accentThemes(values.accent ?? '');
  if (!('themes' in fitting)) return null;
  return (
    <div className={styles.mastheads}>
      {editions.flatMap((edition) => {
        const name = values[`name-${edition}`] ?? '';
        const drawing = values[`wordmark-${edition}`] ?? '';
        const { lang, dir } = site.editions[edition];
        const text = { x: dir === 'rtl' ? 304 : 16, direction: dir };
        return themes.map((theme) => (
          <svg
            key={`${edition} ${theme}`}
            viewBox="0 0 320 104"
            lang={lang}
            role="img"
            aria-label={t(`themes.${theme}`)}
          >
            <rect width="320" height="104" fill={grounds[theme][0]} />
            {drawing ? (
              <g color={inks[theme]}>
                <svg
                  x={dir === 'rtl' ? 144 : 16}
                  y="12"
                  width="160"
                  height="36"
                  viewBox={/viewBox="([^"]+)"/.exec(drawing)?.[1]}
                  preserveAspectRatio={dir === 'rtl' ? 'xMaxYMid' : 'xMinYMid'}
                  dangerouslySetInnerHTML={{ __html: drawing.replace(/^<svg[^>]*>|<\/svg>$/g, '') }}
                />
              </g>
            ) : (
              <text {...text} y="42" fontSize="32" className={styles.name} fill={inks[theme]}>
                {name}
              </text>
            )}
            <text {...text} y="66" fontSize="13" fill={inks[theme]}>
              {values[`tagline-${edition}`] || taglines[edition]}
            </text>
            <text {...text} y="90" fontSize="14" fontWeight="700" fill={fitting.themes[theme]}>
              {t(`sampleTopic.${edition}`)}
            </text>
          </svg>
        ));
      })}
    </div>
  );
}

function DatesPreview({ values }: { values: TypedSection }) {
  const style = { ...values, hijri: values.hijri !== '' } as unknown as NumberStyle;
  const zone = values.timeZone ?? '';
  return editions.map((edition) => {
    const { lang, dir } = site.editions[edition];
    const tag = formatTag(lang, style);
    return (
      <p key={edition} lang={lang} dir={dir}>
        {longMoment(SAMPLE, tag, zone)}
        {style.hijri && ` · ${hijriDate(SAMPLE, tag, zone)}`}
      </p>
    );
  });
}

function channels(values: TypedSection): string[] {
  return (values.channels ?? '')
    .split(/\s+/)
    .filter((address) => URL.canParse(address))
    .map(channelName);
}

function LinksPreview({ typed, dir, more }: { typed: string; dir: 'rtl' | 'ltr'; more: string[] }) {
  return (
    <div dir={dir} className={styles.columns}>
      {parseLinkLines(typed).columns.map(({ heading, links }) => (
        <div key={`${heading} ${links[0]?.text}`}>
          {heading && <strong>{heading}</strong>}
          <ul>
            {links.map(({ text, href }) => (
              <li key={`${text} ${href}`}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
      {more.filter(Boolean).map((text) => (
        <span key={text}>{text}</span>
      ))}
    </div>
  );
}
