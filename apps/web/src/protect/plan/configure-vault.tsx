import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { sameId, type Vault, type Volume } from '@esan/domain';
import { Add16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { explain } from '../../api/messages.ts';
import { useStarted, type Course } from '../../api/operation.ts';
import { q, until } from '../../api/query.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { usePace } from '../../api/azure-time.ts';
import { TurnOnIdentity } from '../../roles/turn-on-identity.tsx';
import type { ConfigureBackupDraft } from '../../links/paths.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { ChoiceList, type Choice } from '../../ui/forms/choice-list.tsx';
import { OpenedPart, PartOpener, useKeysGoOn } from '../../ui/forms/opened-part.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { ProgressBar } from '../../ui/messages/progress-bar.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { StateWord } from '../../ui/values/state-word.tsx';
import { regionWords } from '../../words/regions.ts';
import { redundancyWords } from '../../words/vaults.tsx';
import { chosenIn } from './draft.ts';
import { NewVault, retryOf } from './configure-new-vault.tsx';
import { byName } from '../../settings/formats.ts';

/** Why a vault cannot protect this volume, or undefined if it can. */
export function vaultObstacle(vault: Vault, volume: Volume): string | undefined {
  if (!sameId(vault.subscriptionId, volume.subscriptionId)) return t`In another subscription`;
  if (vault.region.toLowerCase() !== volume.region.toLowerCase())
    return t`In ${regionWords(vault.region)}, not in ${regionWords(volume.region)}`;
  if (vault.state === 'failed') return t`Its creation failed`;
  return undefined;
}

/** Whether a vault lacks the identity that backup works with; while a vault is made its identity is not there yet. */
const isBareVault = ({ principalId, state }: Vault): boolean => principalId === null && state === 'ready';

const choiceOf = (vault: Vault, volume: Volume): Choice => ({
  value: vault.id,
  title: vault.name,
  detail: [
    vault.resourceGroup,
    redundancyWords(vault.redundancy).toLowerCase(),
    ...(stateOf(vault) === undefined ? [] : [regionWords(vault.region)]),
  ].join(', '),
  end: stateOf(vault) ?? regionWords(vault.region),
  because: vaultObstacle(vault, volume),
});

/** What stands at the end of a vault's row in place of its region. */
function stateOf(vault: Vault) {
  if (vault.state === 'working') return <StateWord tone="working">{t`Working`}</StateWord>;
  return isBareVault(vault) ? <StateWord tone="attention">{t`No identity yet`}</StateWord> : undefined;
}

/** The vault that the draft names, as far as it has come. */
export type VaultChoiceState = {
  vaults: ReturnType<typeof useVaults>;
  vault: Vault | undefined;
  /** How its creation goes that this tab has asked for. */
  creation: Course;
  /** Why the next step must wait. */
  because: string | undefined;
};

function useVaults(chosenId: string | undefined, { state }: Course) {
  const pace = usePace();
  return useQuery({
    ...q(api.listVaults, { query: {} }),
    ...until(
      ({ items }: { items: readonly Vault[] }) =>
        !items.some(({ state }) => state === 'working') &&
        (chosenId === undefined || state === 'none' || items.some(({ id }) => sameId(id, chosenId))),
      pace,
    ),
  });
}

/** Reads the vaults, and follows the one that is being created to its end. */
export function useVaultChoice(draft: ConfigureBackupDraft, volume: Volume | undefined): VaultChoiceState {
  const id = chosenIn(draft).vault?.id;
  const creation = useStarted(id, 'part');
  const vaults = useVaults(id, creation);
  const vault = vaults.data?.items.find((one) => id !== undefined && sameId(one.id, id));
  return { vaults, vault, creation, because: becauseOf(draft, volume, vault, creation) };
}

function becauseOf(draft: ConfigureBackupDraft, volume: Volume | undefined, vault: Vault | undefined, creation: Course) {
  const chosen = chosenIn(draft).vault;
  if (chosen === undefined) return t`Choose a vault.`;
  if (creation.state === 'failed') return t`The vault ${chosen.vault} was not created.`;
  if (vault === undefined && creation.state !== 'none') return t`The vault ${chosen.vault} is being created.`;
  if (vault?.state === 'working') return t`Azure is at work on the vault ${chosen.vault}.`;
  if (vault === undefined) return t`The vault ${chosen.vault} is not among those that your account sees.`;
  const obstacle = volume === undefined ? undefined : vaultObstacle(vault, volume);
  if (obstacle !== undefined) return `${vault.name}: ${obstacle}.`;
  if (isBareVault(vault)) return t`${vault.name} has no identity yet.`;
  return draft.newVault ? t`Create the vault ${draft.newVault}, or cancel it.` : undefined;
}

type Props = { draft: ConfigureBackupDraft; change: (patch: ConfigureBackupDraft) => void; volume: Volume; state: VaultChoiceState };

/** The vaults to choose from; those that do not fit say why, and a new one can be made here. */
export function VaultChoice({ draft, change, volume, state }: Props) {
  const all = state.vaults.data?.items;
  const chosen = chosenIn(draft).vault;
  const fits = (all ?? []).filter((vault) => vaultObstacle(vault, volume) === undefined);
  // One that could not be read may fit.
  const isBare = state.vaults.data?.missing.length === 0 && fits.length === 0 && chosen === undefined;
  const isOpen = draft.newVault !== undefined || isBare;
  const place = useKeysGoOn<HTMLElement>(draft.newVault === undefined ? '' : 'vault');
  const sorted = [...(all ?? [])].sort((a, b) => Number(fits.includes(b)) - Number(fits.includes(a)) || byName(a.name, b.name));
  // Where there is no vault the form stands open; until that is known there is nothing to open.
  const add = !isOpen && all !== undefined && (
    <PartOpener name="vault">
      <ActionButton size="small" icon={<Add16Regular />} onPress={() => change({ newVault: '' })}>
        {t`Create vault`}
      </ActionButton>
    </PartOpener>
  );
  return (
    <Section title={t`Backup vault`} end={add} place={place}>
      <ListTrouble noun={t`vaults`} asked={state.vaults} />
      {all === undefined && state.vaults.error === null && <Skeleton lines={3} label={t`Reading the vaults`} />}
      {isBare && <p>{noVaultWords(all?.length ?? 0, volume)}</p>}
      <BeingCreated state={state} draft={draft} change={change} />
      {sorted.length > 0 && (
        <ChoiceList
          label={t`Choose a vault in ${regionWords(volume.region)}, in the same subscription`}
          choices={sorted.map((vault) => ({
            ...choiceOf(vault, volume),
            below: vault === state.vault && <WithoutIdentity state={state} volume={volume} />,
          }))}
          value={state.vault?.id}
          onChange={(id) => change({ vault: id, newVault: undefined, snapshotGroup: undefined })}
        />
      )}
      {isOpen && all !== undefined && (
        <OpenedPart name="vault" isApart>
          <NewVault volume={volume} change={change} onCancel={isBare ? undefined : () => change({ newVault: undefined })} />
        </OpenedPart>
      )}
    </Section>
  );
}

const noVaultWords = (count: number, volume: Volume): string =>
  count === 0
    ? t`There is no Backup vault yet. Create one here; it takes about a minute.`
    : t`None of the ${count} vaults fits: a vault must be in ${regionWords(volume.region)}, and in the subscription of what it protects.`;

/** A vault that was chosen gets its identity right here; the step goes on by itself when it is there. */
function WithoutIdentity({ state: { vault, creation }, volume }: { state: VaultChoiceState; volume: Volume }) {
  if (vault === undefined || vault.principalId !== null || vaultObstacle(vault, volume) !== undefined) return null;
  // While a vault is made there is nothing to turn on yet; one that is changed shows how far that is.
  if (vault.state === 'working' && creation.state !== 'none') return null;
  return <TurnOnIdentity key={vault.id} vault={{ ...vault, vault: vault.name }} />;
}

function BeingCreated({ state: { vault, creation }, draft, change }: Pick<Props, 'draft' | 'change'> & { state: VaultChoiceState }) {
  const chosen = chosenIn(draft).vault;
  if (chosen === undefined) return null;
  const { problem } = creation;
  if (problem !== undefined) {
    const again = (
      <ActionButton size="small" onPress={() => change(retryOf(chosen))}>
        {t`Try again`}
      </ActionButton>
    );
    return <ProblemMessage explained={explain(problem)} actions={again} />;
  }
  if (creation.state === 'none' || (vault !== undefined && vault.state !== 'working')) return null;
  return (
    <Message
      tone="info"
      title={
        <output>
          <Trans>The vault {chosen.vault} is being created.</Trans>
        </output>
      }
    >
      <p>
        <Trans>It is chosen already; the next step opens when Azure is done, in about a minute.</Trans>
      </p>
      <ProgressBar thin label={t`Creating ${chosen.vault}`} />
    </Message>
  );
}
