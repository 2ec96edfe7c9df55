import { api } from '@esan/contract';
import { isChanging, isTrouble, standingOf, type Volume } from '@esan/domain';
import { ArrowClockwise20Regular, ShieldAdd20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { q, until } from '../api/query.ts';
import { missingWords } from '../api/messages.ts';
import { chosenVolumes, choosing, usePick, useWhyNot } from './choose-volumes.ts';
import { VolumesLeftOut } from './volumes-left-out.tsx';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { usePace } from '../api/pace.ts';
import { fitsAddress, mostVolumes, type ChosenVolume } from './selection.ts';
import { volumePage } from '../links/volume-links.ts';
import { paths } from '../links/paths.ts';
import { useAddressDraft } from '../ui/forms/address-draft.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { CommandBar, type Command } from '../ui/layout/command-bar.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { FilterRow, optionsOf, PillFilter, TextFilter } from '../ui/table/filters.tsx';
import { matches } from '../ui/table/matches.ts';
import { Page } from '../ui/layout/page.tsx';
import { sizeWords } from '../ui/values/size-words.ts';
import { Table } from '../ui/table/table.tsx';
import { columns, textsOf } from './columns.tsx';
import { volumeObstacle, volumeProtectionWords } from '../words/protection.tsx';
import { summaryOf } from './summary.ts';
import { volumesWords } from '../words/volumes.ts';

const isStill = ({ items }: { items: readonly Volume[] }) =>
  !items.some(({ protection }) => protection.kind === 'protected' && isChanging(protection.state));

function useVolumes() {
  const pace = usePace();
  return useQuery({ ...q(api.listVolumes, { query: {} }), ...until(isStill, 3 * pace) });
}

type Filters = { isOn: boolean; fits: (volume: Volume) => boolean; clear: () => void };

function useFilters(): Filters {
  const [search, setSearch] = useSearchParams();
  const [text, state, san] = ['q', 'state', 'san'].map((param) => search.get(param) ?? '');
  return useMemo(
    () => ({
      isOn: [text, state, san].some((value) => value !== ''),
      fits: (volume) =>
        matches(text ?? '', textsOf(volume)) && (state === '' || stateOf(volume) === state) && (san === '' || volume.san === san),
      clear: () => setSearch({}, { replace: true }),
    }),
    [text, state, san, setSearch],
  );
}

const stateOf = (volume: Volume) => (volume.protection.kind === 'cannot' ? 'Cannot be protected' : volumeProtectionWords(volume));

type Choice = {
  chosen: readonly Volume[];
  choose: (ids: readonly string[]) => void;
  whyNot: (volume: Volume) => string | undefined;
} & Pick<ReturnType<typeof usePick>, 'leftOut'>;

const choiceFields = ['volume', 'subscription', 'volumes'] as const;

/** The chosen volumes, in the address as the wizard has them; one that a vault protects by now is not among them. */
function useChoice(all: readonly Volume[] | undefined): Choice {
  const { draft, change } = useAddressDraft(choiceFields);
  const before = chosenVolumes(draft);
  const ids = new Set(before.map(({ volumeId }) => volumeId.toLowerCase()));
  const chosen = (all ?? []).filter((volume) => ids.has(volume.id.toLowerCase()) && volumeObstacle(volume) === undefined);
  const whyNot = useWhyNot(before, chosen);
  const { pick, leftOut } = usePick({ before: [], all, change });
  return { chosen, choose: pick, whyNot, leftOut };
}

const chosenOf = (volumes: readonly Volume[]) => volumes.map(({ id }): ChosenVolume => ({ volumeId: id }));

/** Without a volume the wizard begins with choosing some; otherwise with the vault for exactly these. */
function Commands({ choice: { chosen, choose }, refresh, isBusy }: { choice: Choice; refresh: () => void; isBusy: boolean }) {
  const volumes = chosenOf(chosen);
  const none = chosen.length === 0;
  const configure: Command = {
    key: 'configure',
    label: 'Configure backup',
    icon: <ShieldAdd20Regular />,
    to: none ? paths.configureBackup('choose-volumes') : paths.configureBackup('vault', choosing(volumes)),
    because: fitsAddress(volumes) ? undefined : `One plan takes at most ${mostVolumes} volumes; ${chosen.length} are selected.`,
  };
  const words = `${volumesWords(chosen.length)} selected, ${sumOf(chosen)}`;
  return (
    <CommandBar
      commands={[configure, { key: 'refresh', label: 'Refresh', icon: <ArrowClockwise20Regular />, onPress: refresh, busy: isBusy }]}
      {...(none ? {} : { selection: { words, onClear: () => choose([]) } })}
    />
  );
}

function NoVolumes({ filters }: { filters: Filters }) {
  if (filters.isOn) {
    return (
      <EmptyState title="No volume fits the filters" action={<ActionButton onPress={filters.clear}>Clear filters</ActionButton>} small>
        The text is looked for in names, SANs, volume groups, regions, states, vaults and policies.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Your account sees no Elastic SAN volumes">
      Create volumes in the Azure portal, or ask an owner of a subscription for the role Reader there.
    </EmptyState>
  );
}

const rowId = ({ id }: Volume) => id;
const labelOf = ({ name }: Volume) => `Select ${name}`;
const needsAttention = ({ protection }: Volume) => protection.kind === 'protected' && isTrouble(standingOf(protection));
const sumOf = (volumes: readonly Volume[]) => sizeWords(volumes.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0));

function VolumeTable({
  all,
  filters,
  choice: { chosen, choose, whyNot },
}: {
  all: readonly Volume[] | undefined;
  filters: Filters;
  choice: Choice;
}) {
  const shown = useMemo(() => all?.filter(filters.fits), [all, filters]);
  const count = filters.isOn ? `${shown?.length} of ${all?.length} volumes` : `${all?.length} volumes`;
  return (
    <>
      <FilterRow>
        <TextFilter label="Filter volumes" />
        <PillFilter label="State" param="state" options={optionsOf((all ?? []).map(stateOf))} />
        <PillFilter label="Elastic SAN" param="san" options={optionsOf((all ?? []).map(({ san }) => san))} />
      </FilterRow>
      <Table
        label="Volumes"
        rows={shown}
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
        empty={<NoVolumes filters={filters} />}
        footer={{ start: count, end: `${sumOf(shown ?? [])} provisioned` }}
      />
    </>
  );
}

/** Every Elastic SAN volume that the person sees, with its protection. */
export function VolumesPage() {
  const query = useVolumes();
  const filters = useFilters();
  const all = query.data?.items;
  const choice = useChoice(all);
  const unread = query.error === null ? 'Reading the volumes of your subscriptions.' : undefined;
  const isBusy = query.isFetching && all !== undefined;
  return (
    <Page
      lead={all === undefined ? unread : summaryOf(all)}
      commandBar={<Commands choice={choice} refresh={() => void query.refetch()} isBusy={isBusy} />}
    >
      <ListTrouble noun="volumes" asked={query} />
      <PartialMessage
        missing={missingWords(query.data?.unreadProtectors ?? [])}
        noun="volumes"
        consequence="Whether volumes are protected there is not known."
        onRetry={() => void query.refetch()}
        busy={isBusy}
      />
      <VolumesLeftOut {...choice.leftOut} />
      {(all !== undefined || query.error === null) && <VolumeTable all={all} filters={filters} choice={choice} />}
    </Page>
  );
}
