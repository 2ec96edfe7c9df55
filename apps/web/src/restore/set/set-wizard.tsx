import { mostInSet, patternFault } from '@esan/domain';
import type { ReactNode } from 'react';
import { paths } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { Wizard, type WizardNext } from '../../ui/layout/wizard.tsx';
import { patternSentence } from '../../words/names.ts';
import { addressOfSet, useRestoreSet, type RestoreSet } from './set-draft.ts';
import { volumesWords } from '../../words/volumes.ts';

const steps = [
  { key: 'volumes', title: 'Volumes + moment' },
  { key: 'target', title: 'Target' },
  { key: 'validate', title: 'Validate' },
  { key: 'review', title: 'Review + restore' },
] as const;

const diskSteps = [
  { key: 'volumes', title: 'Volumes + moment' },
  { key: 'disks', title: 'Managed disks' },
] as const;

const crumbs = [{ title: 'Protected items', to: paths.protectedItems() }];

type Props = {
  set: RestoreSet;
  current: (typeof steps)[number]['key'] | 'disks';
  next: WizardNext;
  aside?: ReactNode;
  summary?: ReactNode;
  children: ReactNode;
};

/** No step that makes names goes on with a pattern that makes none. */
function becausePattern(set: RestoreSet, current: Props['current']): string | undefined {
  const fault = current === 'volumes' ? undefined : patternFault(set.pattern);
  return fault === undefined ? undefined : patternSentence(fault);
}

/** The frame of every step of a restore set. */
export function SetWizard({ set, current, next, ...rest }: Props) {
  const all = set.as === 'disks' ? diskSteps : steps;
  const here = all.findIndex(({ key }) => key === current);
  const before = all[here - 1]?.key;
  return (
    <Wizard
      title={`Restore ${volumesWords(set.items.length)}`}
      breadcrumb={crumbs}
      steps={all.map(({ key, title }, index) => ({ key, title, to: addressOfSet(key, set), done: index < here }))}
      current={current}
      next={{ ...next, because: becausePattern(set, current) ?? next.because }}
      back={before === undefined ? paths.protectedItems() : addressOfSet(before, set)}
      {...rest}
    />
  );
}

/** A step of the wizard once the address names volumes, and not too many. */
export function WithSet({ children }: { children: (set: RestoreSet, write: (changed: Partial<RestoreSet>) => void) => ReactNode }) {
  const [set, write] = useRestoreSet();
  if (set.items.length > 0 && set.items.length <= mostInSet) return children(set, write);
  return (
    <Page title="Restore volumes" breadcrumb={crumbs}>
      <EmptyState
        title={
          set.items.length === 0 ? 'No volume is chosen yet' : `A set takes up to ${mostInSet} volumes; ${set.items.length} are chosen`
        }
        action={<LinkButton to={paths.protectedItems()}>Go to Protected items</LinkButton>}
      >
        Select protected items, then Restore.
      </EmptyState>
    </Page>
  );
}
