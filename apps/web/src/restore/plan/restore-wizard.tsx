import { plural, t } from '@lingui/core/macro';
import { mostInSet, patternFault } from '@esan/domain';
import type { ReactNode } from 'react';
import { paths } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { Wizard, type WizardNext } from '../../ui/layout/wizard.tsx';
import { patternSentence } from '../../words/names.ts';
import { docs } from '../../words/docs.ts';
import {
  addressOf,
  onlyOf,
  restoredOf,
  useInstance,
  useRestoreSet,
  type ItemEditing,
  type RestoreSet,
  type SetEditing,
  type SetItem,
} from './restore-set.ts';
import { volumesWords } from '../../words/volumes.ts';

const stepsTo = (set: RestoreSet) => {
  const points = { key: 'points', title: plural(set.items.length, { one: 'Restore point', other: 'Volumes + moment' }) } as const;
  if (set.as === 'disks')
    return [points, { key: 'disks', title: plural(set.items.length, { one: 'Managed disk', other: 'Managed disks' }) }] as const;
  return [
    points,
    { key: 'target', title: t`Target` },
    { key: 'validate', title: t`Validate` },
    { key: 'review', title: t`Review + restore` },
  ] as const;
};

const docOf = { points: 'overview', target: 'restore', validate: 'matrix', review: 'restore', disks: 'restore' } as const;

type Props = {
  set: RestoreSet;
  current: keyof typeof docOf;
  next: WizardNext;
  aside?: ReactNode;
  summary?: ReactNode;
  children: ReactNode;
};

/** No step that makes names goes on with a pattern that makes none; a single volume's name is typed. */
function becausePattern(set: RestoreSet, current: Props['current']): string | undefined {
  const fault =
    current === 'points' || (set.items.length === 1 && set.as === 'volumes') ? undefined : patternFault(set.pattern, restoredOf(set));
  return fault === undefined ? undefined : patternSentence(restoredOf(set), fault);
}

/** The frame of every step of a restore. */
export function RestoreWizard(props: Props) {
  const [only, ...others] = props.set.items;
  if (only !== undefined && others.length === 0) return <OneVolumeFrame {...props} item={only} />;
  return <Frame {...props} title={t`Restore ${volumesWords(props.set.items.length)}`} back={paths.protectedItems()} />;
}

function OneVolumeFrame({ item: { place }, ...props }: Props & { item: SetItem }) {
  const { item: instance } = useInstance(place);
  return <Frame {...props} title={t`Restore ${instance.volumeName}`} back={paths.protectedItem(place)} />;
}

function Frame({ set, current, next, title, back, ...rest }: Props & { title: string; back: string }) {
  const all = stepsTo(set);
  const here = all.findIndex(({ key }) => key === current);
  const before = all[here - 1]?.key;
  return (
    <Wizard
      title={title}
      steps={all.map(({ key, title: step }, index) => ({ key, title: step, to: addressOf(key, set), done: index < here }))}
      current={current}
      help={docs[docOf[current]]}
      next={{ ...next, because: becausePattern(set, current) ?? next.because }}
      back={before === undefined ? back : addressOf(before, set)}
      {...rest}
    />
  );
}

/** A step of the wizard once the address names volumes, and not too many. */
export function WithSet({ children }: { children: (set: RestoreSet, write: (changed: Partial<RestoreSet>) => void) => ReactNode }) {
  const [set, write] = useRestoreSet();
  if (set.items.length > 0 && set.items.length <= mostInSet) return children(set, write);
  return (
    <Page>
      <EmptyState
        title={
          set.items.length === 0 ? t`No volume is chosen yet` : t`A set takes up to ${mostInSet} volumes; ${set.items.length} are chosen`
        }
        action={<LinkButton to={paths.protectedItems()}>{t`Go to Protected items`}</LinkButton>}
      >
        {t`Select protected items, then Restore.`}
      </EmptyState>
    </Page>
  );
}

type ByCountProps = { one: (props: ItemEditing) => ReactNode; several: (props: SetEditing) => ReactNode };

/** A step that shows less of a single volume, because there is less to show. */
export function ByCount({ one: One, several: Several }: ByCountProps) {
  return (
    <WithSet>
      {(set, write) => {
        const item = onlyOf(set);
        return item === undefined ? <Several set={set} write={write} /> : <One key={item.id} set={set} item={item} write={write} />;
      }}
    </WithSet>
  );
}
