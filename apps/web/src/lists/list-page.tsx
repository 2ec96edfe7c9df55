import { t } from '@lingui/core/macro';
import { ArrowClockwise20Regular } from '@fluentui/react-icons';
import type { ComponentProps, ReactNode } from 'react';
import { CommandBar, type Command } from '../ui/layout/command-bar.tsx';
import { Page } from '../ui/layout/page.tsx';
import { ListTrouble } from './list-trouble.tsx';

/** Reads again what a page shows. */
export const refreshCommand = ({ data, isFetching, refetch }: ComponentProps<typeof ListTrouble>['asked']): Command => ({
  key: 'refresh',
  label: t`Refresh`,
  icon: <ArrowClockwise20Regular />,
  onPress: () => void refetch(),
  busy: isFetching && data !== undefined,
});

type Props = ComponentProps<typeof ListTrouble> & {
  lead: ReactNode;
  /** What can be done here, beside reading it all again. */
  commands?: readonly Command[];
  selection?: ComponentProps<typeof CommandBar>['selection'];
  /** Above what is said of the list itself. */
  above?: ReactNode;
  children: ReactNode;
};

/** A page with a list that Azure was asked for: what can be done, what is wrong with the list, and the list unless there is none. */
export function ListPage({ lead, commands = [], selection, above, noun, asked, children }: Props) {
  return (
    <Page
      lead={lead}
      commandBar={<CommandBar commands={[...commands, refreshCommand(asked)]} {...(selection === undefined ? {} : { selection })} />}
    >
      {above}
      <ListTrouble noun={noun} asked={asked} />
      {(asked.data !== undefined || asked.error === null) && children}
    </Page>
  );
}
