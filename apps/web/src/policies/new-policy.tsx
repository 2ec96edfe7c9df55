import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { defaultTerms, nameFault, sameId, vaultId, type PolicyTerms, type VaultPlace } from '@esan/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { explainError } from '../api/messages.ts';
import { m, q, refreshAfter } from '../api/query.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { FieldStack, TextInput } from '../ui/forms/fields.tsx';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { nameFaultWords, nameHint } from '../words/names.ts';
import { PolicyFields } from './policy-fields.tsx';
import { suggestedPolicyName } from './policy-draft.ts';
import type { CostOf } from './cost-text.ts';
import { PolicyPreview } from './policy-preview.tsx';
import { useRights } from '../api/rights.ts';
import { homeZone, useTimeZones } from './time-zones.tsx';
import { usePolicyDraft } from './use-policy-draft.ts';

type Props = {
  vault: VaultPlace;
  /** What is done once the policy is there. */
  onCreated: (policyId: string) => void;
  /** Whether creating is the one thing to do here. */
  isMain: boolean;
  /** The volumes that it is made for, where they are known. */
  of?: CostOf | undefined;
  /** Where the way back leads, or what it does. */
  cancel?: string | (() => void) | undefined;
};

const startIn = (timeZone: string): PolicyTerms => ({
  ...defaultTerms,
  schedule: { ...defaultTerms.schedule, timeZone },
  rules: [],
});

function Form({
  vault,
  onCreated,
  isMain,
  cancel,
  of,
  zones,
  asOf,
  taken,
}: Props & { zones: readonly string[]; asOf: string; taken: readonly string[] }) {
  const client = useQueryClient();
  const draft = usePolicyDraft(startIn(homeZone(zones, asOf)), zones);
  const [typedName, setName] = useAddressText('policyName');
  const whyNot = useRights(vaultId(vault));
  // The name follows the schedule and retention until somebody types one.
  const name = typedName ?? suggestedPolicyName(draft.text, taken);
  const wrong = taken.some((one) => sameId(one, name)) ? 'taken' : nameFault('policy', name);
  const words = wrong === undefined ? undefined : nameFaultWords('policy', wrong);
  const fault = typedName === undefined ? undefined : words;
  const create = useMutation({
    ...m(api.createPolicy),
    onSuccess: async ({ item }) => {
      await refreshAfter(client, api.createPolicy);
      onCreated(item.id);
    },
  });
  const { terms } = draft;
  const because = whyNot('write-policy') ?? words ?? draft.because;
  const params = { ...vault, policy: name };
  return (
    <FormColumns
      label={t`New policy`}
      because={because}
      aside={terms === undefined ? null : <PolicyPreview terms={terms} asOf={asOf} vault={vault} of={of} />}
      press={{
        words: t`Create policy`,
        look: isMain ? 'primary' : 'secondary',
        onPress: () => terms !== undefined && create.mutate({ params, body: terms }),
        isPending: create.isPending,
      }}
      cancel={cancel}
    >
      {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
      <FieldStack>
        <TextInput label={t`Policy name`} value={name} onChange={setName} hint={nameHint('policy')} fault={fault} />
        <PolicyFields draft={draft} zones={zones} asOf={asOf} />
      </FieldStack>
    </FormColumns>
  );
}

/** A new policy of a vault: its form, which lives in the address, and beside it what it comes to. Whoever shows it tells where the vault's policies could not be read. */
export function NewPolicy(props: Props) {
  const { zones, trouble } = useTimeZones();
  const policies = useQuery(q(api.listPolicies, { params: props.vault }));
  const { data, error } = policies;
  return (
    <>
      {trouble}
      {(zones === undefined || data === undefined) && error === null && trouble === null && (
        <Skeleton lines={5} label={t`Reading the policies`} />
      )}
      {zones !== undefined && data !== undefined && (
        <Form {...props} zones={zones} asOf={data.asOf} taken={data.items.map(({ name }) => name)} />
      )}
    </>
  );
}
