import { t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import { canResume, vaultId, type PolicyTerms } from '@esan/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { paths } from '../links/paths.ts';
import { expiringOf, expiringSentence, gonePoints } from '../policies/expiring-points.ts';
import { PointsToDelete, UnforeseenPoints } from '../policies/points-to-delete.tsx';
import { NextRuns } from '../policies/policy-preview.tsx';
import { FieldStack } from '../ui/forms/fields.tsx';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { TypedNameInput, useTypedName } from '../ui/forms/typed-name.tsx';
import { Section } from '../ui/layout/page.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { expiredAreDeleted, termsWords } from '../words/policies.ts';
import { protectionWord } from '../words/protection.tsx';
import { ItemTask, type Instance, type OfItem } from './item-task.tsx';
import { useAskedChange } from './protected-change.tsx';
import { resumeDeed } from './stop-words.ts';

type Points = Reply<typeof api.listRestorePoints>;

/** The policy takes over again as it does for any protected item, the newest point included. */
const resumed = 'protected';

function Foreseen({ terms, instance, points }: { terms: PolicyTerms; instance: Instance; points: Points }) {
  const { asOf, items } = points;
  const expiring = expiringOf(terms, items, { asOf, state: resumed });
  const item = { instanceId: instance.id, volumeName: instance.volumeName, state: resumed, points: items } as const;
  const gone = gonePoints(item, terms, { asOf, was: null });
  return (
    <>
      <Message tone={expiring.count > 0 ? 'warn' : 'info'} title={<output>{expiringSentence(expiring, asOf)}</output>}>
        {expiring.count > 0 ? expiredAreDeleted : t`Points that exist take the retention of the policy again.`}
      </Message>
      {gone.length > 0 && <PointsToDelete points={gone} asOf={asOf} isOneItem />}
    </>
  );
}

/** What is lost by the press: known to be nothing, known point by point, or not known. */
function useLoss({ instance: { volumeName, policyTerms }, points }: { instance: Instance; points: Points }) {
  const terms = points.missing.length === 0 ? policyTerms : null;
  const expiring = terms === null ? undefined : expiringOf(terms, points.items, { asOf: points.asOf, state: resumed });
  const confirm = useTypedName(volumeName, `${expiring?.count} of ${points.items.length}`);
  const isNothing = points.missing.length === 0 && (points.items.length === 0 || expiring?.count === 0);
  return { terms, confirm, mustConfirm: !isNothing };
}

function ResumeForm({ place, instance }: OfItem) {
  const { data: points } = useSuspenseQuery(q(api.listRestorePoints, { params: place }));
  const { terms, confirm, mustConfirm } = useLoss({ instance, points });
  const resume = useAskedChange({ place, instance }, () => call(api.resumeBackup, { params: place }));
  const whyNot = useRights(vaultId(place));
  const blocked = canResume(instance.state)
    ? whyNot(resumeDeed(instance.state))
    : t`The state is ${protectionWord(instance.state)}; only backups that are stopped can be resumed.`;
  const because = blocked ?? (mustConfirm ? confirm.because : undefined);
  return (
    <FormColumns
      label={t`Resume backup`}
      because={because}
      aside={
        instance.policyTerms !== null && (
          <Section title={t`Next backups`}>
            <NextRuns terms={instance.policyTerms} asOf={points.asOf} />
          </Section>
        )
      }
      press={{ onPress: () => resume.mutate(undefined), isPending: resume.isPending }}
      cancel={paths.protectedItem(place)}
    >
      {resume.error !== null && <ProblemMessage explained={explainError(resume.error)} />}
      <Section title={t`By ${instance.policy}`}>
        <p>{termsWords(instance.policyTerms)}.</p>
      </Section>
      <Section title={t`Restore points that exist`}>
        <FieldStack>
          {terms === null ? (
            <UnforeseenPoints policy={instance.policy} points={points} />
          ) : (
            <Foreseen terms={terms} instance={instance} points={points} />
          )}
          {mustConfirm && <TypedNameInput of={confirm} />}
        </FieldStack>
      </Section>
    </FormColumns>
  );
}

/** Lets the backups of one protected item go on: which of its restore points are deleted by that, point by point. */
export const ResumeBackupPage = () => (
  <ItemTask
    deed={t`Resume backup`}
    from={t`a protected item whose backups are stopped`}
    lead={({ policy }) => t`Backups go on by the policy ${policy}, and restore points expire by it again.`}
    form={ResumeForm}
  />
);
