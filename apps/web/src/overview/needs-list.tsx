import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { isUrgent, nameOf, type Need } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { api } from '@esan/contract';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { warningWords } from '../jobs/job-trouble.ts';
import { LockWay } from '../jobs/lock-way.tsx';
import { instancePlaceOf, jobPlaceOf, paths, restoreItems } from '../links/paths.ts';
import { itemPage } from '../lists/item-columns.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { Section } from '../ui/layout/page.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { below, onPaper, type } from '../ui/look/type.ts';
import { AzureWords } from '../ui/messages/azure-words.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { StateWord } from '../ui/values/state-word.tsx';
import { JobState } from '../words/job.tsx';
import { protectionLook } from '../words/protection.tsx';
import { causeOf, itemsLike, namesOf, type NeedGroup } from './need-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  need: {
    display: 'grid',
    gridTemplateColumns: '190px minmax(0, 1fr) auto',
    columnGap: '16px',
    alignItems: 'center',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [below.wizard]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '6px' },
  },
  names: { ...type.subSection, overflowWrap: 'anywhere' },
  cause: { ...type.data, color: tokens.colorNeutralForeground2, maxWidth: '90ch', overflowWrap: 'anywhere' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '8px',
    rowGap: '6px',
    justifyContent: 'flex-end',
    [below.wizard]: { justifyContent: 'flex-start' },
    [onPaper]: { display: 'none' },
  },
});

/** What keeps a role from working, or a lock from going, is seen to in the vault. */
const deedOf: Partial<Record<Need, { deed: 'back-up-now' | 'resume-backup'; label: () => string }>> = {
  failing: { deed: 'back-up-now', label: () => t`Back up now` },
  behind: { deed: 'back-up-now', label: () => t`Back up now` },
  stopped: { deed: 'resume-backup', label: () => t`Resume backup` },
  'backups-paused': { deed: 'resume-backup', label: () => t`Resume backup` },
};

function Mend({ group: { need, problem, count, items } }: { group: NeedGroup }) {
  const [first] = items;
  const place = instancePlaceOf(first?.id ?? '');
  const ids = items.map(({ id }) => id);
  const deed = deedOf[need];
  const job = jobPlaceOf(first?.jobId ?? '');
  const isWhole = ids.length === count;
  return (
    <>
      {problem?.code === 'identity-lacks-role' && place !== undefined && (
        <LinkButton size="small" appearance="primary" to={paths.vault(place, 'identity')}>
          {t`Assign missing roles`}
        </LinkButton>
      )}
      {first !== undefined && (need === 'warned' || (need === 'failing' && problem?.code !== 'identity-lacks-role')) && (
        <LockWay instanceId={first.id} appearance="primary" />
      )}
      {deed !== undefined && isWhole && (
        <LinkButton
          size="small"
          to={
            count === 1 && deed.deed === 'resume-backup'
              ? paths.resumeBackup({ instance: first?.id })
              : paths.itemWork({ do: deed.deed, ...restoreItems(ids) })
          }
        >
          {deed.label()}
        </LinkButton>
      )}
      {need === 'warned' && count === 1 && job !== undefined && (
        <LinkButton size="small" to={paths.job(job)}>
          {t`Open job`}
        </LinkButton>
      )}
      {deed === undefined && need !== 'warned' && count === 1 && first !== undefined && (
        <LinkButton size="small" to={itemPage(first)}>
          {t`Open protected item`}
        </LinkButton>
      )}
    </>
  );
}

/** Azure names a resource by its whole id; its name is enough here, the job shows the rest. */
const withShortIds = (words: string): string => words.replaceAll(/\/subscriptions\/[\w/.()-]+/g, (id) => nameOf(id));

const isAzures = ({ detail }: { detail?: string | undefined }): boolean => detail !== undefined;

/** What a job warned of: only the job itself tells. */
function Warning({ jobId }: { jobId: string }) {
  const at = jobPlaceOf(jobId);
  const asked = useQuery({
    ...q(api.getJob, { params: at ?? { subscriptionId: '', resourceGroup: '', vault: '', job: '' } }),
    enabled: at !== undefined,
  });
  if (asked.data === undefined) return null;
  const { warnings } = asked.data.item;
  // What Azure recommends is what mends it.
  const todo = warnings.flatMap(({ recommendedActions = [] }) => recommendedActions);
  const said = [...warningWords(warnings.filter(isAzures)), ...todo].map(withShortIds).join(' ');
  const ours = warningWords(warnings.filter((warning) => !isAzures(warning))).join(' ');
  if (said === '') return <> {ours}</>;
  return (
    <>
      {' '}
      {ours}{' '}
      <Trans>
        Azure says: <AzureWords>{said}</AzureWords>
      </Trans>
    </>
  );
}

function NeedState({ need }: { need: Need }) {
  if (need === 'warned') return <JobState job={{ status: 'completed-with-warnings' }} />;
  const { tone, icon, word } = protectionLook(need);
  return (
    <StateWord tone={tone} icon={icon} wraps>
      {word}
    </StateWord>
  );
}

function NeedRow({ group, asOf }: { group: NeedGroup; asOf: string }) {
  const styles = useStyles();
  const { need, count, items } = group;
  const [first] = items;
  return (
    <li className={styles.need}>
      <NeedState need={need} />
      <div>
        <p className={styles.names}>
          {count === 1 && first !== undefined ? <TextLink to={itemPage(first)}>{first.volumeName}</TextLink> : namesOf(group)}
        </p>
        <p className={styles.cause}>
          {causeOf(group, asOf)}
          {need === 'warned' && first?.jobId !== undefined && first.jobId !== null && <Warning jobId={first.jobId} />}
        </p>
      </div>
      <div className={styles.buttons}>
        <Mend group={group} />
        {count > 1 && (
          <LinkButton size="small" appearance="subtle" to={itemsLike(need)}>
            {t`Show all like these`}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

function Part({ title, groups, count, asOf }: { title: string; groups: readonly NeedGroup[]; count: number; asOf: string }) {
  const styles = useStyles();
  if (groups.length === 0) return null;
  const rest = count - groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <Section title={title}>
      <ul className={styles.list}>
        {groups.map((group) => (
          <NeedRow key={`${group.need} ${group.items[0]?.id ?? ''}`} group={group} asOf={asOf} />
        ))}
      </ul>
      {rest > 0 && <TextLink to={paths.protectedItems()}>{plural(rest, { one: '# more item', other: '# more items' })}</TextLink>}
    </Section>
  );
}

/** What somebody should see to, now and when there is time, each with its cause and the button that mends it. */
export function NeedsList({
  groups,
  needed,
  asOf,
}: {
  groups: readonly NeedGroup[];
  needed: { now: number; total: number };
  asOf: string;
}) {
  const now = groups.filter(({ need }) => isUrgent(need));
  const later = groups.filter(({ need }) => !isUrgent(need));
  const rest = needed.total - needed.now;
  return (
    <>
      <Part title={t`Needs you now: ${numberWords(needed.now)}`} groups={now} count={needed.now} asOf={asOf} />
      <Part title={t`Worth a look: ${numberWords(rest)}`} groups={later} count={rest} asOf={asOf} />
    </>
  );
}
