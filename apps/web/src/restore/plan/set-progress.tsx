import { t } from '@lingui/core/macro';
import type { ComponentProps, ReactNode } from 'react';
import { StaleMessage } from '../../lists/stale-message.tsx';
import { Page, Section } from '../../ui/layout/page.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { SplitBar } from '../../ui/values/split-bar.tsx';
import type { Tone } from '../../ui/values/state-word.tsx';

type Props<Row> = Omit<ComponentProps<typeof Table<Row>>, 'label' | 'empty'> & {
  title: string;
  lead: string;
  /** What is made, in the plural: the title of the table. */
  noun: string;
  /** How each thing stands. */
  parts: readonly { name: string; tone: Tone; word: string }[];
  asked: ComponentProps<typeof StaleMessage>['asked'];
  /** What failed, and the ways on. */
  trouble: ReactNode;
  /** What can be done with what was made. */
  after?: ReactNode;
};

/** The things of a set while Azure makes them and when they are there. */
export function SetProgress<Row>({ title, lead, noun, parts, asked, trouble, after, ...table }: Props<Row>) {
  const label = t`${noun} of the set`;
  return (
    <Page title={title} lead={lead}>
      <SplitBar
        label={label}
        parts={parts.map(({ name, tone, word }, index) => ({ key: `${index} ${name}`, tone, words: `${name}: ${word}` }))}
      />
      <StaleMessage asked={asked} />
      {trouble}
      <Section title={noun}>
        {table.rows === undefined ? (
          <Skeleton lines={6} label={t`Reading the status`} />
        ) : (
          <Table
            label={label}
            initialSort="name"
            empty={
              <EmptyState title={t`This restore names no volume`} small>
                {t`Open it by its address.`}
              </EmptyState>
            }
            {...table}
          />
        )}
      </Section>
      {after}
    </Page>
  );
}
