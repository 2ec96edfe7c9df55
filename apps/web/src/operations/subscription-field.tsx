import { api } from '@esan/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { SelectInput } from '../ui/fields.tsx';

/** One of the subscriptions that the person sees. */
export function SubscriptionField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const subscriptions = useSuspenseQuery(q(api.listSubscriptions, {})).data.items;
  return (
    <SelectInput
      label="Subscription"
      value={value}
      onChange={onChange}
      options={subscriptions.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
