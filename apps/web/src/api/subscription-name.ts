import { plural, t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { sameId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { missingWords } from './messages.ts';
import { q } from './query.ts';

/** The subscriptions that the person sees; they change seldom. */
export const subscriptions = { ...q(api.listSubscriptions, {}), staleTime: 10 * 60_000 };

type Known = { id: string; name: string; isDisabled: boolean };

/** The subscriptions to choose from: a disabled one takes nothing, so it stands there only where it is chosen already, and says so. */
export const subscriptionOptions = (known: readonly Known[], chosen?: string) =>
  known
    .filter(({ id, isDisabled }) => !isDisabled || (chosen !== undefined && sameId(id, chosen)))
    .map(({ id, name, isDisabled }) => ({ value: id, label: isDisabled ? t`${name} (disabled)` : name }));

/** That some are missing from that choice; nothing where none is. */
export function subscriptionHint(known: readonly Known[]): string | undefined {
  const disabled = known.filter(({ isDisabled }) => isDisabled).length;
  if (disabled === 0) return undefined;
  return plural(disabled, { one: '1 disabled subscription is not offered.', other: '# disabled subscriptions are not offered.' });
}

/** What people call a subscription; its id while its name is not known, or for one that the person does not see. */
export function useSubscriptionName(): (subscriptionId: string) => string {
  const found = useQuery(subscriptions).data?.items;
  const names = useMemo(() => new Map(found?.map(({ id, name }) => [id.toLowerCase(), name])), [found]);
  return useCallback((subscriptionId) => names.get(subscriptionId.toLowerCase()) ?? subscriptionId, [names]);
}

/** What is missing from a list, as `PartialMessage` shows it; a subscription that was asked for by its id has its name. */
export function useMissingWords(): (missing: Parameters<typeof missingWords>[0]) => ReturnType<typeof missingWords> {
  const nameOfSubscription = useSubscriptionName();
  return (missing) => missingWords(missing.map((one) => ({ ...one, name: nameOfSubscription(one.name) })));
}
