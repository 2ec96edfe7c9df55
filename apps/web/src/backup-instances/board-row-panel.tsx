import { nameOf, resourceGroupId, sameId } from '@esan/domain';
import { FieldStack, SelectInput, TextInput } from '../ui/fields.tsx';
import { BlockedButton } from '../ui/button.tsx';
import { RuleList } from '../ui/rule-list.tsx';
import { PanelPart, SidePanel } from '../ui/side-panel.tsx';
import { ruleWords } from '../words/rules.ts';
import { VerdictWord } from './board-cells.tsx';
import { sameNames, type BoardRow } from './board-rows.ts';
import type { Chosen } from '../operations/selection.ts';

type Props = {
  row: BoardRow;
  rows: readonly BoardRow[];
  /** Resource groups of the subscription, for the snapshots of this volume alone. */
  groups: readonly { id: string; name: string }[];
  onChange: (chosen: Chosen) => void;
  onLeaveOut: (rows: readonly BoardRow[]) => void;
  onClose: () => void;
};

/** The fault of a name that a person has given. */
function nameFaultOf(row: BoardRow, rows: readonly BoardRow[]): string | undefined {
  const { instance } = row.row.chosen;
  if (instance !== undefined && !/^(?!\.+$)[-\w.()]{1,200}$/.test(instance))
    return 'Use letters, digits, hyphens, periods and underscores.';
  return sameNames(rows).includes(row) ? 'Another volume of the plan has this name.' : undefined;
}

/** One volume of the plan: every rule in words, the name of its protected item, and where its snapshots go. */
export function BoardRowPanel({ row, rows, groups, onChange, onLeaveOut, onClose }: Props) {
  const { chosen, volume, request } = row.row;
  const others = groups.filter(({ id }) => !sameId(id, resourceGroupId(volume.subscriptionId, volume.resourceGroup)));
  const options = [
    { value: '', label: `As for all: ${nameOf(request.snapshotGroupId)}` },
    { value: volume.resourceGroup, label: `${volume.resourceGroup}, of the Elastic SAN` },
    ...others.map(({ name }) => ({ value: name, label: name })),
  ];
  return (
    <SidePanel
      title={volume.volume}
      caption={<VerdictWord row={row} />}
      onClose={onClose}
      footer={
        <>
          <BlockedButton onPress={onClose}>Close</BlockedButton>
          <BlockedButton onPress={() => onLeaveOut([row])}>Leave it out</BlockedButton>
        </>
      }
    >
      <PanelPart title="Protected item">
        <FieldStack>
          <TextInput
            label="Instance name"
            value={chosen.instance ?? row.derivedName}
            onChange={(name) => onChange({ ...chosen, instance: name === row.derivedName || name === '' ? undefined : name })}
            hint="Follows from vault and volume, so that configuring twice makes one item. Change it if you need another."
            fault={nameFaultOf(row, rows)}
          />
          <SelectInput
            label="Snapshots of this volume in"
            value={chosen.snapshotGroup ?? ''}
            onChange={(name) => onChange({ ...chosen, snapshotGroup: name === '' ? undefined : name })}
            options={options}
          />
        </FieldStack>
      </PanelPart>
      <PanelPart title="Rules">
        <RuleList label="Rules" rules={(row.checks ?? []).map((check) => ruleWords(check, 'backup'))} />
      </PanelPart>
    </SidePanel>
  );
}
