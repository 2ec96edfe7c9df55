import type { IscsiTarget } from '@esan/domain';
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useSearchParams } from 'react-router';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Essentials } from '../ui/essentials.tsx';
import { Section } from '../ui/page.tsx';
import { type } from '../ui/type.ts';
import { linuxCommands, windowsCommands } from './connect-commands.ts';

const useStyles = makeStyles({
  note: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '8px' },
  tabs: { marginLeft: 'auto' },
  facts: { marginBottom: '12px' },
});

type Props = {
  target: IscsiTarget;
  /** What to beware of, below the commands. */
  note?: string;
};

/** How a host reaches a volume: its iSCSI target and the commands for Linux and Windows. */
export function ConnectHost({ target, note }: Props) {
  const styles = useStyles();
  const [search, setSearch] = useSearchParams();
  const host = search.get('host') === 'windows' ? 'windows' : 'linux';
  const choose = (next: string) =>
    setSearch(
      (before) => {
        before.set('host', next);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  const tabs = (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={host}
      onTabSelect={(_, { value }) => choose(String(value))}
      aria-label="Operating system of the host"
    >
      <Tab value="linux">Linux</Tab>
      <Tab value="windows">Windows</Tab>
    </TabList>
  );
  return (
    <Section title="Connect a host" end={tabs}>
      <div className={styles.facts}>
        <Essentials
          layout="single"
          facts={[
            { label: 'Target IQN', value: <CopyText text={target.iqn} label="target IQN" />, isLong: true },
            { label: 'Portal', value: <CopyText text={`${target.host}:${target.port}`} label="portal" />, isLong: true },
          ]}
        />
      </div>
      {host === 'linux' ? (
        <CodeBlock text={linuxCommands(target)} label="Linux commands" />
      ) : (
        <CodeBlock text={windowsCommands(target)} label="Windows commands" />
      )}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </Section>
  );
}
