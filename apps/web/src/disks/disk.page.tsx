import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { nameOf, type Disk, type Problem } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { explainError, explainOutcome } from '../api/messages.ts';
import { useStarted } from '../api/operation.ts';
import { q, until } from '../api/query.ts';
import { usePace } from '../api/azure-time.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { CopyText } from '../ui/values/copy-text.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Page, Section } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { Size } from '../ui/values/size.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { regionWords } from '../words/regions.ts';
import { ResourceStateWord } from '../words/resource-state.tsx';
import { tagsText } from '../words/tags.ts';
import { attachCommand, isDiskSku, skuWords } from '../words/disks.ts';

const leads: Record<Disk['state'], string | undefined> = {
  ready: t`Managed disk made from a restore point.`,
  working: t`Azure is making the disk. This page may be closed.`,
  failed: undefined,
  unknown: undefined,
};

function Facts({ disk }: { disk: Disk }) {
  return (
    <Essentials
      layout="single"
      facts={[
        { label: t`Resource group`, value: disk.resourceGroup },
        { label: t`Region`, value: regionWords(disk.region) },
        { label: t`Size`, value: <Size giB={disk.sizeGiB} /> },
        { label: t`Disk type`, value: isDiskSku(disk.sku) ? skuWords(disk.sku).title : disk.sku },
        { label: t`Zone`, value: disk.zone ?? undefined },
        { label: t`Tags`, value: tagsText(disk.tags) || undefined },
        {
          label: t`Made from`,
          value: disk.sourceSnapshotId === null ? undefined : <CopyText text={nameOf(disk.sourceSnapshotId)} label={t`snapshot name`} />,
          isLong: true,
        },
        { label: t`Resource ID`, value: <CopyText text={disk.id} label={t`resource ID`} />, isLong: true },
      ]}
    />
  );
}

/** What is wrong with a disk, by what it says of itself. */
function troubleIn({ state, unknownState }: Disk): Problem | undefined {
  if (state === 'unknown') return { code: 'unknown-word', detail: unknownState === 'none' ? undefined : unknownState };
  return state === 'failed' ? { code: 'azure-refused' } : undefined;
}

/** One managed disk that was made from a restore point: how it stands, and how to attach it. */
export function DiskPage() {
  const { subscriptionId = '', resourceGroup = '', disk: name = '' } = useParams();
  const id = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/disks/${name}`;
  // The operation says why it was refused; the disk itself says nothing of it.
  const refusal = useStarted(id, 'whole').problem;
  const asked = useQuery({
    ...q(api.getDisk, { params: { subscriptionId, resourceGroup, disk: name } }),
    ...until(({ item }: { item: Disk }) => item.state !== 'working', usePace()),
    ...(refusal === undefined ? {} : { refetchInterval: false as const }),
  });
  const { data, error } = asked;
  const failed = refusal ?? (data === undefined ? undefined : troubleIn(data.item));
  return (
    <Page
      {...(data === undefined ? {} : { beside: <ResourceStateWord of={data.item} working={t`Creating`} /> })}
      lead={data === undefined || failed !== undefined ? undefined : leads[data.item.state]}
    >
      <StaleMessage asked={asked} />
      {failed !== undefined && (
        <ProblemMessage
          explained={explainOutcome(t`The disk was not made.`, failed)}
          actions={<LinkButton size="small" to={paths.restorePoints()}>{t`Go to Restore points`}</LinkButton>}
        />
      )}
      {data === undefined &&
        failed === undefined &&
        (error === null ? <Skeleton lines={6} /> : <ProblemMessage explained={explainError(error)} />)}
      {data !== undefined && <Facts disk={data.item} />}
      {data !== undefined && failed === undefined && (
        <Section title={data.item.state === 'ready' ? t`Attach it to a machine` : t`Attach it to a machine, once it is ready`}>
          <CodeBlock text={attachCommand({ id: data.item.id, subscriptionId })} label={t`attach command`} />
        </Section>
      )}
    </Page>
  );
}
