import { api } from '@esan/contract';
import { canStop, stopChoices, vaultId, type BackupInstance, type StopChoice } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useSuspenseQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { useRights, type WhyNot } from '../api/rights.ts';
import { instancePlaceOf, paths, type InstancePlace } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address-text.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { ChoiceList } from '../ui/forms/choice-list.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { TypedNameInput, useTypedName, type TypedName } from '../ui/forms/typed-name.tsx';
import { Page } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { docs } from '../words/docs.ts';
import { protectionWord } from '../words/protection.tsx';
import { useAskedChange } from './protected-change.tsx';
import { stopConsequence, stopDeeds, stopTitles } from './stop-words.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '720px', paddingBottom: '24px' },
  foot: { display: 'flex', columnGap: '8px', paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

function because(choice: StopChoice, { state }: BackupInstance, confirm: TypedName, whyNot: WhyNot): string | undefined {
  if (!canStop(state, choice)) return `The state is ${protectionWord(state)}; choose another way.`;
  const lacking = whyNot(stopDeeds[choice]);
  if (lacking !== undefined) return lacking;
  return choice === 'delete' ? confirm.because : undefined;
}

function StopForm({ place, instance }: { place: InstancePlace; instance: BackupInstance }) {
  const styles = useStyles();
  const { data: points } = useSuspenseQuery(q(api.listRestorePoints, { params: place }));
  const [typed, choose] = useAddressText('points');
  const choice = stopChoices.find((one) => one === typed) ?? stopChoices.find((one) => canStop(instance.state, one)) ?? 'keep';
  const confirm = useTypedName(instance.volumeName, choice);
  const stop = useAskedChange(place, (wanted: StopChoice) =>
    wanted === 'delete'
      ? call(api.deleteBackupInstance, { params: place })
      : call(api.stopBackup, { params: place, body: { points: wanted } }),
  );
  const whyNot = useRights(vaultId(place));
  const blocked = because(choice, instance, confirm, whyNot);
  return (
    <form className={styles.form} noValidate aria-label="Stop backup" onSubmit={(event) => event.preventDefault()}>
      {stop.error !== null && <ProblemMessage explained={explainError(stop.error)} />}
      <ChoiceList
        label="What becomes of the restore points?"
        value={choice}
        onChange={choose}
        choices={stopChoices.map((value) => ({
          value,
          title: stopTitles[value],
          detail: stopConsequence(value, points.items, points.asOf),
          because: canStop(instance.state, value) ? whyNot(stopDeeds[value]) : `The state is ${protectionWord(instance.state)}`,
        }))}
      />
      {choice === 'delete' && <TypedNameInput of={confirm} hint="The volume itself stays; only its protection and restore points go." />}
      <div className={styles.foot}>
        <ActionButton appearance="primary" onPress={() => !stop.isPending && stop.mutate(choice)} because={blocked} busy={stop.isPending}>
          {choice === 'delete' ? 'Delete protected item' : 'Stop backup'}
        </ActionButton>
        <LinkButton to={paths.protectedItem(place)}>Cancel</LinkButton>
      </div>
    </form>
  );
}

function StopBackup({ place }: { place: InstancePlace }) {
  const { item } = useSuspenseQuery(q(api.getBackupInstance, { params: place })).data;
  return (
    <Page
      title={`Stop backup of ${item.volumeName}`}
      help={docs.manage}
      breadcrumb={[{ title: item.volumeName, to: paths.protectedItem(place) }]}
      lead="No backup runs any more. The volume and its hosts are not touched."
    >
      <StopForm place={place} instance={item} />
    </Page>
  );
}

/** Ends the backups of one protected item: what becomes of its restore points, in numbers. */
export function StopBackupPage() {
  const [id] = useAddressText('instance');
  const place = id === undefined ? undefined : instancePlaceOf(id);
  if (place !== undefined) return <StopBackup place={place} />;
  return (
    <Page>
      <EmptyState
        title="No protected item is chosen yet"
        action={<LinkButton to={paths.protectedItems()}>Go to Protected items</LinkButton>}
      >
        Open a protected item, then Stop backup.
      </EmptyState>
    </Page>
  );
}
