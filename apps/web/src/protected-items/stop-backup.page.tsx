import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { canStop, stopChoices, vaultId, type BackupInstance, type StopChoice } from '@esan/domain';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { useRights, type WhyNot } from '../api/rights.ts';
import { paths, type InstancePlace } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { ChoiceList } from '../ui/forms/choice-list.tsx';
import { TypedNameInput, useTypedName, type TypedName } from '../ui/forms/typed-name.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { protectionWord } from '../words/protection.tsx';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { ItemTask, type OfItem } from './item-task.tsx';
import { useAskedChange } from './protected-change.tsx';
import { stopConsequence, stopDeeds, stopTitles, type Keeping } from './stop-words.ts';

function because(choice: StopChoice, { state }: BackupInstance, confirm: TypedName, whyNot: WhyNot): string | undefined {
  if (!canStop(state, choice)) return t`The state is ${protectionWord(state)}; choose another way.`;
  const lacking = whyNot(stopDeeds[choice]);
  if (lacking !== undefined) return lacking;
  return choice === 'delete' ? confirm.because : undefined;
}

/** For how long the vault of an item keeps what is deleted. */
function useKeeping({ subscriptionId, resourceGroup, vault }: InstancePlace): Keeping {
  const { data, error } = useQuery({ ...q(api.getVault, { params: { subscriptionId, resourceGroup, vault } }), throwOnError: false });
  if (data === undefined) return error === null ? undefined : 'unread';
  const { settings, unset, unknown } = data.item;
  return unset.includes('softDelete') || 'softDelete' in unknown ? 'unread' : settings.softDelete;
}

function StopForm({ place, instance }: OfItem) {
  const { data: points } = useSuspenseQuery(q(api.listRestorePoints, { params: place }));
  const keeping = useKeeping(place);
  const [typed, choose] = useAddressText('points');
  const choice = stopChoices.find((one) => one === typed) ?? stopChoices.find((one) => canStop(instance.state, one)) ?? 'keep';
  const confirm = useTypedName(instance.volumeName, choice);
  const stop = useAskedChange({ place, instance }, (wanted: StopChoice) =>
    wanted === 'delete'
      ? call(api.deleteBackupInstance, { params: place })
      : call(api.stopBackup, { params: place, body: { points: wanted } }),
  );
  const whyNot = useRights(vaultId(place));
  const blocked = because(choice, instance, confirm, whyNot);
  return (
    <FormColumns
      label={t`Stop backup`}
      because={blocked}
      press={{
        words: choice === 'delete' ? t`Delete protected item` : t`Stop backup`,
        onPress: () => stop.mutate(choice),
        isPending: stop.isPending,
      }}
      cancel={paths.protectedItem(place)}
    >
      {stop.error !== null && <ProblemMessage explained={explainError(stop.error)} />}
      <ChoiceList
        label={t`What becomes of the restore points?`}
        value={choice}
        onChange={choose}
        choices={stopChoices.map((value) => ({
          value,
          title: stopTitles[value],
          detail: stopConsequence(value, {
            points: points.items,
            isPart: points.missing.length > 0,
            asOf: points.asOf,
            keeping,
          }),
          because: canStop(instance.state, value) ? whyNot(stopDeeds[value]) : t`The state is ${protectionWord(instance.state)}`,
        }))}
      />
      {choice === 'delete' && <TypedNameInput of={confirm} hint={t`The volume itself stays; only its protection and restore points go.`} />}
    </FormColumns>
  );
}

/** Ends the backups of one protected item: what becomes of its restore points, in numbers. */
export const StopBackupPage = () => (
  <ItemTask
    deed={t`Stop backup`}
    lead={() => t`Ends the backups of the volume. The volume and its hosts are not touched.`}
    form={StopForm}
  />
);
