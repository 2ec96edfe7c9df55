import { t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import { isChanging, isSafe, isTrouble, safetyOf, standingOf, type ElasticSanDetail, type Volume } from '@esan/domain';
import { ArrowClockwise20Regular } from '@fluentui/react-icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { q, until } from '../api/query.ts';
import { usePace } from '../api/azure-time.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { useMissingWords, useSubscriptionName } from '../api/subscription-name.ts';
import { volumePage } from '../links/volume-links.ts';
import { CapacityBar } from '../ui/values/capacity-bar.tsx';
import { CommandBar } from '../ui/layout/command-bar.tsx';
import { CopyText } from '../ui/values/copy-text.tsx';
import { EmptyState, NoneRead } from '../ui/messages/empty-state.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Page, Section } from '../ui/layout/page.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { sizeWords } from '../ui/values/number-words.ts';
import { Table } from '../ui/table/table.tsx';
import { ResourceStateWord } from '../words/resource-state.tsx';
import { regionWords } from '../words/regions.ts';
import { volumesWords } from '../words/volumes.ts';
import { columnsInGroup } from './columns.tsx';
import { summaryOf } from './summary.ts';
import { numberText } from '../settings/formats.ts';

const skus: Record<string, string> = { Premium_LRS: t`Premium, locally redundant`, Premium_ZRS: t`Premium, zone redundant` };

function zoneWords({ zones, sku }: ElasticSanDetail): string | undefined {
  if (zones.length > 0) return t`Zone ${zones.join(', ')}`;
  return sku === 'Premium_ZRS' ? t`All zones of the region` : undefined;
}

function Facts({ san }: { san: ElasticSanDetail }) {
  const nameOfSubscription = useSubscriptionName();
  return (
    <Essentials
      facts={[
        { label: t`State`, value: <ResourceStateWord of={san} /> },
        { label: t`Region`, value: regionWords(san.region) },
        { label: t`Resource group`, value: san.resourceGroup },
        { label: t`Subscription`, value: nameOfSubscription(san.subscriptionId) },
        { label: 'SKU', value: skus[san.sku] ?? san.sku },
        { label: t`Availability`, value: zoneWords(san) },
        { label: t`Base size`, value: sizeWords(san.baseTiB * 1024) },
        { label: t`Extended size`, value: san.extendedTiB === 0 ? t`None` : sizeWords(san.extendedTiB * 1024) },
        { label: 'IOPS', value: san.iops === null ? undefined : numberText(san.iops) },
        { label: t`Throughput`, value: san.throughputMBps === null ? undefined : `${numberText(san.throughputMBps)} MB/s` },
      ]}
    />
  );
}

const rowId = ({ id }: Volume) => id;
const needsAttention = ({ protection }: Volume) => protection.kind === 'protected' && isTrouble(standingOf(protection));

function countWords(volumes: readonly Volume[]): string {
  const safe = volumes.filter(({ protection }) => isSafe(protection)).length;
  return volumes.some(({ protection }) => safetyOf(protection) === 'not-known')
    ? t`${safe} of ${volumesWords(volumes.length)} known to be protected`
    : t`${safe} of ${volumesWords(volumes.length)} protected`;
}

const leadOf = (volumes: readonly Volume[], isPart: boolean): string =>
  volumes.length === 0 && !isPart ? t`No volumes yet.` : summaryOf(volumes, isPart);

function Group({ group, isPart }: { group: ElasticSanDetail['groups'][number]; isPart: boolean }) {
  const { name, volumes } = group;
  const used = volumes.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0);
  return (
    <Section title={t`Volume group ${name}`}>
      <Table
        label={t`Volumes of ${name}`}
        rows={volumes}
        columns={columnsInGroup}
        rowId={rowId}
        rowLink={volumePage}
        needsAttention={needsAttention}
        initialSort="name"
        sortParam={`sort-${name}`}
        footer={{ start: countWords(volumes), end: sizeWords(used) }}
        empty={isPart ? <NoneRead /> : <EmptyState title={t`There is no volume in ${name} yet`} small />}
      />
    </Section>
  );
}

type San = Reply<typeof api.getElasticSan>;

const isStill = ({ item }: San) =>
  item.state !== 'working' &&
  !item.groups.some(({ volumes }) => volumes.some(({ protection }) => protection.kind === 'protected' && isChanging(protection.state)));

/** One Elastic SAN: its room, its figures, and its volume groups with their volumes and what protects them. */
export function ElasticSanPage() {
  const { subscriptionId = '', resourceGroup = '', san: name = '' } = useParams();
  const params = { subscriptionId, resourceGroup, san: name };
  const asked = useSuspenseQuery({ ...q(api.getElasticSan, { params }), ...until(isStill, 3 * usePace()) });
  const missingWords = useMissingWords();
  const { item: san, unreadProtectors } = asked.data;
  const volumes = san.groups.flatMap((group) => group.volumes);
  const isPart = asked.data.missing.length > 0;
  const again = () => void asked.refetch();
  const refresh = { key: 'refresh', label: t`Refresh`, icon: <ArrowClockwise20Regular />, onPress: again, busy: asked.isFetching };
  return (
    <Page lead={leadOf(volumes, isPart)} commandBar={<CommandBar commands={[refresh]} />}>
      <StaleMessage asked={asked} />
      <PartialMessage missing={missingWords(asked.data.missing)} noun={t`volumes`} onRetry={again} busy={asked.isFetching} />
      <PartialMessage
        missing={missingWords(unreadProtectors)}
        noun={t`vaults`}
        consequence={t`Whether volumes are protected there is not known.`}
        onRetry={again}
        busy={asked.isFetching}
      />
      <Facts san={san} />
      <CapacityBar title={t`Capacity`} totalGiB={san.totalGiB} usedGiB={san.usedGiB} />
      {san.groups.map((group) => (
        <Group key={group.id} group={group} isPart={isPart} />
      ))}
      {san.groups.length === 0 && (isPart ? <NoneRead /> : <EmptyState title={t`There is no volume group in this Elastic SAN yet`} />)}
      <Section title={t`Properties`}>
        <Essentials
          layout="single"
          facts={[{ label: t`Resource ID`, value: <CopyText text={san.id} label={t`resource ID`} />, isLong: true }]}
        />
      </Section>
    </Page>
  );
}
