import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { makeStyles } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { explainError } from '../api/messages.ts';
import { AzureWords } from '../ui/messages/azure-words.tsx';
import { usePace } from '../api/azure-time.ts';
import { m, q } from '../api/query.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import type { Remediable } from '../ui/messages/remedies.ts';
import { ToneIcon } from '../ui/values/state-word.tsx';

type Place = { namespace: string; subscriptionId: string };

const useStyles = makeStyles({ working: { display: 'flex', alignItems: 'center', columnGap: '8px' } });

const isUnderWay = (reply: Reply<typeof api.getProvider> | undefined): boolean =>
  reply?.item.state === 'registering' || reply?.item.state === 'unregistering';

/** Registers a resource provider in a subscription, for who may, and tells how that goes. */
function RegisterProvider({ namespace, subscriptionId }: Place) {
  const client = useQueryClient();
  const styles = useStyles();
  const pace = usePace();
  const provider = q(api.getProvider, { params: { namespace, subscriptionId } });
  const { data } = useQuery({
    ...provider,
    // A message about it stands here because it was not registered a moment ago.
    staleTime: 0,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? pace : false),
  });
  const register = useMutation({ ...m(api.registerProvider), onSuccess: (reply) => client.setQueryData(provider.queryKey, reply) });
  if (data === undefined) return null;
  const { state, mayRegister } = data.item;
  if (state === 'registered')
    return (
      <output>
        <Trans>{namespace} is registered now. Try again.</Trans>
      </output>
    );
  if (isUnderWay(data)) {
    return (
      <output className={styles.working}>
        <ToneIcon tone="working" />
        <span>
          {state === 'registering' ? (
            <Trans>Azure is registering {namespace}. This usually takes a minute or two.</Trans>
          ) : (
            <Trans>Azure is unregistering {namespace}. This usually takes a minute or two.</Trans>
          )}
        </span>
      </output>
    );
  }
  if (!mayRegister)
    return (
      <p>
        <Trans>Your account may not register it: its roles lack {namespace}/register/action. Owners and Contributors may.</Trans>
      </p>
    );
  return (
    <>
      {register.error !== null && (
        <p role="alert">
          <Trans>
            It was not registered. {explainError(register.error).happened} <AzureWords>{register.error.problem.detail}</AzureWords>
          </Trans>
        </p>
      )}
      <ActionButton size="small" busy={register.isPending} onPress={() => register.mutate({ params: { namespace, subscriptionId } })}>
        <Trans>Register {namespace}</Trans>
      </ActionButton>
    </>
  );
}

/** What the portal can do there and then about a failure. */
export function remedyOf({ provider }: Remediable): ReactNode {
  const { namespace, subscriptionId } = provider ?? {};
  return namespace === undefined || subscriptionId === undefined ? null : (
    <RegisterProvider namespace={namespace} subscriptionId={subscriptionId} />
  );
}
