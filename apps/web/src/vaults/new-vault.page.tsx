import { t } from '@lingui/core/macro';
import { regionNameOf, sameId, vaultPlaceOf } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useProfile } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { NewVaultForm } from './new-vault-form.tsx';
import { subscriptionHint, subscriptionOptions, subscriptions } from '../api/subscription-name.ts';
import { paths } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { SelectInput } from '../ui/forms/fields.tsx';
import { Page } from '../ui/layout/page.tsx';
import { docs } from '../words/docs.ts';
import { regionWords } from '../words/regions.ts';
import { byName } from '../settings/formats.ts';

const useStyles = makeStyles({ form: { maxWidth: '720px', paddingBottom: '24px' } });

/** Where the vault is to stand: the only subscription is chosen already. */
function usePlace() {
  const asked = useQuery(subscriptions);
  const [typedSubscription, setSubscription] = useAddressText('subscription');
  const [typedRegion, setRegion] = useAddressText('region');
  const { regions } = useProfile();
  const found = asked.data?.items ?? [];
  const options = subscriptionOptions(found, typedSubscription);
  const only = options.length === 1 ? options[0]?.value : undefined;
  const subscriptionId = found.find(({ id }) => sameId(id, typedSubscription ?? ''))?.id ?? only;
  const region = regions.find((one) => one === regionNameOf(typedRegion ?? ''));
  const regionOptions = regions.map((value) => ({ value, label: regionWords(value) })).sort((a, b) => byName(a.label, b.label));
  const hint = subscriptionHint(found);
  return { asked, options, hint, subscriptionId, setSubscription, region, setRegion, regionOptions };
}

/** Creates a Backup vault, in a resource group that is there or that is made for it. */
export function NewVaultPage() {
  const styles = useStyles();
  const navigate = useNavigate();
  const { asked, options, hint, subscriptionId, setSubscription, region, setRegion, regionOptions } = usePlace();
  const open = (id: string) => {
    const at = vaultPlaceOf(id);
    if (at !== undefined) void navigate(paths.vault(at));
  };
  return (
    <Page
      help={docs.vault}
      lead={t`A vault keeps the policies and the list of what is protected. It protects volumes of its own subscription and region.`}
    >
      <ListTrouble noun={t`subscriptions`} asked={asked} />
      <div className={styles.form}>
        <NewVaultForm
          place={{ subscriptionId, region }}
          above={
            <>
              <SelectInput
                label={t`Subscription`}
                value={subscriptionId ?? ''}
                onChange={setSubscription}
                options={options}
                placeholder={t`Choose a subscription`}
                hint={hint}
              />
              <SelectInput
                label={t`Region`}
                value={region ?? ''}
                onChange={setRegion}
                options={regionOptions}
                placeholder={t`Choose a region`}
                hint={t`That of the volumes to protect; it cannot change later.`}
              />
            </>
          }
          onStarted={({ targetId }) => open(targetId)}
          onCancel={() => void navigate(paths.vaults())}
          isPrimary
          showsSettings
        />
      </div>
    </Page>
  );
}
