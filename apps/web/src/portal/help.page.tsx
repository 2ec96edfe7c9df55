import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useProfile } from '../api/query.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { FilterRow, TextFilter } from '../ui/table/filters.tsx';
import { matches } from '../ui/table/matches.ts';
import { Page, Section } from '../ui/layout/page.tsx';
import { OutsideLink } from '../ui/layout/text-link.tsx';
import { type } from '../ui/look/type.ts';
import { docs, type Doc } from '../words/docs.ts';
import { glossary, type Entry } from '../words/glossary.tsx';
import { byName } from '../settings/formats.ts';

const useStyles = makeStyles({
  text: { ...type.data, maxWidth: '80ch', color: tokens.colorNeutralForeground2 },
  meaning: { maxWidth: '80ch', paddingBottom: '6px' },
  list: { ...type.data, listStyleType: 'none', padding: 0, display: 'grid', rowGap: '6px' },
});

const entries = Object.values<Entry>(glossary).toSorted((one, other) => byName(one.word, other.word));

function Meaning({ meaning, doc }: Omit<Entry, 'word'>) {
  const styles = useStyles();
  return (
    <div className={styles.meaning}>
      {meaning} <OutsideLink to={docs[doc].url}>{docs[doc].title}</OutsideLink>
    </div>
  );
}

function Words() {
  const [filter = '', setFilter] = useAddressText('q');
  const shown = entries.filter(({ word, meaning }) => matches(filter, [word, meaning]));
  return (
    <Section title={t`Words`}>
      <FilterRow>
        <TextFilter label={t`Filter words`} />
      </FilterRow>
      {shown.length === 0 ? (
        <EmptyState
          title={t`No word matches “${filter}”`}
          action={<ActionButton onPress={() => setFilter(undefined)}>{t`Clear filter`}</ActionButton>}
          small
        />
      ) : (
        <Essentials
          layout="single"
          facts={shown.map(({ word, ...entry }) => ({ label: word, value: <Meaning {...entry} />, isLong: true }))}
        />
      )}
    </Section>
  );
}

/** What the terms of the era are, and whom to ask: also for those who have put the notice away. */
function Questions() {
  const styles = useStyles();
  const { label, notice } = useProfile();
  return (
    <Section title={t`Terms and questions`}>
      {notice === null ? (
        <p className={styles.text}>
          <Trans>
            {label} are generally available: Microsoft's usual terms hold, and questions go to Azure support, from the resource in the Azure
            portal.
          </Trans>
        </p>
      ) : (
        <p className={styles.text}>
          <Trans>
            Elastic SAN backup is in preview and not recommended for production.{' '}
            <OutsideLink to={notice.termsUrl}>Preview terms</OutsideLink>. Questions go to{' '}
            <a href={`mailto:${notice.contact}`}>{notice.contact}</a>.
          </Trans>
        </p>
      )}
    </Section>
  );
}

const pages: readonly Doc[] = ['overview', 'matrix', 'configure', 'restore', 'manage', 'vault'];

/** Every word with what it means, Microsoft's documentation, and the terms of the era. */
export function HelpPage() {
  const styles = useStyles();
  return (
    <Page lead={t`The words that Azure Backup uses, Microsoft's documentation, and whom to ask.`}>
      <Words />
      <Section title={t`Documentation`}>
        <ul className={styles.list}>
          {pages.map((page) => (
            <li key={page}>
              <OutsideLink to={docs[page].url}>{docs[page].title}</OutsideLink>
            </li>
          ))}
        </ul>
      </Section>
      <Questions />
    </Page>
  );
}
