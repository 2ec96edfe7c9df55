import { nameOf, parentIdOf } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { Readiness } from '../../roles/readiness.tsx';
import { restoreValidationOf, useAzureVerdict, useUntilRolesHeld, verdictSentence } from '../../roles/verdict.ts';
import { instancePlaceOf, paths, type InstancePlace } from '../../links/paths.ts';
import { Section } from '../../ui/layout/page.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { onePlanQuery, restorePlanOf, rowOf, useRestoreDraft, useInstance, usePoint, type RestorePlan } from './restore-draft.ts';
import { groupRule } from './group-words.ts';
import { LacksChoice, RestoreWizard } from './restore-wizard.tsx';
import { useTargetGroupVerdicts } from './use-group-checks.ts';

function ValidateNotes() {
  return (
    <Notes
      notes={[
        { title: 'Who restores', text: "The vault's own identity makes the new volume. Its roles count here, not yours." },
        { title: 'Who decides', text: 'The rules are checked from what Azure shows; Azure then runs its own check, and that one counts.' },
      ]}
    />
  );
}

function Validate({ place, plan }: { place: InstancePlace; plan: RestorePlan }) {
  const draft = useRestoreDraft();
  const { item: instance } = useInstance(place);
  const body = rowOf(plan);
  const rules = useQuery({ ...onePlanQuery(plan), ...useUntilRolesHeld() });
  const { item: point } = usePoint(place, plan.point);
  const [group] = useTargetGroupVerdicts([{ groupId: plan.group, snapshotId: point.snapshot?.id ?? null }]);
  const sanSays = group === undefined ? [] : [groupRule(group)];
  const checks = rules.data?.item.checks;
  const isUnread = checks === undefined && rules.error !== null;
  const azure = useAzureVerdict({ about: JSON.stringify(body), ask: () => restoreValidationOf(body), checks });
  return (
    <RestoreWizard
      volume={instance.volumeName}
      current="validate"
      draft={draft}
      back={paths.restore('target', plan)}
      next={{
        label: 'Next: Review + restore',
        to: paths.restore('review', plan),
        because: isUnread ? 'The rules could not be checked.' : verdictSentence(azure, checks),
      }}
      aside={<ValidateNotes />}
      summary={`${plan.name} in ${nameOf(parentIdOf(plan.group))}`}
    >
      <Section title={`Is everything ready to restore ${plan.name}?`}>
        <Readiness of="restore" vault={place} rules={rules} azure={azure} probe={{ of: 'restore', body }} also={sanSays} />
      </Section>
    </RestoreWizard>
  );
}

/** Step 3: whether the restore can work, checked here and by Azure. */
export function RestoreValidateStep() {
  const draft = useRestoreDraft();
  const plan = restorePlanOf(draft);
  if (typeof plan === 'string') return <LacksChoice of={plan} draft={draft} />;
  const place = instancePlaceOf(plan.instance);
  return place === undefined ? <LacksChoice of="point" draft={draft} /> : <Validate place={place} plan={plan} />;
}
