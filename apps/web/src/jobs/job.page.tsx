import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { isRunning, maySettle, volumePlaceOf, type Job } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { explainError } from '../api/messages.ts';
import { q, until } from '../api/query.ts';
import { usePace } from '../api/azure-time.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { instancePlaceOf, paths } from '../links/paths.ts';
import { useAlong } from '../ui/forms/address.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { CopyText } from '../ui/values/copy-text.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { AzureWords } from '../ui/messages/azure-words.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { PanelPart, SidePanel } from '../ui/layout/side-panel.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { Steps } from '../ui/messages/steps.tsx';
import { Duration, Time } from '../ui/time/time.tsx';
import { JobTrouble } from './job-ways.tsx';
import { StartedBy } from './started-by.tsx';
import { JobWarnings } from './job-warnings.tsx';
import { JobOperation, JobState, jobSteps, jobTitle, jobTriggerWord } from '../words/job.tsx';

/** The steps at which a job failed, as Azure names them. */
const failedSteps = ({ steps }: Job): string[] => steps.flatMap(({ name, status }) => (status === 'failed' ? [name] : []));

function Facts({ job, asOf }: { job: Job; asOf: string }) {
  const into = job.destinationId === null ? undefined : volumePlaceOf(`${job.destinationId}/volumes/any`);
  return (
    <Essentials
      layout="single"
      facts={[
        { label: t`Status`, value: <JobState job={job} /> },
        ...failedSteps(job).map((name) => ({ label: t`Failed at`, value: <AzureWords>{name}</AzureWords> })),
        { label: t`Operation`, value: <JobOperation job={job} /> },
        { label: t`Trigger`, value: jobTriggerWord(job.trigger) },
        ...(job.trigger === 'scheduled' ? [] : [{ label: t`Started by`, value: <StartedBy job={{ ...job, asOf }} inFull /> }]),
        { label: t`Started`, value: <Time at={job.startedAt} asOf={asOf} as="moment" /> },
        {
          label: isRunning(job.status) ? t`Running for` : t`Duration`,
          value: <Duration from={job.startedAt} until={job.endedAt ?? asOf} />,
        },
        { label: t`Volume`, value: job.volumeName },
        { label: 'Elastic SAN', value: job.san },
        ...(into === undefined ? [] : [{ label: t`Restored into`, value: t`${into.group} in ${into.san}` }]),
        { label: t`Vault`, value: job.vault },
      ]}
    />
  );
}

function JobBody({ job, asOf }: { job: Job; asOf: string }) {
  return (
    <>
      <JobTrouble job={job} />
      <JobWarnings job={job} />
      <PanelPart>
        <Facts job={job} asOf={asOf} />
      </PanelPart>
      {job.steps.length > 0 && (
        <PanelPart title={t`Steps`}>
          <Steps label={t`Steps`} steps={jobSteps(job)} />
        </PanelPart>
      )}
      <PanelPart title={t`Azure's names for it`}>
        <Essentials
          layout="single"
          facts={[
            { label: t`Job ID`, value: <CopyText text={job.name} label={t`job ID`} />, isLong: true },
            { label: t`Activity ID`, value: <CopyText text={job.activityId} label={t`activity ID`} />, isLong: true },
          ]}
        />
      </PanelPart>
    </>
  );
}

function JobLinks({ job }: { job: Job }) {
  const place = instancePlaceOf(job.instanceId);
  if (place === undefined) return null;
  return (
    <>
      <LinkButton appearance="primary" to={paths.protectedItem(place)}>
        {t`Open protected item`}
      </LinkButton>
    </>
  );
}

/** One job beside the list: what happened, what to do, its steps, Azure's answer. */
export function JobPanel() {
  const { subscriptionId = '', resourceGroup = '', vault = '', job: name = '' } = useParams();
  const along = useAlong();
  const navigate = useNavigate();
  const asked = useQuery({
    ...q(api.getJob, { params: { subscriptionId, resourceGroup, vault, job: name } }),
    ...until(({ item }: { item: Job }) => !maySettle(item), usePace()),
  });
  const { data, error } = asked;
  const job = data?.item;
  return (
    <SidePanel
      key={name}
      title={job === undefined ? t`Job` : jobTitle(job)}
      caption={data === undefined ? name : <Started job={data.item} asOf={data.asOf} />}
      onClose={() => void navigate(along(paths.jobs()))}
      {...(job === undefined ? {} : { footer: <JobLinks job={job} /> })}
    >
      <StaleMessage asked={asked} />
      {data !== undefined && <JobBody job={data.item} asOf={data.asOf} />}
      {data === undefined && (error === null ? <Skeleton lines={6} /> : <ProblemMessage explained={explainError(error)} />)}
    </SidePanel>
  );
}

function Started({ job, asOf }: { job: Job; asOf: string }) {
  return (
    <>
      <Trans>
        {jobTriggerWord(job.trigger)}, started <Time at={job.startedAt} asOf={asOf} />
      </Trans>
    </>
  );
}
