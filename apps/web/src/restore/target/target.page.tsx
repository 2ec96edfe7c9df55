import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { nameOf, patternFault, sameId, volumeNameFault } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { missingWords } from '../../api/messages.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { CapacityBar } from '../../ui/values/capacity-bar.tsx';
import { nameFaultWords } from '../../words/names.ts';
import { checkSentence } from '../../words/rules.ts';
import { volumesWords } from '../../words/volumes.ts';
import { NewNameField, PatternField } from '../plan/new-name.tsx';
import { addressOf, onlyOf, useRestorePlan, type RestorePlan, type RestoreSet, type SetEditing } from '../plan/restore-set.ts';
import { RestoreWizard, WithSet } from '../plan/restore-wizard.tsx';
import { RoomLeft } from '../plan/room-left.tsx';
import { setWords, sizeInto, type RestoreRow } from '../plan/rows.ts';
import { PlanTrouble, UnreadVolumes } from '../plan/unread.tsx';
import { useUnmadeGroup } from './new-group.tsx';
import { NewNames } from './new-names.tsx';
import { RegionTarget } from './region-target.tsx';
import { undecidedRegions } from './target-choice.ts';
import { TargetNotes } from './target-notes.tsx';
import { unfitOf, UnfitVolumes, unfitWords } from './unfit.tsx';

const useStyles = makeStyles({ stack: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '900px' } });

type Plan = ReturnType<typeof useRestorePlan>;

/** Why a single restore does not go on. */
function whyNotOne({ point, problem, ...row }: RestoreRow): string | undefined {
  if (problem !== null) return t`The restore cannot be planned; why is said above.`;
  if (point === null) return t`No restore point is chosen yet.`;
  const unfit = unfitOf({ point, problem, ...row });
  return unfit === undefined ? undefined : checkSentence(unfit, 'restore');
}

/** Why several do not go on. */
function whyNotSeveral(rows: readonly RestoreRow[]): string | undefined {
  const unread = rows.filter(({ problem }) => problem !== null).length;
  if (unread > 0) return t`${volumesWords(unread)} cannot go there: what stands there could not be read.`;
  const unfit = rows.filter((row) => unfitOf(row) !== undefined).length;
  return unfit > 0 ? unfitWords(unfit) : undefined;
}

function whyNot(set: RestoreSet, { data, error, isPlaceholderData }: Plan, unmade: string | undefined): string | undefined {
  const [first, ...others] = data?.items ?? [];
  if (data === undefined && error !== null) return t`Names and room could not be checked.`;
  if (data === undefined || first === undefined || isPlaceholderData) return t`Names and room are being checked.`;
  const because = others.length === 0 ? whyNotOne(first) : whyNotSeveral(data.items);
  if (because === undefined && unmade !== undefined) return t`Create the volume group ${unmade}, or cancel it.`;
  if (because !== undefined || undecidedRegions(set, data.items, data.sans).length === 0) return because;
  return others.length === 0 ? t`Choose an Elastic SAN.` : t`Choose an Elastic SAN, or their own volume groups.`;
}

/** That a single volume has no point to come back from, or one whose content is lost; nothing where all is well. */
function NoContent({ set, row }: { set: RestoreSet; row: RestoreRow }) {
  const back = addressOf('points', { ...set, items: set.items.map((item) => ({ ...item, point: undefined })) });
  if (row.point === null && row.problem === null) {
    return (
      <EmptyState title={t`There is no such restore point`} small action={<LinkButton to={back}>{t`Choose a restore point`}</LinkButton>}>
        <Trans>Azure has none at or before this moment, or the chosen one is gone.</Trans>
      </EmptyState>
    );
  }
  if (unfitOf(row)?.rule !== 'snapshot') return null;
  return (
    <Message
      tone="bad"
      title={t`The snapshot behind this restore point was deleted.`}
      actions={
        <LinkButton size="small" to={back}>
          {t`Choose another restore point`}
        </LinkButton>
      }
    >
      {t`It held the point's content; nothing can bring it back.`}
    </Message>
  );
}

type NameProps = { set: RestoreSet; row: RestoreRow; isTyping: boolean; onName: (name: string | undefined) => void };

