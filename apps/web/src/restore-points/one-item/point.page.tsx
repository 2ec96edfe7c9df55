import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { backupInstanceId, parseResourceId, resourceGroupId, vaultId } from '@esan/domain';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import type { ApiError } from '../../api/client.ts';
import { explainError } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { useInstancePlace } from '../../links/route-places.ts';
import { useRights, useRightsOfAll } from '../../api/rights.ts';
import { paths, restoreItems, type InstancePlace } from '../../links/paths.ts';
import { listed } from '../../links/text-lists.ts';
import { useAlong } from '../../ui/forms/address.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { PanelPart, SidePanel } from '../../ui/layout/side-panel.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { ageWords, momentWords } from '../../ui/time/time-words.ts';
import { Time } from '../../ui/time/time.tsx';
import { overdueReason, overdueSince, PointExpiry, PointState } from '../../words/restore-point.tsx';
import { useInstanceHistory } from './instance-history.ts';
import { PointSource } from './point-columns.tsx';
import { SnapshotPart } from './point-snapshot.tsx';
import { sourcesIn } from './point-source.ts';

type Point = Reply<typeof api.getRestorePoint>;

function MadeBy({ name, time }: { name: string; time: string }) {
  const place = useInstancePlace();
  const { lines, jobs, asked } = useInstanceHistory(place);
  const row = lines?.rows.find(({ id }) => id === name);
  const job = sourcesIn(jobs.items?.filter(({ operation }) => operation === 'backup') ?? [])(time);
  if (row?.source === undefined && (jobs.error !== null || jobs.isPart)) return <>{t`Not known: the jobs of the item could not be read`}</>;
  if (row?.source === undefined && (lines === undefined || jobs.items === undefined))
    return asked.error === null ? <Skeleton lines={1} /> : <>{t`Not known`}</>;
  if (row?.source === undefined) return <>{t`Not known: Azure keeps jobs for 14 days`}</>;
  return (
    <>
      <PointSource {...row} source={row.source} />
      {job !== undefined && (
        <>
          , <TextLink to={paths.job({ ...place, job: job.name })}>{t`backup job`}</TextLink>
        </>
      )}
    </>
  );
}

function Body({ item, asOf }: Point) {
  const since = overdueSince(item.expires, asOf);
  return (
    <>
      <PanelPart>
        <Essentials
          layout="single"
          facts={[
            { label: t`Time`, value: <Time at={item.time} asOf={asOf} as="moment" /> },
            { label: t`State`, value: <PointState of={item} /> },
            { label: t`Source`, value: <MadeBy name={item.name} time={item.time} /> },
            { label: t`Retention tag`, value: item.tag },
            { label: t`Expires`, value: <PointExpiry expires={item.expires} asOf={asOf} /> },
            { label: t`Policy`, value: item.policy },
          ]}
        />
        {since !== undefined && (
          <Message tone="warn">
            <Trans>
              This point should have expired {ageWords(since, asOf)}. {overdueReason}
            </Trans>
          </Message>
        )}
      </PanelPart>
      <SnapshotPart snapshot={item.snapshot} none={item.noSnapshot} asOf={asOf} />
      <PanelPart>
        <Message tone="info">
          <Trans>
            Azure Backup deletes the snapshot when the point expires; do not move or delete it by hand. The point is crash-consistent: it
            holds what was on the volume at that moment, not what was still in memory.
          </Trans>
        </Message>
      </PanelPart>
    </>
  );
}

const lost = t`The snapshot behind this point was deleted.`;

/** Why no disk may be made where one is most likely to be wanted: in the groups of the snapshot and of the volume. */
function useWhyNoDisk({ snapshot }: Point['item'], place: InstancePlace): string | undefined {
  const { item: instance } = useSuspenseQuery(q(api.getBackupInstance, { params: place })).data;
  const groups = [snapshot?.id ?? '', instance.volumeId].flatMap((id) => {
    const { subscriptionId, resourceGroup } = parseResourceId(id) ?? {};
    return subscriptionId === undefined || resourceGroup === undefined ? [] : resourceGroupId(subscriptionId, resourceGroup);
  });
  return useRightsOfAll(groups)('create-disk');
}

/** The two ways to use a point; one that cannot be gone stays in sight and says why. */
function Actions({ item, place }: { item: Point['item']; place: InstancePlace }) {
  const draft = { ...restoreItems([backupInstanceId(place)]), points: listed([item.name]) };
  const disk = paths.restore('disks', { ...draft, as: 'disks' });
  const gone = item.noSnapshot?.because === 'gone' ? lost : undefined;
  const noDisk = item.snapshot === null ? t`Which snapshot holds this point is not known.` : undefined;
  const mayNotRestore = useRights(vaultId(place))('restore');
  const mayNotMakeDisk = useWhyNoDisk(item, place);
  return (
    <>
      <LinkButton appearance="primary" to={paths.restore('target', draft)} because={gone ?? mayNotRestore}>
        {t`Restore to a new volume`}
      </LinkButton>
      <LinkButton to={disk} because={gone ?? noDisk ?? mayNotMakeDisk}>
        {t`Create managed disk`}
      </LinkButton>
      {gone === undefined && noDisk === undefined && mayNotMakeDisk !== undefined && (
        // Other groups are not asked about here: the page of the disk does so once one is chosen.
        <TextLink to={disk}>{t`Choose another resource group`}</TextLink>
      )}
    </>
  );
}

/** Why a point is not shown; one that is not there has most likely expired. */
function troubleOf(error: ApiError) {
  const explained = explainError(error);
  if (error.problem.code !== 'not-found') return explained;
  const advice = t`It has expired by the policy, or its item was deleted. Choose another one in the list.`;
  return { ...explained, happened: t`Azure does not have this restore point any more.`, advice };
}

/** One restore point beside the list, with the snapshot that holds it and the two ways to use it. */
export function RestorePointPanel() {
  const place = useInstancePlace();
  const { point: name = '' } = useParams();
  const along = useAlong();
  const navigate = useNavigate();
  const { data, error } = useQuery(q(api.getRestorePoint, { params: { ...place, point: name } }));
  const title = data === undefined ? t`Restore point` : momentWords(data.item.time, data.asOf);
  return (
    <SidePanel
      key={name}
      title={title}
      caption={data === undefined ? name : t`Restore point, ${ageWords(data.item.time, data.asOf)}`}
      onClose={() => void navigate(along(paths.protectedItem(place)))}
      footer={data !== undefined && <Actions item={data.item} place={place} />}
    >
      {data !== undefined && <Body {...data} />}
      {data === undefined && (error === null ? <Skeleton lines={8} /> : <ProblemMessage explained={troubleOf(error)} />)}
    </SidePanel>
  );
}
