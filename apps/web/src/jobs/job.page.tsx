import { api } from '@esan/contract';
import { isRunning, maySettle, volumePlaceOf, type Job } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from 'react-router';
import { explainError } from '../api/messages.ts';
import { q, until } from '../api/query.ts';
import { usePace } from '../api/pace.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { instancePlaceOf, paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { CopyText } from '../ui/values/copy-text.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { PanelPart, SidePanel } from '../ui/layout/side-panel.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { Steps } from '../ui/messages/steps.tsx';
import { Duration, Time } from '../ui/time/time.tsx';
import { JobTrouble } from './job-ways.tsx';
import { JobWarnings } from './job-warnings.tsx';
import { jobOperationWord, JobState, jobSteps, jobTitle, jobTriggerWord } from '../words/job.tsx';

function Facts({ job, asOf }: { job: Job; asOf: string }) {
  const into = job.destinationId === null ? undefined : volumePlaceOf(`${job.destinationId}/volumes/any`);
  return (
    <Essentials
      layout="single"
      facts={[
        { label: 'Status', value: <JobState job={job} /> },
        { label: 'Operation', value: jobOperationWord(job) },
        { label: 'Trigger', value: jobTriggerWord(job.trigger) },
        { label: 'Started', value: <Time at={job.startedAt} asOf={asOf} as="moment" /> },
        { label: isRunning(job.status) ? 'Running for' : 'Duration', value: <Duration from={job.startedAt} until={job.endedAt ?? asOf} /> },
        { label: 'Volume', value: job.volumeName },
        { label: 'Elastic SAN', value: job.san },
        ...(into === undefined ? [] : [{ label: 'Restored into', value: `${into.group} in ${into.san}` }]),
        { label: 'Vault', value: job.vault },
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
        <PanelPart title="Steps">
          <Steps label="Steps" steps={jobSteps(job)} />
        </PanelPart>
      )}
      <PanelPart title="Azure's names for it">
        <Essentials
          layout="single"
          facts={[
            { label: 'Job ID', value: <CopyText text={job.name} label="job ID" />, isLong: true },
            { label: 'Activity ID', value: <CopyText text={job.activityId} label="activity ID" />, isLong: true },
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
        Open protected item
      </LinkButton>
    </>
  );
}

/** One job beside the list: what happened, what to do, its steps, Azure's answer. */
export function JobPanel() {
  const { subscriptionId = '', resourceGroup = '', vault = '', job: name = '' } = useParams();
  const { search } = useLocation();
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
      title={job === undefined ? 'Job' : jobTitle(job)}
      caption={data === undefined ? name : <Started job={data.item} asOf={data.asOf} />}
      onClose={() => void navigate(`${paths.jobs()}${search}`)}
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
      {jobTriggerWord(job.trigger)}, started <Time at={job.startedAt} asOf={asOf} />
    </>
  );
}
