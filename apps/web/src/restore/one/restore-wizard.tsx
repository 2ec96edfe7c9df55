import type { ReactNode } from 'react';
import { paths, type RestoreStep } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { Wizard, type WizardNext } from '../../ui/layout/wizard.tsx';
import { docs } from '../../words/docs.ts';
import type { ChosenRestore } from './restore-draft.ts';

const steps = [
  { key: 'point', title: 'Restore point' },
  { key: 'target', title: 'Target' },
  { key: 'validate', title: 'Validate' },
  { key: 'review', title: 'Review + restore' },
] as const;

const docOf = { point: 'overview', target: 'restore', validate: 'matrix', review: 'restore' } as const;

type Props = {
  volume: string;
  current: (typeof steps)[number]['key'];
  draft: ChosenRestore;
  back: string;
  next: WizardNext;
  aside?: ReactNode;
  summary?: ReactNode;
  children: ReactNode;
};

/** The frame of every step of a restore. */
export function RestoreWizard({ volume, current, draft, ...rest }: Props) {
  const here = steps.findIndex(({ key }) => key === current);
  // The intent belongs to the review: going back and choosing anew must start anew.
  const { intent: _, ...kept } = draft;
  return (
    <Wizard
      title={`Restore ${volume}`}
      breadcrumb={[{ title: 'Protected items', to: paths.protectedItems() }]}
      steps={steps.map(({ key, title }, index) => ({ key, title, to: paths.restore(key, kept), done: index < here }))}
      current={current}
      help={docs[docOf[current]]}
      {...rest}
    />
  );
}

const lacks = {
  item: { title: 'Nothing is chosen to restore yet', sentence: 'Choose a protected item, then Restore.', button: 'Go to Protected items' },
  point: { title: 'No restore point is chosen yet', sentence: 'Choose the restore point first.', button: 'Choose a restore point' },
  target: {
    title: 'No target is chosen yet',
    sentence: 'Choose where the new volume goes, and a name that a volume can have.',
    button: 'Choose a target',
  },
} as const;

/** Stands where an address lacks what an earlier step chooses. */
export function LacksChoice({ of, draft }: { of: Extract<RestoreStep, 'point' | 'target'>; draft: ChosenRestore }) {
  const { title, sentence, button } = lacks[of === 'point' && draft.instance === undefined ? 'item' : of];
  const to = draft.instance === undefined ? paths.protectedItems() : paths.restore(of, { ...draft, intent: undefined });
  return (
    <Page title="Restore" breadcrumb={[{ title: 'Protected items', to: paths.protectedItems() }]}>
      <EmptyState title={title} action={<LinkButton to={to}>{button}</LinkButton>}>
        {sentence}
      </EmptyState>
    </Page>
  );
}
