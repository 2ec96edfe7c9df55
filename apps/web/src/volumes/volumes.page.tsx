import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { isChanging, isTrouble, safeties, safetyOf, standingOf, type Volume } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q, until } from '../api/query.ts';
import { missingWords } from '../api/messages.ts';
import { useSubscriptionName } from '../api/subscription-name.ts';
import { useWhyNot } from './choose-volumes.ts';
import { configureCommand } from './configure-command.tsx';
import { EmptyHints } from '../lists/empty-hints.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { usePace } from '../api/azure-time.ts';
import { volumePage } from '../links/volume-links.ts';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { FilteredTable } from '../ui/list/filtered-table.tsx';
import { moreFilters, useNarrowed, type Filter } from '../ui/table/narrowing.tsx';
import { sizeWords } from '../ui/values/number-words.ts';
import { columns, textsOf, type VolumeRow } from './columns.tsx';
import { volumeStateCode, volumeStateWords } from '../words/protection.tsx';
import { summaryOf } from './summary.ts';
import { useChosenVolumes } from './use-chosen-volumes.ts';
import { safetyLooks } from '../words/safety.tsx';
import { volumesWords } from '../words/volumes.ts';

const isStill = ({ items }: { items: readonly Volume[] }) =>
  !items.some(({ protection }) => protection.kind === 'protected' && isChanging(protection.state));

function useVolumes() {
  const pace = usePace();
  return useQuery({ ...q(api.listVolumes, { query: {} }), ...until(isStill, 3 * pace) });
}

function useVolumeRows(data: Reply<typeof api.listVolumes> | undefined): readonly VolumeRow[] | undefined {
  const nameOfSubscription = useSubscriptionName();
  return useMemo(
    () => data?.items.map((volume) => ({ ...volume, asOf: data.asOf, subscription: nameOfSubscription(volume.subscriptionId) })),
    [data, nameOfSubscription],
  );
}

const filters: readonly Filter<VolumeRow>[] = moreFilters(columns, [
  { label: t`Filter volumes`, texts: textsOf },
  { label: t`State`, param: 'state', value: volumeStateCode, words: volumeStateWords },
  {
    label: t`Safety`,
    param: 'safety',
    value: ({ protection }) => safetyOf(protection),
    words: ({ protection }) => safetyLooks[safetyOf(protection)].word,
    order: safeties,
    isMore: true,
  },
  { label: 'Elastic SAN', param: 'san', value: ({ san }) => san },
]);

const rowId = ({ id }: Volume) => id;
const labelOf = ({ name }: Volume) => t`Select ${name}`;
const needsAttention = ({ protection }: Volume) => protection.kind === 'protected' && isTrouble(standingOf(protection));
const sumOf = (volumes: readonly Volume[]) => sizeWords(volumes.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0));

/** Every Elastic SAN volume that the person sees, with its protection. */
export function VolumesPage() {
  const query = useVolumes();
  const all = useVolumeRows(query.data);
  const narrowed = useNarrowed(all, filters);
  const [chosen, choose] = useChosenVolumes(all);
  const whyNot = useWhyNot();
  const unread = query.error === null ? t`Reading the volumes of your subscriptions.` : undefined;
  const words = t`${volumesWords(chosen.length)} selected, ${sumOf(chosen)}`;
  return (
    <ListPage
      lead={all === undefined ? unread : summaryOf(all, (query.data?.missing.length ?? 0) > 0)}
      commands={[configureCommand(chosen)]}
      selection={chosen.length === 0 ? undefined : { words, onClear: () => choose([]) }}
      noun={t`volumes`}
      asked={query}
    >
      <PartialMessage
        missing={missingWords(query.data?.unreadProtectors ?? [])}
        noun={t`volumes`}
        consequence={t`Whether volumes are protected there is not known.`}
        onRetry={() => void query.refetch()}
        busy={query.isFetching}
      />
      <FilteredTable
        label={t`Volumes`}
        list="volumes"
        noun={[t`volume`, t`volumes`]}
        all={all}
        missing={query.data?.missing}
        filters={filters}
        narrowed={narrowed}
        looksIn={t`The text is looked for in names, SANs, volume groups, regions, states, vaults and policies.`}
        columns={columns}
        rowId={rowId}
        nameLink={volumePage}
        initialSort="name"
        needsAttention={needsAttention}
        selection={{
          mode: 'many',
          selected: chosen.map(rowId),
          onChange: choose,
          label: labelOf,
          blocked: whyNot,
          blockedStaysPlain: true,
        }}
        empty={
          <EmptyState title={t`Your account sees no Elastic SAN volumes`} hints={<EmptyHints of="no-san" />}>
            <Trans>Create volumes in the Azure portal, or ask an owner of a subscription for the role Reader there.</Trans>
          </EmptyState>
        }
        sum={t`${sumOf(narrowed.shown ?? [])} provisioned`}
      />
    </ListPage>
  );
}
