import { t } from '@lingui/core/macro';
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useAddressText } from '../ui/forms/address.ts';
import { Section } from '../ui/layout/page.tsx';
import { type } from '../ui/look/type.ts';

const useStyles = makeStyles({
  note: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '8px' },
  tabs: { marginLeft: 'auto' },
});

/** A kind of host, and what is shown for it. */
export type HostKind = { key: string; title: string; body: ReactNode };

type Props = {
  title: string;
  /** The first is shown where the address names none of them. */
  kinds: readonly [HostKind, ...HostKind[]];
  /** What holds for every kind, above. */
  above?: ReactNode;
  /** What to beware of, below. */
  note?: string | undefined;
};

/** How hosts reach volumes, one kind of host at a time; which one stands in the address. */
export function ConnectSection({ title, kinds, above, note }: Props) {
  const styles = useStyles();
  const [named, choose] = useAddressText('host');
  const shown = kinds.find(({ key }) => key === named) ?? kinds[0];
  const tabs = (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={shown.key}
      onTabSelect={(_, { value }) => choose(String(value))}
      aria-label={t`Kind of host`}
    >
      {kinds.map((kind) => (
        <Tab key={kind.key} value={kind.key}>
          {kind.title}
        </Tab>
      ))}
    </TabList>
  );
  return (
    <Section title={title} end={tabs}>
      {above}
      {shown.body}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </Section>
  );
}
