import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { explain, explainError } from '../../api/messages.ts';
import { useSubscriptionName } from '../../api/subscription-name.ts';
import { paths, type ConfigureBackupDraft, type ConfigureBackupStep } from '../../links/paths.ts';
import { SelectInput } from '../../ui/forms/fields.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { TryAgain } from '../../ui/messages/try-again.tsx';
import { StateWord } from '../../ui/values/state-word.tsx';
import { regionWords } from '../../words/regions.ts';
import { volumesWords } from '../../words/volumes.ts';
import { forecastSentence } from '../run/forecast-words.ts';
import { draftOf, withId } from './parts.ts';
import type { PartStanding } from './use-parts.ts';

const useStyles = makeStyles({
  // The same columns in every plan.
  choices: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 260px))', columnGap: '12px', rowGap: '8px' },
  ready: { marginTop: '8px' },
});

/** What holds a plan up, in a sentence, with the step of its own wizard that mends it. */
type Held = { sentence: string; link: string; step: ConfigureBackupStep };

function heldBy({ part, vault, policies, policy, isInPart, unread, because, forecast }: PartStanding): Held | undefined {
  if (vault === undefined && isInPart) {
    const sentence = t`No Backup vault in ${regionWords(part.place.region)} that could be read can protect these volumes.`;
    return { sentence, link: t`Open this plan`, step: 'vault' };
  }
  if (vault === undefined) {
    const sentence = t`No Backup vault in ${regionWords(part.place.region)} can protect these volumes yet.`;
    return { sentence, link: t`Create vault`, step: 'vault' };
  }
  if (unread !== undefined) {
    const sentence = t`What the vault ${vault.name} has could not be read. ${explainError(unread.error).happened}`;
    return { sentence, link: t`Open this plan`, step: 'policy' };
  }
  if (policy === undefined && isInPart)
    return {
      sentence: t`The vault ${vault.name} has no policy for Elastic SAN volumes that could be read.`,
      link: t`Open this plan`,
      step: 'policy',
    };
  if (policies !== undefined && policy === undefined)
    return { sentence: t`The vault ${vault.name} has no policy for Elastic SAN volumes yet.`, link: t`Create policy`, step: 'policy' };
  if (because !== undefined) return { sentence: because, link: t`Check readiness`, step: 'readiness' };
  if (forecast?.error) return { sentence: explainError(forecast.error).happened, link: t`Open this plan`, step: 'review' };
  const told = forecast?.data?.item;
  if (told?.status !== 'not-possible') return undefined;
  const sentence = t`${explain(told.problem).happened} Azure does not take this plan as one deployment.`;
  return { sentence, link: t`Open this plan`, step: 'review' };
}

/** Whether a part can be carried out as it stands. */
export const isPartReady = (standing: PartStanding): boolean =>
  standing.plan !== undefined && !standing.isChecking && heldBy(standing) === undefined && standing.forecast?.data?.item.status === 'told';

const optionsOfNamed = (some: readonly { id: string; name: string }[]) => some.map(({ id, name }) => ({ value: id, label: name }));

type Props = { standing: PartStanding; draft: ConfigureBackupDraft; change: (patch: ConfigureBackupDraft) => void };

/** One plan of several: where its volumes are, the vault and the policy that protect them, and what would change. */
export function PartSection({ standing, draft, change }: Props) {
  const { part, vaults, vault, policies = [], policy, isChecking, forecast } = standing;
  const styles = useStyles();
  const nameOfSubscription = useSubscriptionName();
  const held = isChecking ? undefined : heldBy(standing);
  const told = forecast?.data?.item;
  const place = `${regionWords(part.place.region)}, ${nameOfSubscription(part.place.subscriptionId)}`;
  return (
    <Section title={`${place}: ${volumesWords(part.chosen.length)}`}>
      {vault !== undefined && (
        <div className={styles.choices}>
          <SelectInput
            label={t`Backup vault`}
            value={vault.id}
            options={optionsOfNamed(vaults)}
            onChange={(id) => change({ vault: withId(draft.vault, id, vaults) })}
          />
          {policy !== undefined && (
            <SelectInput
              label={t`Policy`}
              value={policy.id}
              options={optionsOfNamed(policies)}
              onChange={(id) => change({ policy: withId(draft.policy, id, policies) })}
            />
          )}
        </div>
      )}
      {isChecking && <Skeleton lines={1} label={t`Checking the plan`} />}
      {held !== undefined && (
        <Message
          tone="warn"
          title={held.sentence}
          actions={
            <>
              {standing.unread !== undefined && <TryAgain onPress={standing.unread.readAgain} />}
              <LinkButton size="small" to={paths.configureBackup(held.step, draftOf(part, standing))}>
                {held.link}
              </LinkButton>
            </>
          }
        />
      )}
      {held === undefined && told?.status === 'told' && (
        <div className={styles.ready}>
          <StateWord tone="good" wraps>{t`Ready. ${forecastSentence(told)}`}</StateWord>
        </div>
      )}
    </Section>
  );
}
