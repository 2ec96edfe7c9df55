import { t } from '@lingui/core/macro';
import { resourceGroupId, sameId } from '@esan/domain';
import { explain } from '../../api/messages.ts';
import type { ChosenVolume } from '../../volumes/selection.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { FieldStack, SelectInput } from '../../ui/forms/fields.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { RuleList, type Rule } from '../../ui/messages/rule-list.tsx';
import { PanelPart, SidePanel } from '../../ui/layout/side-panel.tsx';
import { ruleWithWay } from '../../roles/readiness.tsx';
import { heldNameWords } from '../../words/rules.ts';
import { azureRule, elasticSanRule } from './validation-rules.tsx';
import { VerdictWord } from './board-cells.tsx';
import { sameNames, verdictOf, type BoardRow } from './board-rows.ts';
import { InstanceNameField } from '../plan/instance-name-field.tsx';

type Props = {
  row: BoardRow;
  rows: readonly BoardRow[];
  /** The resource group in which its snapshots go as long as it says nothing else. */
  forAll: string;
  /** Resource groups of the subscription, for the snapshots of this volume alone. */
  groups: readonly { id: string; name: string }[];
  /** What has been typed as the item's name and cannot be one. */
  typed: string | undefined;
  onType: (typed: string | undefined) => void;
  onChange: (chosen: ChosenVolume) => void;
  onAskAgain: (rows: readonly BoardRow[]) => void;
  onLeaveOut: (rows: readonly BoardRow[]) => void;
  onClose: () => void;
};

/** Why the name that the item would get cannot be had. */
function nameFaultOf(row: BoardRow, rows: readonly BoardRow[]): string | undefined {
  if (sameNames(rows).includes(row)) return t`Another volume of the plan has this name.`;
  const taken = row.checks?.find(({ rule }) => rule === 'instance-name');
  return taken && heldNameWords(taken);
}

function ItemFields({ row, rows, forAll, groups, typed, onType, onChange }: Props) {
  const { chosen, volume } = row.row;
  const others = groups.filter(({ id }) => !sameId(id, resourceGroupId(volume.subscriptionId, volume.resourceGroup)));
  const options = [
    { value: '', label: t`Same as the other volumes: ${forAll}` },
    { value: volume.resourceGroup, label: t`${volume.resourceGroup}, of the Elastic SAN` },
    ...others.map(({ name }) => ({ value: name, label: name })),
  ];
  return (
    <FieldStack>
      <InstanceNameField
        typed={typed}
        onType={onType}
        given={chosen.instance}
        derivedName={row.derivedName}
        onGive={(instance) => onChange({ ...chosen, instance })}
        fault={nameFaultOf(row, rows)}
      />
      <SelectInput
        label={t`Snapshots of this volume in`}
        value={chosen.snapshotGroup ?? ''}
        onChange={(name) => onChange({ ...chosen, snapshotGroup: name === '' ? undefined : name })}
        options={options}
      />
    </FieldStack>
  );
}

/** What the Elastic SAN and Azure have said of a row, as far as they were asked. */
function askedRules(row: BoardRow, onAskAgain: (rows: readonly BoardRow[]) => void): Rule[] {
  const { kind } = verdictOf(row);
  const again = () => onAskAgain([row]);
  if (kind === 'blocked' || kind === 'roles' || kind === 'unread') return [];
  return [
    ...(row.group === undefined ? [] : [elasticSanRule(row.row.request.volumeId, row.group, again)]),
    ...(row.azure === undefined ? [] : [azureRule(row.azure, again)]),
  ];
}

/** One volume of the plan: every rule in words, the name of its protected item, and where its snapshots go. */
export function BoardRowPanel(props: Props) {
  const { row, onAskAgain, onLeaveOut, onClose } = props;
  const asked = askedRules(row, onAskAgain);
  return (
    <SidePanel
      title={row.row.volume.volume}
      caption={<VerdictWord row={row} />}
      onClose={onClose}
      footer={
        <>
          <ActionButton onPress={onClose}>{t`Close`}</ActionButton>
          <ActionButton onPress={() => onLeaveOut([row])}>{t`Leave it out`}</ActionButton>
        </>
      }
    >
      {row.unread !== undefined && <ProblemMessage explained={explain(row.unread)} />}
      <PanelPart title={t`Protected item`}>
        <ItemFields {...props} />
      </PanelPart>
      {row.checks !== undefined && (
        <PanelPart title={t`Rules`}>
          <RuleList label={t`Rules`} rules={row.checks.map((check) => ruleWithWay(check, 'backup'))} />
        </PanelPart>
      )}
      {asked.length > 0 && (
        <PanelPart title="Azure">
          <RuleList label="Azure" rules={asked} />
        </PanelPart>
      )}
    </SidePanel>
  );
}
