import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ListedJob } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { api } from '@esan/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { instancePlaceOf, jobPlaceOf, paths } from '../links/paths.ts';
import { useAlong } from '../ui/forms/address.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { AzureWithin } from '../ui/messages/azure-words.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { explainError } from '../api/messages.ts';
import { TextLink } from '../ui/layout/text-link.tsx';
import { onPaper, type } from '../ui/look/type.ts';
import { Time } from '../ui/time/time.tsx';
import { ToneIcon } from '../ui/values/state-word.tsx';
import { readAllJobs } from './use-jobs-file.tsx';
import type { JobsAsked } from './use-jobs.ts';
import { groupsOfJobs, type JobGroup } from './job-groups.ts';

const useStyles = makeStyles({
  reasons: {
    ...type.data,
    listStyleType: 'none',
    padding: 0,
    margin: '0 0 12px',
    maxHeight: '38dvh',
    overflowY: 'auto',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    [onPaper]: { maxHeight: 'none' },
  },
  reason: { display: 'flex', columnGap: '10px', padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  part: { ...type.data, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0, paddingTop: '2px' },
  words: { minWidth: 0 },
  happened: { fontWeight: 600, overflowWrap: 'anywhere' },
  about: {
    ...type.caption,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '16px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

/** So many volumes are named. */
const mostNamed = 4;

function volumesOf(volumes: readonly string[]): string {
  const named = volumes.slice(0, mostNamed).join(', ');
  const more = volumes.length - mostNamed;
  return more > 0 ? t`${named} and ${more} more` : named;
}

function Reason({ group: { reason, jobs, newest, volumes }, asOf }: { group: JobGroup; asOf: string }) {
  const styles = useStyles();
  const along = useAlong();
  const at = jobPlaceOf(newest.id);
  const item = instancePlaceOf(newest.instanceId);
  return (
    <li className={styles.reason}>
      <span className={styles.icon}>
        <ToneIcon tone="bad" />
      </span>
      <div className={styles.words}>
        <p className={styles.happened}>
          <AzureWithin {...reason} />
        </p>
        <p className={styles.about}>
          <span>{plural(jobs.length, { one: '# job', other: '# jobs' })}</span>
          <span>{volumesOf(volumes)}</span>
          <span>
            <Trans>
              newest <Time at={newest.startedAt} asOf={asOf} />
            </Trans>
          </span>
          {at !== undefined && <TextLink to={along(paths.job(at))}>{t`What to do`}</TextLink>}
          {item !== undefined && volumes.length === 1 && <TextLink to={paths.protectedItem(item)}>{t`Open protected item`}</TextLink>}
        </p>
      </div>
    </li>
  );
}

/** All failed jobs as far as they are known: those of the list as they stand now, and the older ones once they were asked for. */
function useAllFailed(jobs: readonly ListedJob[], query: JobsAsked, readAll: typeof readAllJobs) {
  const older = useQuery({
    queryKey: [api.listJobs.name, { query }, 'all'] as const,
    queryFn: () => readAll(query),
    enabled: false,
    throwOnError: false,
  });
  const { data } = older;
  const all = useMemo(() => [...new Map([...(data?.items ?? []), ...jobs].map((job) => [job.id, job])).values()], [data, jobs]);
  return { all, older };
}

type Props = {
  jobs: readonly ListedJob[] | undefined;
  asOf: string;
  query: JobsAsked;
  /** How many there are in all, older ones included that the list has not read yet. */
  total: number;
  readAll?: typeof readAllJobs;
};

/** Above failed jobs: what they failed of, each reason once, and of how many of them that is told. Nothing where each failed of its own. */
export function JobReasons({ jobs, asOf, query, total, readAll = readAllJobs }: Props) {
  const styles = useStyles();
  const { all, older } = useAllFailed(jobs ?? none, query, readAll);
  const groups = useMemo(() => groupsOfJobs(all), [all]);
  const isPart = total > all.length;
  if (!isPart && !groups.some(({ jobs: alike }) => alike.length > 1)) return null;
  return (
    <>
      {isPart && all.length > 0 && (
        <p className={styles.part}>
          {t`These are the reasons of the newest ${numberWords(all.length)} of ${numberWords(total)} failed jobs.`}
          <ActionButton size="small" appearance="subtle" onPress={() => void older.refetch()} busy={older.isFetching}>
            {t`Count all`}
          </ActionButton>
        </p>
      )}
      {older.error !== null && <ProblemMessage explained={explainError(older.error)} />}
      <ul className={styles.reasons} aria-label={t`Reasons`}>
        {groups.map((group) => (
          <Reason key={group.key} group={group} asOf={asOf} />
        ))}
      </ul>
    </>
  );
}

const none: readonly ListedJob[] = [];
