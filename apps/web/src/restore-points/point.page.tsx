import { api, type Reply } from '@esan/contract';
import { backupInstanceId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from 'react-router';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { useInstancePlace } from '../operations/instance-place.ts';
import { paths } from '../paths.ts';
import { BlockedButton, LinkButton } from '../ui/button.tsx';
import { Essentials } from '../ui/essentials.tsx';
import { Message } from '../ui/message.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { PanelPart, SidePanel } from '../ui/side-panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { ageWords, momentWords } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { PointExpiry, PointState } from '../words/restore-point.tsx';
import { useInstanceHistory } from './instance-history.ts';
import { Source } from './point-columns.tsx';
import { SnapshotPart } from './point-snapshot.tsx';
import { sourcesIn } from './point-source.ts';

type Point = Reply<typeof api.getRestorePoint>;

const noop = () => undefined;

function MadeBy({ name, time }: { name: string; time: string }) {
  const place = useInstancePlace();
  const { lines, jobs } = useInstanceHistory(place);
  const row = lines?.rows.find(({ id }) => id === name);
  const job = sourcesIn(jobs?.filter(({ operation }) => operation === 'backup') ?? [])(time);
  if (row?.source === undefined) return <>Not known: Azure keeps jobs for 14 days</>;
  return (
    <>
      <Source {...row} source={row.source} />
      {job !== undefined && (
        <>
          , <TextLink to={paths.job({ ...place, job: job.name })}>backup job</TextLink>
        </>
      )}
    </>
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
            { label: 'Source', value: <MadeBy name={item.name} time={item.time} /> },
            { label: 'Retention tag', value: item.tag },
            { label: 'Expires', value: <PointExpiry expires={item.expires} asOf={asOf} /> },
            { label: 'Policy', value: item.policy },
          ]}
        />
      </PanelPart>
      <SnapshotPart snapshot={item.snapshot} none={item.noSnapshot} asOf={asOf} />
      <PanelPart>
        <Message tone="info">
          Azure Backup deletes the snapshot when the point expires; do not move or delete it by hand. The point is crash-consistent: it
          holds what was on the volume at that moment, not what was still in memory.
        </Message>
      </PanelPart>
    </>
  );
}

const lost = 'The snapshot behind this point was deleted.';

/** The two ways to use a point; one that cannot be gone stays in sight and says why. */
function Actions({ item, draft }: { item: Point['item']; draft: { instance: string; point: string } }) {
  const isGone = item.noSnapshot?.because === 'gone';
  const noDisk = isGone ? lost : 'Which snapshot holds this point is not known.';
  return (
    <>
      {isGone ? (
        <BlockedButton appearance="primary" onPress={noop} because={lost}>
          Restore to a new volume
        </BlockedButton>
      ) : (
        <LinkButton appearance="primary" to={paths.restore('target', draft)}>
          Restore to a new volume
        </LinkButton>
      )}
      {item.snapshot === null ? (
        <BlockedButton onPress={noop} because={noDisk}>
          Create managed disk
        </BlockedButton>
      ) : (
        <LinkButton to={paths.createDisk(draft)}>Create managed disk</LinkButton>
      )}
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
      footer={data !== undefined && <Actions item={data.item} draft={draft} />}
    >
      {data !== undefined && <Body {...data} />}
      {data === undefined && (error === null ? <Skeleton lines={8} /> : <ProblemMessage explained={explainError(error)} />)}
    </SidePanel>
  );
}
