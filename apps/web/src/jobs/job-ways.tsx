import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { isRunning, type Job } from '@esan/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { useIntent } from '../api/operation.ts';
import { q } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { remember } from '../api/tab-memory.ts';
import { instancePlaceOf, jobPlaceOf, paths, restoreItems, type InstancePlace } from '../links/paths.ts';
import { listed } from '../links/text-lists.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { momentWords } from '../ui/time/time-words.ts';
import { troubleOfJob } from '../words/job.tsx';
import { laterJob } from './job-later.ts';
import { explainJob } from './job-trouble.ts';

/** Starts the backup anew there and then; the page of the item goes on with it. */
function BackUpAgain({ job: { instanceId, volumeName }, place }: { job: Job; place: InstancePlace }) {
  const navigate = useNavigate();
  const because = useRights(instanceId)('back-up-now');
  const wish = useIntent();
  const start = useMutation({
    mutationFn: (intent: string) => call(api.backUpNow, { params: place, body: { intent } }),
    onSuccess: ({ item }, intent) => {
      wish.taken();
      remember(intent, item.id, volumeName);
      void navigate(`${paths.protectedItem(place)}?${new URLSearchParams({ backup: intent }).toString()}`);
    },
  });
  return (
    <>
      <ActionButton size="small" onPress={() => start.mutate(wish.drawn())} because={because} busy={start.isPending}>
        {t`Back up again`}
      </ActionButton>
      {start.error !== null && <ProblemMessage explained={explainError(start.error)} />}
    </>
  );
}

const laterWords = ({ operation, status, endedAt, startedAt }: Job, asOf: string): string => {
  const [moment, began] = [momentWords(endedAt ?? startedAt, asOf), momentWords(startedAt, asOf)];
  if (isRunning(status))
    return operation === 'backup' ? t`A later backup is under way, since ${began}.` : t`It is being tried again, since ${began}.`;
  return operation === 'backup' ? t`A later backup succeeded on ${moment}.` : t`It was tried again and succeeded on ${moment}.`;
};

/** That a job which failed was made good for by a later one. */
function MadeGood({ job, place }: { job: Job; place: InstancePlace }) {
  const { data } = useQuery(q(api.listInstanceJobs, { params: place }));
  const later = laterJob(job, data?.items ?? []);
  const at = later === undefined ? undefined : jobPlaceOf(later.id);
  if (data === undefined || later === undefined) return null;
  return (
    <Message
      tone={isRunning(later.status) ? 'info' : 'good'}
      title={laterWords(later, data.asOf)}
      {...(at === undefined ? {} : { actions: <LinkButton size="small" to={paths.job(at)}>{t`View that job`}</LinkButton> })}
    />
  );
}

/** Why a job did not end as it should, and the ways on; nothing where it did. */
export function JobTrouble({ job }: { job: Job }) {
  const trouble = troubleOfJob(job);
  if (trouble === undefined) return null;
  const place = instancePlaceOf(job.instanceId);
  const isUnknown = job.status === 'unknown';
  return (
    <>
      {place !== undefined && (job.status === 'failed' || job.status === 'cancelled') && <MadeGood job={job} place={place} />}
      <ProblemMessage
        explained={explainJob(job, trouble)}
        actions={
          place === undefined || isUnknown ? undefined : (
            <>
              {trouble.code === 'identity-lacks-role' && (
                <LinkButton size="small" to={paths.vault(place, 'identity')}>
                  {t`Assign missing roles`}
                </LinkButton>
              )}
              {job.operation === 'backup' && <BackUpAgain job={job} place={place} />}
              {job.operation === 'restore' && (
                <LinkButton
                  size="small"
                  to={paths.restore('points', { ...restoreItems([job.instanceId]), groups: listed([job.destinationId ?? undefined]) })}
                >
                  {t`Restore again`}
                </LinkButton>
              )}
            </>
          )
        }
      />
    </>
  );
}
