import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { nameOf } from '@esan/domain';
import { paths, type ConfigureBackupDraft, type ConfigureBackupStep } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Wizard, type WizardNext, type WizardStep } from '../../ui/layout/wizard.tsx';
import { numberWords } from '../../ui/values/number-words.ts';
import { docs, type Doc } from '../../words/docs.ts';
import { chosenIn } from './draft.ts';

const titles = {
  'choose-volumes': t`Volumes`,
  vault: t`Vault`,
  policy: t`Policy`,
  readiness: t`Readiness`,
  review: t`Review + configure`,
} as const;
type Step = keyof typeof titles;
const order: readonly Step[] = ['choose-volumes', 'vault', 'policy', 'readiness', 'review'];

function stepsOf(draft: ConfigureBackupDraft, isReady: boolean): WizardStep[] {
  const { volumes, vault, policyId } = chosenIn(draft);
  const hasVolumes = volumes.length > 0;
  const hasVault = hasVolumes && vault !== undefined;
  const hasPolicy = hasVault && policyId !== undefined;
  const done: Record<Step, boolean> = {
    'choose-volumes': hasVolumes,
    vault: hasVault,
    policy: hasPolicy,
    readiness: hasPolicy && draft.snapshotGroup !== undefined && isReady,
    review: false,
  };
  return order.map((key) => ({ key, title: titles[key], to: paths.configureBackup(key, draft), done: done[key] }));
}

function summaryOf(draft: ConfigureBackupDraft): ReactNode {
  const { volumes, vault, policyId } = chosenIn(draft);
  const [first] = volumes;
  const parts = [
    first === undefined
      ? undefined
      : volumes.length === 1
        ? ([t`Volume`, nameOf(first.volumeId)] as const)
        : ([t`Volumes`, numberWords(volumes.length)] as const),
    vault === undefined ? undefined : ([t`vault`, vault.vault] as const),
    policyId === undefined ? undefined : ([t`policy`, nameOf(policyId)] as const),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return parts.map(([what, name], index) => (
    <span key={what}>
      {index > 0 && ', '}
      {what} <strong>{name}</strong>
    </span>
  ));
}

/** What each step is documented by. */
const docOf: Record<string, Doc | undefined> = { vault: 'vault', readiness: 'matrix' };

type Props = {
  step: Step;
  draft: ConfigureBackupDraft;
  next: WizardNext;
  /** Whether Readiness counts as done, as far as the step knows. */
  isReady?: boolean;
  aside?: ReactNode;
  children: ReactNode;
};

/** The frame of every step of configuring backup. */
export function ConfigureWizard({ step, draft, next, isReady = true, aside, children }: Props) {
  const before = order[order.indexOf(step) - 1];
  const summary = summaryOf(draft);
  return (
    <Wizard
      title={t`Configure backup`}
      steps={stepsOf(draft, isReady)}
      current={step}
      help={docs[docOf[step] ?? 'configure']}
      back={before === undefined ? paths.volumes() : paths.configureBackup(before, draft)}
      next={next}
      {...(aside === undefined ? {} : { aside })}
      {...(summary === undefined ? {} : { summary })}
    >
      {children}
    </Wizard>
  );
}

const wanted: Record<'volume' | 'vault' | 'policy' | 'snapshot group', { step: ConfigureBackupStep; sentence: string; link: string }> = {
  volume: { step: 'choose-volumes', sentence: t`No volume is chosen yet.`, link: t`Choose volumes` },
  vault: { step: 'vault', sentence: t`No vault is chosen yet.`, link: t`Choose a vault` },
  policy: { step: 'policy', sentence: t`No policy is chosen yet.`, link: t`Choose a policy` },
  'snapshot group': { step: 'readiness', sentence: t`No snapshot resource group is chosen yet.`, link: t`Check readiness` },
};

/** A step that was opened before an earlier choice was made: says which, and leads there. */
export function ChoiceMissing({ step, draft, what }: { step: Step; draft: ConfigureBackupDraft; what: keyof typeof wanted }) {
  const { step: goal, sentence, link } = wanted[what];
  return (
    <ConfigureWizard step={step} draft={draft} next={{ label: t`Next`, because: sentence, onPress: () => undefined }}>
      <EmptyState
        title={sentence}
        action={
          <LinkButton appearance="primary" to={paths.configureBackup(goal, draft)}>
            {link}
          </LinkButton>
        }
        small
      >
        {t`This step needs it. Everything else in the address is kept.`}
      </EmptyState>
    </ConfigureWizard>
  );
}
