import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { sameId, type Volume } from '@esan/domain';
import { ClipboardPaste20Regular, DismissCircle20Regular, TableSimple20Regular, TextBulletListTree20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { missingWords } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { byPlace, choosing, chosenVolumes, pickedOf, useWhyNot, type PlanPlace } from '../../volumes/choose-volumes.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { volumesWords } from '../../words/volumes.ts';
import { firstOfPlan, fitOnePlan, mostVolumes, type ChosenVolume } from '../../volumes/selection.ts';
import { fitsAddress } from '../../links/address-room.ts';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { useAddressText } from '../../ui/forms/address.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { numberWords } from '../../ui/values/number-words.ts';
import { CommandBar, type Command } from '../../ui/layout/command-bar.tsx';
import { FilterRow, PillFilter, TextFilter } from '../../ui/table/filters.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { pills, useChooseFilters } from './choose-filters.ts';
import { PasteNames } from './choose-paste.tsx';
import { ChooseTable } from './choose-table.tsx';
import { useBackupDraft } from '../plan/draft.ts';
import { ConfigureWizard } from '../plan/wizard.tsx';

/** Where a plan is bound to: subscription and region of the vault, if one is chosen. */
function usePlace({ vault }: ConfigureBackupDraft): PlanPlace | undefined {
  const vaults = useQuery({ ...q(api.listVaults, { query: {} }), enabled: vault !== undefined });
  return vaults.data?.items.find(({ id }) => vault !== undefined && sameId(id, vault));
}

function useChoice() {
  const { draft, change } = useBackupDraft();
  const volumes = useQuery(q(api.listVolumes, { query: {} }));
  const all = volumes.data?.items;
  // More than an address holds stay chosen as long as the page is open, and the address names none.
  const [beyond, setBeyond] = useState<readonly ChosenVolume[]>([]);
  const named = chosenVolumes(draft);
  const isKept = named.length > 0 || beyond.length === 0;
  const chosen = isKept ? named : beyond;
  const ids = new Set(chosen.map(({ volumeId }) => volumeId.toLowerCase()));
  const whyNot = useWhyNot(usePlace(draft));
  const places = byPlace((all ?? []).filter(({ id }) => ids.has(id.toLowerCase()))).length;
  const write = (next: readonly ChosenVolume[]) => {
    const text = choosing(next);
    const fits = fitsAddress({ volumes: text.volumes });
    setBeyond(fits ? [] : next);
    change(fits ? text : choosing([]));
  };
  const choose = (wanted: readonly string[]) => write(pickedOf(wanted, chosen, all));
  return { draft, volumes, all, chosen, ids, places, whyNot, choose, write, isKept };
}

function commandsFor(isTree: boolean, turn: () => void, paste: () => void, clear: (() => void) | undefined): Command[] {
  return [
    isTree
      ? { key: 'view', label: t`Flat table`, icon: <TableSimple20Regular />, onPress: turn }
      : { key: 'view', label: t`Tree`, icon: <TextBulletListTree20Regular />, onPress: turn },
    { key: 'paste', label: t`Paste names`, icon: <ClipboardPaste20Regular />, onPress: paste },
    {
      key: 'clear',
      label: t`Clear selection`,
      icon: <DismissCircle20Regular />,
      onPress: clear ?? (() => undefined),
      because: clear === undefined ? t`Nothing is chosen.` : undefined,
    },
  ];
}

type TooManyProps = { chosen: readonly ChosenVolume[]; isKept: boolean; onKeep: (chosen: readonly ChosenVolume[]) => void };

function TooMany({ chosen, isKept, onKeep }: TooManyProps) {
  const first = firstOfPlan(chosen);
  return (
    <Message
      tone="warn"
      title={t`${volumesWords(chosen.length)} are chosen; a plan takes at most ${mostVolumes}, fewer where their names are long.`}
      actions={<ActionButton size="small" onPress={() => onKeep(first)}>{t`Keep the first ${numberWords(first.length)}`}</ActionButton>}
    >
      {isKept ? (
        <Trans>Protect the rest with a second plan.</Trans>
      ) : (
        <Trans>They are too many for an address: a reload or a link loses the choice. Protect the rest with a second plan.</Trans>
      )}
    </Message>
  );
}

const VolumeFilters = ({ all }: { all: readonly Volume[] }) => (
  <FilterRow>
    <TextFilter label={t`Filter volumes`} />
    {pills.map(({ param, label, isKnown, options: optionsIn }) => {
      const options = optionsIn(all);
      return options.length > 1 && <PillFilter key={param} label={label} param={param} options={options} isKnown={isKnown} />;
    })}
  </FilterRow>
);

/** Why the next step is off; undefined if it is not. */
function becauseOf(chosen: readonly ChosenVolume[]): string | undefined {
  if (chosen.length === 0) return t`Choose at least one volume.`;
  return fitOnePlan(chosen) ? undefined : t`Choose at most ${mostVolumes} volumes.`;
}

/** Volumes of several places are dealt out into plans; those of one go on to their vault. */
const nextStep = (places: number, draft: ConfigureBackupDraft) =>
  places > 1
    ? { label: t`Next: ${places} plans`, to: paths.configureBackup('plans', draft) }
    : { label: t`Next: Vault`, to: paths.configureBackup('vault', draft) };

/** First step: the volumes to protect, across Elastic SANs and volume groups. */
export function ConfigureChoosePage() {
  const { draft, volumes, all, chosen, ids, places, whyNot, choose, write, isKept } = useChoice();
  const filters = useChooseFilters();
  const [view, setView] = useAddressText('view');
  const [panel, setPanel] = useAddressText('panel');
  const isTree = view !== 'flat';
  const shown = useMemo(() => (all ?? []).filter(filters.fits), [all, filters.fits]);
  const isTooMany = !fitOnePlan(chosen);
  const clear = chosen.length === 0 ? undefined : () => choose([]);
  const next = { ...nextStep(places, draft), because: becauseOf(chosen) };
  return (
    <ConfigureWizard step="choose-volumes" draft={draft} next={next}>
      <ListTrouble noun={t`volumes`} asked={volumes} />
      <PartialMessage
        missing={missingWords(volumes.data?.unreadProtectors ?? [])}
        noun={t`volumes`}
        consequence={t`Whether volumes are protected there is not known.`}
        onRetry={() => void volumes.refetch()}
        busy={volumes.isFetching}
      />
      {isTooMany && <TooMany chosen={chosen} isKept={isKept} onKeep={write} />}
      <CommandBar
        commands={commandsFor(
          isTree,
          () => setView(isTree ? 'flat' : undefined),
          () => setPanel('paste'),
          clear,
        )}
      />
      <VolumeFilters all={all ?? []} />
      {(all !== undefined || volumes.error === null) && (
        <ChooseTable
          all={all}
          isPart={(volumes.data?.missing.length ?? 0) > 0}
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
