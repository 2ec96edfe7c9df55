import { api } from '@esan/contract';
import type { PointSnapshot } from '@esan/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { paths, type InstancePlace } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Page } from '../ui/layout/page.tsx';
import { Size } from '../ui/values/size.tsx';
import { Time } from '../ui/time/time.tsx';
import { regionWords } from '../words/regions.ts';
import { CreateDiskForm } from './create-disk-form.tsx';
import { useDiskDraft } from './disk-draft.ts';

function Source({ volume, time, asOf, snapshot }: { volume: string; time: string; asOf: string; snapshot: PointSnapshot }) {
  return (
    <Essentials
      facts={[
        { label: 'From', value: volume },
        { label: 'Restore point', value: <Time at={time} asOf={asOf} as="moment" /> },
        { label: 'Size', value: <Size giB={snapshot.sizeGiB} /> },
        { label: 'Region', value: `${regionWords(snapshot.region)}, as the snapshot` },
      ]}
    />
  );
}

function CreateDisk({ place, point }: { place: InstancePlace; point: string }) {
  const { item: instance } = useSuspenseQuery(q(api.getBackupInstance, { params: place })).data;
  const { item, asOf } = useSuspenseQuery(q(api.getRestorePoint, { params: { ...place, point } })).data;
  const breadcrumb = [{ title: instance.volumeName, to: paths.restorePoint(place, point) }];
  if (item.snapshot === null) {
    return (
      <Page breadcrumb={breadcrumb}>
        <EmptyState
          title="The snapshot behind this restore point was not found"
          action={<LinkButton to={paths.restorePoint(place, point)}>Open the restore point</LinkButton>}
        >
          A managed disk is made from the snapshot. It may have been deleted or moved, or your account may not see it.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      breadcrumb={breadcrumb}
      lead="Azure makes the disk from the restore point's snapshot with your own rights, not the vault's. The volume and the point stay as they are."
    >
      <Source volume={instance.volumeName} time={item.time} asOf={asOf} snapshot={item.snapshot} />
      <CreateDiskForm place={place} point={point} volume={instance.volumeName} snapshot={item.snapshot} />
    </Page>
  );
}

/** Makes a managed disk from a restore point's snapshot. */
export function CreateDiskPage() {
  const [{ place, point }] = useDiskDraft();
  if (place !== undefined && point !== undefined) return <CreateDisk place={place} point={point} />;
  const to = place === undefined ? paths.protectedItems() : paths.protectedItem(place);
  return (
    <Page>
      <EmptyState
        title="No restore point is chosen yet"
        action={<LinkButton to={to}>{place === undefined ? 'Go to Protected items' : 'Choose a restore point'}</LinkButton>}
      >
        Open a restore point of a protected item, then Create managed disk.
      </EmptyState>
    </Page>
  );
}
