import { api } from '@esan/contract';
import { sameId, type Vault, type Volume } from '@esan/domain';
import { ClipboardPaste20Regular, DismissCircle20Regular, TableSimple20Regular, TextBulletListTree20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { missingWords } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { ListTrouble } from '../operations/list-trouble.tsx';
import { useSubscriptionName } from '../operations/subscription-name.ts';
import { paths, type ConfigureBackupDraft } from '../paths.ts';
import { useAddressText } from '../ui/address-text.ts';
import { CommandBar, type Command } from '../ui/command-bar.tsx';
import { FilterRow, PillFilter, TextFilter } from '../ui/filters.tsx';
import { Message } from '../ui/message.tsx';
import { PartialMessage } from '../ui/partial-message.tsx';
import { volumeObstacle } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';
import { pills, useChooseFilters } from './choose-filters.ts';
import { PasteNames } from './choose-paste.tsx';
import { ChooseTable } from './choose-table.tsx';
import { chosenVolumes, choosing, useDraft } from './configure-draft.ts';
import { ConfigureWizard } from './configure-wizard.tsx';
import { fitsAddress, mostVolumes, type Chosen } from './selection.ts';

type Place = { subscriptionId: string; region: string };

/** One plan is of one subscription and region: those of the vault, or of what is chosen first. */
function placeOf(
  draft: ConfigureBackupDraft,
  chosen: readonly Chosen[],
  all: readonly Volume[],
  vaults: readonly Vault[],
): Place | undefined {
  const vault = vaults.find(({ id }) => draft.vault !== undefined && sameId(id, draft.vault));
  return vault ?? all.find(({ id }) => chosen.some(({ volumeId }) => sameId(volumeId, id)));
}

/** Why a volume cannot go into the plan; undefined if it can. */
function useWhyNot(place: Place | undefined): (volume: Volume) => string | undefined {
  const nameOfSubscription = useSubscriptionName();
  return (volume) => {
    if (place !== undefined && (!sameId(volume.subscriptionId, place.subscriptionId) || !sameId(volume.region, place.region)))
      return `${volume.name} is in ${regionWords(volume.region)}, ${nameOfSubscription(volume.subscriptionId)}: one plan takes volumes of one region and subscription.`;
    return volumeObstacle(volume);
  };
}

function useChoice() {
  const { draft, change } = useDraft();
  const volumes = useQuery(q(api.listVolumes, { query: {} }));
  const vaults = useQuery({ ...q(api.listVaults, { query: {} }), enabled: draft.vault !== undefined });
  const all = volumes.data?.items;
  const chosen = chosenVolumes(draft);
  const ids = new Set(chosen.map(({ volumeId }) => volumeId.toLowerCase()));
  const whyNot = useWhyNot(placeOf(draft, chosen, all ?? [], vaults.data?.items ?? []));
  const choose = (next: readonly string[]) => {
    const byId = new Map((all ?? []).map(({ id }) => [id.toLowerCase(), id]));
    const before = new Map(chosen.map((one) => [one.volumeId.toLowerCase(), one]));
    const kept = next.map((id): Chosen => before.get(id.toLowerCase()) ?? { volumeId: byId.get(id.toLowerCase()) ?? id });
    change(choosing(inOnePlace(kept, all ?? [])));
  };
  return { draft, volumes, all, chosen, ids, whyNot, choose };
}

/** A press on "select all" of an empty plan may name several regions: the first decides. */
function inOnePlace(chosen: readonly Chosen[], all: readonly Volume[]): Chosen[] {
  const found = new Map(all.map((volume) => [volume.id.toLowerCase(), volume]));
  const first = chosen.map(({ volumeId }) => found.get(volumeId.toLowerCase())).find((volume) => volume !== undefined);
  return chosen.filter(({ volumeId }) => {
    const volume = found.get(volumeId.toLowerCase());
    return (
      volume === undefined || first === undefined || (volume.region === first.region && volume.subscriptionId === first.subscriptionId)
    );
  });
}

function commandsFor(isTree: boolean, turn: () => void, paste: () => void, clear: (() => void) | undefined): Command[] {
  return [
    isTree
      ? { key: 'view', label: 'Flat table', icon: <TableSimple20Regular />, onPress: turn }
      : { key: 'view', label: 'Tree', icon: <TextBulletListTree20Regular />, onPress: turn },
    { key: 'paste', label: 'Paste names', icon: <ClipboardPaste20Regular />, onPress: paste },
    {
      key: 'clear',
      label: 'Clear selection',
      icon: <DismissCircle20Regular />,
      onPress: clear ?? (() => undefined),
      because: clear === undefined ? 'Nothing is chosen.' : undefined,
    },
  ];
}

const TooMany = () => (
  <Message tone="warn" title={`A plan takes at most ${mostVolumes} volumes.`}>
    It is kept in the address, so that a reload or a link loses nothing. Protect the rest with a second plan.
  </Message>
);

/** First step: the volumes to protect, across Elastic SANs and volume groups. */
export function ConfigureChoosePage() {
  const { draft, volumes, all, chosen, ids, whyNot, choose } = useChoice();
  const filters = useChooseFilters();
  const [view, setView] = useAddressText('view');
  const [panel, setPanel] = useAddressText('panel');
  const isTree = view !== 'flat';
  const shown = useMemo(() => (all ?? []).filter(filters.fits), [all, filters]);
  const isTooMany = !fitsAddress(chosen);
  const because = chosen.length === 0 ? 'Choose at least one volume.' : isTooMany ? `Choose at most ${mostVolumes} volumes.` : undefined;
  const clear = chosen.length === 0 ? undefined : () => choose([]);
  return (
    <ConfigureWizard step="choose" draft={draft} next={{ label: 'Next: Vault', to: paths.configureBackup('basics', draft), because }}>
      <ListTrouble noun="volumes" asked={volumes} />
      <PartialMessage
        missing={missingWords(volumes.data?.unreadProtectors ?? [])}
        noun="volumes"
        consequence="Whether volumes are protected there is not known."
        onRetry={() => void volumes.refetch()}
        busy={volumes.isFetching}
      />
      {isTooMany && <TooMany />}
      <CommandBar
        commands={commandsFor(
          isTree,
          () => setView(isTree ? 'flat' : undefined),
          () => setPanel('paste'),
          clear,
        )}
      />
      <FilterRow>
        <TextFilter label="Filter volumes" />
        {pills.map((pill) => {
          const options = pill.options(all ?? []);
          return options.length > 1 && <PillFilter key={pill.param} label={pill.label} param={pill.param} options={options} />;
        })}
      </FilterRow>
      {(all !== undefined || volumes.error === null) && (
        <ChooseTable
          all={all}
          shown={shown}
          isFiltered={filters.isOn}
          onClear={filters.clear}
          isTree={isTree}
          chosen={ids}
          whyNot={whyNot}
          onChoose={choose}
        />
      )}
      {panel === 'paste' && all !== undefined && (
        <PasteNames
          all={all}
          whyNot={whyNot}
          onFound={(found) => choose([...ids, ...found.map(({ id }) => id)])}
          onClose={() => setPanel(undefined)}
        />
      )}
    </ConfigureWizard>
  );
}
