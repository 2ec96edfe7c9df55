import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { vaultPlaceOf, type VaultPlace } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { q } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { NewPolicy } from './new-policy.tsx';
import { paths, policyPlaceOf } from '../links/paths.ts';
import { byName } from '../settings/formats.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FieldStack, SelectInput } from '../ui/forms/fields.tsx';
import { Page } from '../ui/layout/page.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { docs } from '../words/docs.ts';
import { regionWords } from '../words/regions.ts';

function VaultInput({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const asked = useQuery(q(api.listVaults, { query: {} }));
  const options = (asked.data?.items ?? [])
    .toSorted((a, b) => byName(a.name, b.name))
    .map(({ id, name, resourceGroup, region }) => ({ value: id, label: `${name} (${resourceGroup}, ${regionWords(region)})` }));
  if (asked.data === undefined)
    return asked.error === null ? <Skeleton lines={1} label={t`Reading the vaults`} /> : <ListTrouble noun={t`vaults`} asked={asked} />;
  if (options.length === 0 && asked.data.missing.length > 0) return <ListTrouble noun={t`vaults`} asked={asked} />;
  if (options.length === 0) {
    return (
      <EmptyState
        title={t`There is no Backup vault yet`}
        action={<LinkButton to={paths.configureBackup('choose-volumes')}>{t`Configure backup`}</LinkButton>}
        small
      >
        <Trans>Configuring backup of a first volume creates one, and a policy in it.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ListTrouble noun={t`vaults`} asked={asked} />
      <SelectInput label={t`Backup vault`} value={value} onChange={onChange} options={options} placeholder={t`Choose a vault`} />
    </>
  );
}

function PoliciesTrouble({ vault }: { vault: VaultPlace }) {
  const asked = useQuery(q(api.listPolicies, { params: vault }));
  return <ListTrouble noun={t`policies`} asked={asked} />;
}

/** A new policy, for the vault that the address names or that is chosen here. */
export function NewPolicyPage() {
  const navigate = useNavigate();
  const [vaultId = '', setVault] = useAddressText('vault');
  const vault = vaultPlaceOf(vaultId);
  const open = (id: string) => {
    const place = policyPlaceOf(id);
    void navigate(place === undefined ? paths.policies() : paths.policy(place));
  };
  return (
    <Page help={docs.configure} lead={t`When items are backed up, and for how long their restore points are kept.`}>
      <FieldStack>
        <VaultInput value={vaultId} onChange={setVault} />
        {vault !== undefined && <PoliciesTrouble vault={vault} />}
        {vault !== undefined && <NewPolicy key={vaultId} vault={vault} onCreated={open} isMain cancel={paths.policies()} />}
      </FieldStack>
    </Page>
  );
}