/** The name of the only new volume, with what Azure says of it once it has been asked about. */
function VolumeName({ set, row, isTyping, onName }: NameProps) {
  const name = onlyOf(set)?.name ?? row.name;
  const early = volumeNameFault(name, []);
  const about = isTyping ? [] : row.checks;
  const said = about.find(({ rule, verdict }) => rule === 'volume-name' && verdict === 'blocked');
  const kept = about.find(({ rule }) => rule === 'deleted-volume');
  const fault = early === undefined ? said && checkSentence(said, 'restore') : nameFaultWords('volume', early);
  return (
    <NewNameField
      of="volume"
      label={t`New volume name`}
      name={name}
      fault={fault}
      hint={kept === undefined ? undefined : checkSentence(kept, 'restore')}
      fine={kept === undefined && about.length > 0 ? t`Free in ${nameOf(row.groupId)}` : undefined}
      onName={onName}
    />
  );
}

type Rename = (row: RestoreRow, name: string | undefined) => void;

function Fields({ set, write, data, isTyping, onName }: SetEditing & { data: RestorePlan; isTyping: boolean; onName: Rename }) {
  const styles = useStyles();
  const { items: rows, sans } = data;
  const [first, ...others] = rows;
  const isOne = others.length === 0;
  const regions = [...new Set(rows.flatMap(({ region }) => (region === '' ? [] : region)))].toSorted();
  return (
    <div className={styles.stack}>
      {regions.map((region) => (
        <RegionTarget key={region} region={region} isOnly={regions.length === 1} set={set} write={write} rows={rows} sans={sans} />
      ))}
      {sans.map((san) => (
        <CapacityBar
          key={san.id}
          title={t`Capacity of ${san.name}`}
          totalGiB={san.totalGiB}
          usedGiB={san.usedGiB}
          added={{ label: isOne ? t`This restore` : t`This set`, giB: sizeInto(rows, san.id) }}
        />
      ))}
      <RoomLeft rows={rows} sans={sans} />
      {!isOne && <PatternField set={set} plan={data} onChange={(pattern) => write({ pattern })} />}
      {isOne && first?.point && <VolumeName set={set} row={first} isTyping={isTyping} onName={(name) => onName(first, name)} />}
    </div>
  );
}

function Target({ set, write }: SetEditing) {
  const plan = useRestorePlan(set);
  const { shown: data, error, isFetching, refetch } = plan;
  const item = onlyOf(set);
  const [only] = item === undefined ? [] : (data?.items ?? []);
  const rename: Rename = (row, name) => write({ items: set.items.map((one) => (sameId(one.id, row.instanceId) ? { ...one, name } : one)) });
  const unmade = useUnmadeGroup();
  const isNaming = patternFault(set.pattern) === undefined;
  return (
    <RestoreWizard
      set={set}
      current="target"
      next={{ label: t`Next: Validate`, to: addressOf('validate', set), because: whyNot(set, plan, unmade) }}
      aside={<TargetNotes item={item} row={only} asOf={data?.asOf ?? ''} />}
      summary={setWords(data?.items ?? [], set.items.length)}
    >
      <PlanTrouble plan={plan} />
      <UnreadVolumes set={set} write={write} plan={plan} />
      <PartialMessage missing={missingWords(data?.missing ?? [])} noun={t`Elastic SANs`} onRetry={() => void refetch()} busy={isFetching} />
      {only !== undefined && <NoContent set={set} row={only} />}
      {item === undefined && <UnfitVolumes set={set} write={write} rows={plan.isPlaceholderData ? [] : (data?.items ?? [])} />}
      {data === undefined ? (
        error === null && <Skeleton lines={8} label={t`Reading the targets`} />
      ) : (
        <Fields set={set} write={write} data={data} isTyping={plan.isPlaceholderData || plan.data === undefined} onName={rename} />
      )}
      {item === undefined && (
        <Section title={t`New volumes`}>
          <NewNames
            set={set}
            asOf={data?.asOf ?? ''}
            rows={isNaming ? data?.items : data?.items.map((row) => ({ ...row, name: '' }))}
            onName={rename}
          />
        </Section>
      )}
    </RestoreWizard>
  );
}

/** Step 2: where what comes back goes and what it is called. */
export function RestoreTargetStep() {
  return <WithSet>{(set, write) => <Target key={onlyOf(set)?.id} set={set} write={write} />}</WithSet>;
}
