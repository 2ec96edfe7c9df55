import { api, type Reply } from '@esan/contract';
import { backupInstanceId, type PointSnapshot } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from 'react-router';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { useInstancePlace } from '../operations/instance-place.ts';
import { jobPlaceOf, paths } from '../paths.ts';
import { LinkButton } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Essentials } from '../ui/essentials.tsx';
import { Message } from '../ui/message.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { PanelPart, SidePanel } from '../ui/side-panel.tsx';
import { Size } from '../ui/size.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { ageWords, momentWords } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { jobTriggerWord } from '../words/job.tsx';
import { regionWords } from '../words/regions.ts';
import { PointExpiry, PointState } from '../words/restore-point.tsx';
import { sourceOf } from './point-source.ts';

type Point = Reply<typeof api.getRestorePoint>;

function Source({ time }: { time: string }) {
  const place = useInstancePlace();
  const jobs = useQuery(q(api.listJobs, { query: { subscriptionId: place.subscriptionId } })).data?.items ?? [];
  const job = sourceOf(time, backupInstanceId(place), jobs);
  const at = job === undefined ? undefined : jobPlaceOf(job.id);
  if (job === undefined || at === undefined) return <>–</>;
  return (
    <>
      {jobTriggerWord(job.trigger)}, <TextLink to={paths.job(at)}>backup job</TextLink>
    </>
  );
}

const matches: Record<PointSnapshot['matchedBy'], string> = {
  metadata: "Named by the restore point's own metadata",
  time: "By its time: the only snapshot of the volume's group near it",
};

function SnapshotPart({ snapshot }: { snapshot: PointSnapshot | null }) {
  if (snapshot === null) {
    return (
      <PanelPart title="Managed disk snapshot">
        <p>
          The snapshot behind this point was not found: it may have been deleted or moved, or your account may not see it. Azure may still
          restore the point; a managed disk cannot be made from it here.
        </p>
      </PanelPart>
    );
  }
  return (
    <PanelPart title="Managed disk snapshot">
      <Essentials
        layout="single"
        facts={[
          { label: 'Name', value: <CopyText text={snapshot.name} label="snapshot name" />, isLong: true },
          { label: 'Resource group', value: snapshot.resourceGroup },
          { label: 'Region', value: regionWords(snapshot.region) },
          { label: 'Redundancy', value: snapshot.sku },
          { label: 'Disk size', value: <Size giB={snapshot.sizeGiB} /> },
          { label: 'Matched', value: matches[snapshot.matchedBy] },
          { label: 'Resource ID', value: <CopyText text={snapshot.id} label="resource ID" />, isLong: true },
        ]}
      />
    </PanelPart>
  );
}

function Body({ item, asOf }: Point) {
  return (
    <>
      <PanelPart>
        <Essentials
          layout="single"
          facts={[
            { label: 'Time', value: <Time at={item.time} asOf={asOf} as="moment" /> },
            { label: 'State', value: <PointState state={item.state} /> },
            { label: 'Source', value: <Source time={item.time} /> },
            { label: 'Retention tag', value: item.tag },
            { label: 'Expires', value: <PointExpiry expires={item.expires} asOf={asOf} /> },
            { label: 'Policy', value: item.policy },
          ]}
        />
      </PanelPart>
      <SnapshotPart snapshot={item.snapshot} />
      <PanelPart>
        <Message tone="info">
          Azure Backup deletes the snapshot when the point expires; do not move or delete it by hand. The point is crash-consistent: it
          holds what was on the volume at that moment, not what was still in memory.
        </Message>
      </PanelPart>
    </>
  );
}

/** One restore point beside the list, with the snapshot that holds it and the two ways to use it. */
export function RestorePointPanel() {
  const place = useInstancePlace();
  const { point: name = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { data, error } = useQuery(q(api.getRestorePoint, { params: { ...place, point: name } }));
  const draft = { instance: backupInstanceId(place), point: name };
  const title = data === undefined ? 'Restore point' : momentWords(data.item.time, data.asOf);
  return (
    <SidePanel
      key={name}
      title={title}
      caption={data === undefined ? name : `Restore point, ${ageWords(data.item.time, data.asOf)}`}
      onClose={() => void navigate(`${paths.protectedItem(place)}${search}`)}
      footer={
        data !== undefined && (
          <>
            <LinkButton appearance="primary" to={paths.restore('target', draft)}>
              Restore to a new volume
            </LinkButton>
            {data.item.snapshot !== null && <LinkButton to={paths.createDisk(draft)}>Create managed disk</LinkButton>}
          </>
        )
      }
    >
      {data !== undefined && <Body {...data} />}
      {data === undefined && (error === null ? <Skeleton lines={8} /> : <ProblemMessage explained={explainError(error)} />)}
    </SidePanel>
  );
}
