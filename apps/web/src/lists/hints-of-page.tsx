import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { below, type } from '../ui/look/type.ts';

const useStyles = makeStyles({
  hints: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    maxWidth: '780px',
    margin: '24px auto 40px',
    padding: '24px 0 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    listStyleType: 'none',
    [below.phone]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px' },
  },
  hint: {
    padding: '0 24px',
    ':first-child': { paddingLeft: 0 },
    ':last-child': { paddingRight: 0 },
    ':not(:first-child)': { borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
    [below.phone]: { padding: 0, ':not(:first-child)': { borderLeftStyle: 'none' } },
  },
  hintTitle: { ...type.subSection, marginBottom: '4px' },
  hintWords: { ...type.data, color: tokens.colorNeutralForeground2 },
});

type Hint = { title: string; words: string };
type Hints = readonly [Hint, Hint, Hint];

const protectingHints: Hints = [
  { title: t`A Backup vault`, words: t`In the subscription and region of the volumes. It is made on the way if there is none.` },
  { title: t`A policy`, words: t`When backups are made and for how long they are kept, with what that will cost.` },
  { title: t`The volumes`, words: t`Each one is checked before anything is changed: size, region, locks, roles.` },
];

const noSanHints: Hints = [
  { title: t`A role is missing`, words: t`Reader of the subscription, the resource group or the Elastic SAN shows what is in it.` },
  { title: t`Another account`, words: t`If another account of yours has the role, sign out and sign in with that one.` },
  { title: t`There is none yet`, words: t`Elastic SANs and volumes are made in the Azure portal; Refresh shows them here.` },
];

const jobHints: Hints = [
  { title: t`Every backup and restore`, words: t`Scheduled or on demand, with its status, its start and how long it took.` },
  { title: t`Why one has failed`, words: t`In a sentence, with what to do about it; failures of one reason stand together.` },
  { title: t`As it happens`, words: t`Rows go on by themselves; new jobs wait above the list until you want to see them.` },
];

const runHints: Hints = [
  {
    title: t`A row for each plan`,
    words: t`How many of its volumes are protected, how many failed, and since when it has been under way.`,
  },
  { title: t`Of everybody`, words: t`A run that somebody else has started is here, too, for as long as Azure keeps its deployment.` },
  { title: t`What has failed`, words: t`With the reason of each volume; one press tries those that failed again.` },
];

const vaultHints: Hints = [
  { title: t`One region`, words: t`A vault protects volumes of its own subscription and region.` },
  { title: t`An identity`, words: t`With it the vault takes snapshots. The roles that it lacks are assigned from here.` },
  { title: t`Its policies`, words: t`Say when backups are made and for how long they are kept. Each belongs to one vault.` },
];

const policyHints: Hints = [
  { title: t`A schedule`, words: t`When a restore point is made of every volume that uses the policy.` },
  { title: t`A retention`, words: t`For how long each point is kept before Azure removes its snapshot.` },
  { title: t`A preview`, words: t`The points that there would be after a year, and what they would cost, before you save.` },
];

const deletedHints: Hints = [
  { title: t`Its restore points`, words: t`Stay for as long as the item can be brought back.` },
  { title: t`Undelete`, words: t`Brings an item back with its backups stopped; resume them afterwards.` },
  { title: t`After that time`, words: t`Azure deletes the item and its snapshots for good.` },
];

/** What an empty page is about. */
export type HintsOf = 'protecting' | 'no-san' | 'jobs' | 'runs' | 'vaults' | 'policies' | 'deleted';

const all: Record<HintsOf, Hints> = {
  protecting: protectingHints,
  'no-san': noSanHints,
  jobs: jobHints,
  runs: runHints,
  vaults: vaultHints,
  policies: policyHints,
  deleted: deletedHints,
};

/** Three hints below what says that a page is empty. */
export function HintsOfPage({ of }: { of: HintsOf }) {
  const styles = useStyles();
  return (
    <ul className={styles.hints}>
      {all[of].map(({ title, words }) => (
        <li key={title} className={styles.hint}>
          <p className={styles.hintTitle}>{title}</p>
          <p className={styles.hintWords}>{words}</p>
        </li>
      ))}
    </ul>
  );
}
