import { api } from '@esan/contract';
import { defaultPolicy, longestRetentionDays, nameFault, sameId, type NameFault, type Policy, type VaultPlace } from '@esan/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { explainError } from '../api/messages.ts';
import { m, refresh, useProfile } from '../api/query.ts';
import type { ConfigureBackupDraft } from '../paths.ts';
import { useAddressText } from '../ui/address-text.ts';
import { FieldRow, FieldStack, TextInput } from '../ui/fields.tsx';
import { PanelPart } from '../ui/side-panel.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { nameFaultWords, nameHint } from '../words/names.ts';
import { policySentence } from '../words/policies.ts';
import { CreateButtons } from './configure-create-buttons.tsx';
import { PointCount } from './configure-point-count.tsx';

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function useNewPolicy(policies: readonly Policy[]) {
  const most = useProfile().restorePoints;
  const [typedName, setName] = useAddressText('newPolicy');
  const [typedAt, setAt] = useAddressText('newPolicyAt');
  const [typedDays, setDays] = useAddressText('newPolicyDays');
  const at = typedAt ?? defaultPolicy.dailyAt;
  const daysText = typedDays ?? String(defaultPolicy.retentionDays);
  const days = /^\d{1,4}$/.test(daysText) ? Number(daysText) : undefined;
  // The name follows the days until somebody types one.
  const suggested = days === undefined ? defaultPolicy.name : `daily-${days}-days`;
  const isTaken = (text: string) => policies.some((policy) => sameId(policy.name, text));
  const name = typedName ?? suggested;
  const nameWrong: NameFault | 'taken' | undefined = isTaken(name) ? 'taken' : nameFault('policy', name);
  const faults = {
    name: nameWrong === undefined ? undefined : nameFaultWords('policy', nameWrong),
    at: isTime(at) ? undefined : 'Enter a time of day, as 13:00.',
    days: days !== undefined && days >= 1 && days <= longestRetentionDays ? undefined : daysFault(days, most),
  };
  return { name, setName, at, setAt, daysText, days, setDays, faults };
}

function daysFault(days: number | undefined, most: number): string {
  if (days === undefined || days < 1) return `Enter a number of days from 1 to ${longestRetentionDays}.`;
  return `${days} days would keep ${days} restore points, ${days - most} over the limit of ${most}.`;
}

/** The draft while no new policy is asked for, and when its form opens. */
export const closed: ConfigureBackupDraft = { newPolicy: undefined, newPolicyAt: undefined, newPolicyDays: undefined };
export const opened: ConfigureBackupDraft = { newPolicyAt: defaultPolicy.dailyAt };

type Props = {
  vault: VaultPlace;
  policies: readonly Policy[];
  change: (patch: ConfigureBackupDraft) => void;
  /** Absent where there is no policy to go back to. */
  onCancel: (() => void) | undefined;
};

/** A new policy: one backup a day, kept for some days. */
export function NewPolicy({ vault, policies, change, onCancel }: Props) {
  const { name, setName, at, setAt, daysText, days, setDays, faults } = useNewPolicy(policies);
  const client = useQueryClient();
  const create = useMutation({
    ...m(api.createPolicy),
    onSuccess: async ({ item }) => {
      await refresh(client, 'listPolicies');
      change({ ...closed, policy: item.id });
    },
  });
  const { subscriptionId, resourceGroup } = vault;
  const press = () =>
    create.mutate({
      params: { subscriptionId, resourceGroup, vault: vault.vault, policy: name },
      body: { dailyAt: at, retentionDays: days ?? 0 },
    });
  const because = faults.name ?? faults.at ?? faults.days;
  return (
    <PanelPart title="Create a policy">
      {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
      <FieldStack>
        <TextInput label="Policy name" value={name} onChange={setName} hint={nameHint('policy')} fault={faults.name} />
        <FieldRow>
          <TextInput label="Daily backup at" type="time" value={at} onChange={setAt} unit="UTC" fault={faults.at} />
          <TextInput label="Keep for" type="number" value={daysText} onChange={setDays} unit="days" fault={faults.days} />
        </FieldRow>
        {because === undefined && days !== undefined && (
          <PointCount sentence={`${policySentence({ dailyAt: at, retentionDays: days })}.`} days={days} />
        )}
        <CreateButtons label="Create policy" onPress={press} because={because} busy={create.isPending} onCancel={onCancel} />
      </FieldStack>
    </PanelPart>
  );
}
