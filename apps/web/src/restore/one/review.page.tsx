import { api } from '@esan/contract';
import { nameOf, parentIdOf, vaultId, volumePlaceOf } from '@esan/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, call } from '../../api/client.ts';
import { explainError } from '../../api/messages.ts';
import { refreshAfter } from '../../api/query.ts';
import { useRights } from '../../api/rights.ts';
import { remember } from '../../api/tab-memory.ts';
import { useSubscriptionName } from '../../api/subscription-name.ts';
import { instancePlaceOf, paths, type InstancePlace } from '../../links/paths.ts';
import { useAddressFields } from '../../ui/forms/address.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { sizeWords } from '../../ui/values/size-words.ts';
import { Size } from '../../ui/values/size.tsx';
import { Time } from '../../ui/time/time.tsx';
import { regionWords } from '../../words/regions.ts';
import { PointState } from '../../words/restore-point.tsx';
import { restorePlanOf, rowOf, useRestoreDraft, useInstance, usePoint, useSourceSentence, type RestorePlan } from './restore-draft.ts';
import { LacksChoice, RestoreWizard } from './restore-wizard.tsx';
import { useStanding } from './use-standing.ts';

function From({ place, plan }: { place: InstancePlace; plan: RestorePlan }) {
  const { item: instance } = useInstance(place);
  const { item: point, asOf } = usePoint(place, plan.point);
  return (
    <Section title="Restore point">
      <Essentials
        layout="single"
        facts={[
          { label: 'Volume', value: `${instance.volumeName} in ${nameOf(instance.groupId)}, ${instance.san}` },
          {
            label: 'Time',
            value: (
              <>
                <Time at={point.time} asOf={asOf} as="moment" />, <Time at={point.time} asOf={asOf} />
              </>
            ),
          },
          { label: 'State', value: <PointState of={point} /> },
          { label: 'Size', value: point.snapshot === null ? undefined : <Size giB={point.snapshot.sizeGiB} /> },
          { label: 'Vault', value: `${place.vault} in ${place.resourceGroup}` },
        ]}
      />
    </Section>
  );
}

function Into({ plan, region }: { plan: RestorePlan; region: string }) {
  const at = volumePlaceOf(`${plan.group}/volumes/${plan.name}`);
  const nameOfSubscription = useSubscriptionName();
  return (
    <Section title="New volume">
      <Essentials
        layout="single"
        facts={[
          { label: 'Name', value: <strong>{plan.name}</strong> },
          { label: 'Volume group', value: at?.group },
          { label: 'Elastic SAN', value: at?.san },
          { label: 'Resource group', value: at?.resourceGroup },
          { label: 'Subscription', value: at === undefined ? undefined : nameOfSubscription(at.subscriptionId) },
          { label: 'Region', value: regionWords(region) },
        ]}
      />
    </Section>
  );
}

/** The intent is drawn once, when the review opens, and stays in the address over reloads. */
function useIntent(intent: string | undefined): void {
  const [, write] = useAddressFields();
  useEffect(() => {
    if (intent !== undefined) return;
    const drawn = crypto.randomUUID();
    write((before) => before.set('intent', drawn));
  }, [intent, write]);
}

function useStart(plan: RestorePlan, intent: string | undefined) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (drawn: string) => {
      const { items } = await call(api.startRestore, { body: { intent: drawn, rows: [rowOf(plan)] } });
      if (!items[0]?.operation) throw new ApiError(items[0]?.problem ?? { code: 'unexpected' });
      return items[0].operation;
    },
    onSuccess: async (operation, drawn) => {
      remember(drawn, operation.id);
      void refreshAfter(client, api.startRestore);
      // Whoever looked for its job before this press looks anew.
      client.removeQueries({ queryKey: [api.findRestore.name] });
      await navigate(paths.restore('progress', { ...plan, intent }));
    },
  });
}

function Review({ place, plan }: { place: InstancePlace; plan: RestorePlan }) {
  const draft = useRestoreDraft();
  useIntent(draft.intent);
  const { item: instance } = useInstance(place);
  const { item: point } = usePoint(place, plan.point);
  const source = useSourceSentence(instance);
  const start = useStart(plan, draft.intent);
  const { intent } = draft;
  const { sizeGiB = null } = point.snapshot ?? {};
  const size = sizeGiB === null ? undefined : sizeWords(sizeGiB);
  const lacking = useRights(vaultId(place))('restore');
  const standing = useStanding(plan, intent);
  const because = intent === undefined ? 'The review is being prepared.' : (lacking ?? standing.because);
  return (
    <RestoreWizard
      volume={instance.volumeName}
      current="review"
      draft={draft}
      back={paths.restore('validate', plan)}
      next={{
        label: 'Restore',
        onPress: () => intent !== undefined && !start.isPending && start.mutate(intent),
        because,
        busy: start.isPending,
      }}
      summary={`1 volume${size === undefined ? '' : `, ${size}`}`}
    >
      {standing.because !== undefined && !standing.isChecking && (
        <Message
          tone="warn"
          title={standing.because}
          actions={
            <LinkButton size="small" to={paths.restore('validate', plan)}>
              Validate
            </LinkButton>
          }
        />
      )}
      {start.error !== null && <ProblemMessage explained={explainError(start.error)} />}
      <Message tone="info" title={`Azure Backup makes the volume ${plan.name} from this point.`}>
        Nothing is overwritten. {source} The new volume takes {size ?? 'the room of the source'} of {nameOf(parentIdOf(plan.group))};
        connect hosts to it when the restore is done.
      </Message>
      <From place={place} plan={plan} />
      <Into plan={plan} region={point.snapshot?.region ?? instance.region} />
    </RestoreWizard>
  );
}

/** Step 4: point, time and full target once more, then the restore. */
export function RestoreReviewStep() {
  const draft = useRestoreDraft();
  const plan = restorePlanOf(draft);
  if (typeof plan === 'string') return <LacksChoice of={plan} draft={draft} />;
  const place = instancePlaceOf(plan.instance);
  return place === undefined ? <LacksChoice of="point" draft={draft} /> : <Review place={place} plan={plan} />;
}
