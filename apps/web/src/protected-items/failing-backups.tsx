import { t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import { isRunning } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { LockWay } from '../jobs/lock-way.tsx';
import { jobPlaceOf, paths, type InstancePlace } from '../links/paths.ts';
import { explain } from '../api/messages.ts';
import { Happened } from '../ui/messages/azure-words.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { Message } from '../ui/messages/message.tsx';
import { momentWords } from '../ui/time/time-words.ts';
import { troubleOfJob } from '../words/job.tsx';

type Props = { item: Reply<typeof api.getBackupInstance>['item']; place: InstancePlace; asOf: string };

/** That the backups of an item fail, since when, of what, and the way on; or that the last one did, which was on demand. The jobs tell the rest. */
export function FailingBackups({ item, place, asOf }: Props) {
  const since = item.health.kind === 'failing' ? item.health.since : undefined;
  const { data } = useQuery(q(api.listInstanceJobs, { params: place }));
  const ended = data?.items
    .filter(({ operation, status }) => operation === 'backup' && !isRunning(status))
    .toSorted((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt));
  const failed = ended?.find(({ status }) => status === 'failed');
  const isOnDemand = since === undefined && failed?.trigger === 'on-demand' && failed === ended?.[0];
  if (since === undefined && !isOnDemand) return null;
  const moment = momentWords(since ?? failed?.startedAt ?? '', asOf);
  const problem = failed && troubleOfJob(failed);
  const at = failed && jobPlaceOf(failed.id);
  return (
    <Message
      tone={isOnDemand ? 'warn' : 'bad'}
      title={isOnDemand ? t`The backup on demand of ${moment} has failed.` : t`Every backup since ${moment} has failed.`}
      actions={
        <>
          {problem?.code === 'identity-lacks-role' && (
            <LinkButton size="small" to={paths.vault(place, 'identity')}>
              {t`Assign missing roles`}
            </LinkButton>
          )}
          <LockWay instanceId={item.id} />
          {at !== undefined && <LinkButton size="small" to={paths.job(at)}>{t`What to do`}</LinkButton>}
        </>
      }
    >
      {problem && <Happened {...explain(problem)} />}
    </Message>
  );
}
