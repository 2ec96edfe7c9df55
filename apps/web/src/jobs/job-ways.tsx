import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import type { Job } from '@esan/domain';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { useRights } from '../api/rights.ts';
import { remember } from '../api/tab-memory.ts';
import { instancePlaceOf, paths, restoreItems, type InstancePlace } from '../links/paths.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { troubleOfJob } from '../words/job.tsx';
import { explainJob } from './job-trouble.ts';

/** Starts the backup anew there and then; the page of the item goes on with it. */
function BackUpAgain({ instanceId, place }: { instanceId: string; place: InstancePlace }) {
  const navigate = useNavigate();
  const because = useRights(instanceId)('back-up-now');
  const start = useMutation({
    mutationFn: (intent: string) => call(api.backUpNow, { params: place, body: { intent } }),
    onSuccess: ({ item }, intent) => {
      remember(intent, item.id);
      void navigate(`${paths.protectedItem(place)}?${new URLSearchParams({ backup: intent }).toString()}`);
    },
  });
  return (
    <>
      <ActionButton size="small" onPress={() => start.mutate(crypto.randomUUID())} because={because} busy={start.isPending}>
        {t`Back up again`}
      </ActionButton>
      {start.error !== null && <ProblemMessage explained={explainError(start.error)} />}
    </>
  );
}

/** Why a job did not end as it should, and the ways on; nothing where it did. */
export function JobTrouble({ job }: { job: Job }) {
  const trouble = troubleOfJob(job);
  if (trouble === undefined) return null;
  const place = instancePlaceOf(job.instanceId);
  const isUnknown = job.status === 'unknown';
  return (
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
            {job.operation === 'backup' && <BackUpAgain instanceId={job.instanceId} place={place} />}
            {job.operation === 'restore' && (
              <LinkButton size="small" to={paths.restore('points', restoreItems([job.instanceId]))}>
                {t`Try again`}
              </LinkButton>
            )}
          </>
        )
      }
    />
  );
}
