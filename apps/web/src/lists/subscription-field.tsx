import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { subscriptionHint, subscriptionOptions } from '../api/subscription-name.ts';
import { SelectInput } from '../ui/forms/fields.tsx';

/** One of the subscriptions that the person sees; the chosen one stands there by its id until their names are read, so the form around it stays. */
export function SubscriptionField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { data } = useQuery(q(api.listSubscriptions, {}));
  const options = data === undefined ? [{ value, label: value }] : subscriptionOptions(data.items, value);
  return (
    <SelectInput label={t`Subscription`} value={value} onChange={onChange} options={options} hint={subscriptionHint(data?.items ?? [])} />
  );
}
