import { plural, t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwise20Regular, ShieldAdd20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { usePace } from '../api/azure-time.ts';
import { q, until } from '../api/query.ts';
import { useMissingWords } from '../api/subscription-name.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { EmptyHints } from '../lists/empty-hints.tsx';
import { paths } from '../links/paths.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { Page } from '../ui/layout/page.tsx';
import { below, type } from '../ui/look/type.ts';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { momentWords } from '../ui/time/time-words.ts';
import { answerOf, isInDoubt } from './answer.ts';
import { PolicyFreshness } from './freshness.tsx';
import { JobsOfWeek } from './jobs-of-week.tsx';
import { NeedsList } from './needs-list.tsx';
import { SafetyBar } from './safety-bar.tsx';
import { SnapshotCosts } from './snapshot-costs.tsx';
import { TroubledDays } from './troubled-days.tsx';

type Overview = Reply<typeof api.getOverview>;

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    marginTop: '24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [below.rail]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  part: {
    minWidth: 0,
    padding: '16px 28px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { paddingLeft: 0, borderLeftStyle: 'none' },
    ':last-child': { paddingRight: 0 },
    [below.rail]: {
      padding: '16px 0',
      borderLeftStyle: 'none',
      ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    },
  },
  title: { ...type.section, marginBottom: '8px' },
  days: { marginTop: '20px' },
});

function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section aria-label={title} className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}

/** Work of Azure's that is under way changes the numbers soon. */
const isStill = ({ jobs, volumes }: Overview): boolean =>
  !jobs.quarters.some(({ status }) => status === 'running') && !volumes.some(({ safety }) => safety === 'changing');

function NothingYet({ sans }: Pick<Overview, 'sans'>) {
  return (
    <EmptyState
      title={sans === 0 ? t`No Elastic SAN to protect` : t`No volume is protected yet`}
      hints={<EmptyHints of={sans === 0 ? 'no-san' : 'protecting'} />}
      {...(sans === 0
        ? {}
        : {
            action: (
              <LinkButton appearance="primary" to={paths.configureBackup('choose-volumes')}>
                {t`Configure backup`}
              </LinkButton>
            ),
          })}
    >
      {sans === 0
        ? t`None of your subscriptions shows you an Elastic SAN. Ask for the role Reader where there is one, or create one in the Azure portal.`
        : t`Choose volumes, a Backup vault and a policy; the vault then takes a restore point every day, and this page tells whether it did.`}
    </EmptyState>
  );
}

function Shown({ data }: { data: Overview }) {
  const styles = useStyles();
  const { asOf, items, needed, policies, jobs, snapshots, troubled, protectedItems, sans } = data;
  const isPartial = data.missing.length + data.unreadProtectors.length > 0;
  if (protectedItems === 0 && !isPartial) return <NothingYet sans={sans} />;
  return (
    <>
      <NeedsList groups={items} needed={needed} asOf={asOf} />
      <div className={styles.parts}>
        <Part title={t`Freshness by policy`}>
          <PolicyFreshness policies={policies} asOf={asOf} />
        </Part>
        <Part title={t`Jobs, last 7 days`}>
          <JobsOfWeek week={jobs} asOf={asOf} />
        </Part>
        <Part title={t`Snapshots, estimate`}>
          <SnapshotCosts snapshots={snapshots} />
        </Part>
      </div>
      <div className={styles.days}>
        <TroubledDays troubled={troubled} isInDoubt={isInDoubt(data)} asOf={asOf} />
      </div>
    </>
  );
}

/** When and of what the answer is: "Read 8 Sept, 14:00 from 5 Elastic SANs in 3 subscriptions." */
function readFrom({ sans, subscriptions }: { sans: number; subscriptions: number }, moment: string): string {
  const places = plural(subscriptions, { one: '# subscription', other: '# subscriptions' });
  return plural(sans, {
    one: t`Read ${moment} from # Elastic SAN in ${places}.`,
    other: t`Read ${moment} from # Elastic SANs in ${places}.`,
  });
}

/** Whether everything is safe, what is not, and what to do about it: the first page. */
export function OverviewPage() {
  const asked = useQuery({ ...q(api.getOverview, { query: {} }), ...until(isStill, 6 * usePace()) });
  const missingWords = useMissingWords();
  const { data, isFetching, refetch } = asked;
  const again = () => void refetch();
  return (
    <Page
      heading={data === undefined ? undefined : answerOf(data)}
      lead={data === undefined ? undefined : readFrom(data, momentWords(data.asOf, data.asOf))}
      actions={
        <>
          <ActionButton appearance="subtle" icon={<ArrowClockwise20Regular />} onPress={again} busy={isFetching && data !== undefined}>
            {t`Refresh`}
          </ActionButton>
          <LinkButton appearance="primary" icon={<ShieldAdd20Regular />} to={paths.configureBackup('choose-volumes')}>
            {t`Configure backup`}
          </LinkButton>
        </>
      }
    >
      <ListTrouble noun={t`volumes`} asked={asked} />
      {data !== undefined && (
        <>
          <PartialMessage
            missing={missingWords(data.unreadProtectors)}
            noun={t`protected items`}
            consequence={t`Of the volumes that they may protect it is not known whether they are safe.`}
            onRetry={again}
            busy={isFetching}
          />
          <PartialMessage
            missing={missingWords(data.unreadJobs)}
            noun={t`jobs`}
            consequence={t`Their jobs are missing from the counts of the last 7 days.`}
            onRetry={again}
            busy={isFetching}
          />
          {data.volumes.length > 0 && <SafetyBar counts={data.volumes} />}
          <Shown data={data} />
        </>
      )}
      {data === undefined && asked.error === null && <Skeleton />}
    </Page>
  );
}
