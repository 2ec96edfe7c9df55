import { t } from '@lingui/core/macro';
import { nameOf, parentIdOf, type BackupInstance, type ListedJob, type Policy, type Vault, type Volume } from '@esan/domain';
import { jobPlaceOf, instancePlaceOf, paths, policyPage, restoreItems } from '../../links/paths.ts';
import { volumePage } from '../../links/volume-links.ts';
import { nameOrder } from '../../settings/formats.ts';
import { momentWords } from '../../ui/time/time-words.ts';
import { jobStatusWords, jobTitle } from '../../words/job.tsx';
import { protectionWord } from '../../words/protection.tsx';

/** The kinds of places that the palette leads to, in the order in which it shows them. */
export const goalKinds = ['work', 'pages', 'volumes', 'protected-items', 'ways-on', 'vaults', 'policies', 'elastic-sans', 'jobs'] as const;

/** One of them. */
export type GoalKind = (typeof goalKinds)[number];

/** A place that the palette leads to. */
export type Goal = {
  /** Tells it from all others. */
  key: string;
  kind: GoalKind;
  title: string;
  /** What tells it from others of the same name. */
  detail: string;
  /** Worked out when it is chosen: there are thousands. */
  to: () => string;
};

type Item = Pick<BackupInstance, 'id' | 'volumeName' | 'san' | 'vault' | 'policy' | 'state'>;

/** What the lists of the portal have, as far as they are read. */
export type Lists = {
  volumes: readonly Volume[];
  items: readonly Item[];
  vaults: readonly Pick<Vault, 'id' | 'name' | 'resourceGroup' | 'region' | 'subscriptionId'>[];
  policies: readonly Pick<Policy, 'id' | 'name'>[];
  jobs: readonly ListedJob[];
  /** Azure's moment at which the jobs were read. */
  asOf: string;
};

const ofVolume = (volume: Volume): Goal => ({
  key: volume.id,
  kind: 'volumes',
  title: volume.name,
  detail: `${volume.san} / ${volume.group}`,
  to: () => volumePage(volume),
});

function itemPage(id: string): string {
  const at = instancePlaceOf(id);
  return at === undefined ? paths.protectedItems() : paths.protectedItem(at);
}

const ofItem = ({ id, volumeName, vault, policy, state }: Item): Goal => ({
  key: `item ${id}`,
  kind: 'protected-items',
  title: volumeName,
  detail: t`${protectionWord(state)} by ${vault} with ${policy}`,
  to: () => itemPage(id),
});

function ofSans(volumes: readonly Volume[]): Goal[] {
  const sans = Map.groupBy(volumes, ({ subscriptionId, resourceGroup, san }) => `${subscriptionId}/${resourceGroup}/${san}`.toLowerCase());
  return Array.from(sans, ([key, [first]]) => ({ key, first })).flatMap(({ key, first }) =>
    first === undefined
      ? []
      : [
          {
            key: `san ${key}`,
            kind: 'elastic-sans' as const,
            title: first.san,
            detail: `${first.resourceGroup}, ${first.region}`,
            to: () => paths.elasticSan(first),
          },
        ],
  );
}

function jobPage(id: string): string {
  const at = jobPlaceOf(id);
  return at === undefined ? paths.jobs() : paths.job(at);
}

const ofJob = (job: ListedJob, asOf: string): Goal => ({
  key: job.id,
  kind: 'jobs',
  title: jobTitle(job),
  detail: t`${jobStatusWords(job)}, began ${momentWords(job.startedAt, asOf)}`,
  to: () => jobPage(job.id),
});

/** Of what fits alike the first is the same whatever kind it is: each stands by its name, and lists come in orders of their own. */
function inNameOrder(goals: readonly Goal[]): Goal[] {
  const inOrder = nameOrder();
  return goals.toSorted((one, other) => inOrder(one.title, other.title));
}

const ofVaults = (vaults: Lists['vaults']): Goal[] =>
  vaults.map((vault) => ({
    key: vault.id,
    kind: 'vaults',
    title: vault.name,
    detail: `${vault.resourceGroup}, ${vault.region}`,
    to: () => paths.vault({ ...vault, vault: vault.name }),
  }));

const ofPolicies = (policies: Lists['policies']): Goal[] =>
  policies.map((policy) => ({
    key: policy.id,
    kind: 'policies',
    title: policy.name,
    detail: nameOf(parentIdOf(policy.id)),
    to: () => policyPage(policy),
  }));

/** Every thing of the estate that the palette leads to, by name within its kind; jobs with the newest first. */
export function goalsOf({ volumes, items, vaults, policies, jobs, asOf }: Lists): Goal[] {
  return [
    ...inNameOrder(volumes.map(ofVolume)),
    ...inNameOrder(items.map(ofItem)),
    ...inNameOrder(ofVaults(vaults)),
    ...inNameOrder(ofPolicies(policies)),
    ...inNameOrder(ofSans(volumes)),
    ...jobs.map((job) => ofJob(job, asOf)),
  ];
}

/** Work that can be begun: how it is asked for, and where it leads for one thing of the estate. */
type Deed = {
  /** What a person types before a name. */
  words: readonly string[];
  title: (name: string) => string;
  of: 'items' | 'volumes';
  to: (id: string) => string;
};

const deeds: readonly Deed[] = [
  {
    words: [t`restore`],
    title: (name) => t`Restore ${name}`,
    of: 'items',
    to: (id) => paths.restore('points', restoreItems([id])),
  },
  {
    words: [t`back up`, t`backup`],
    title: (name) => t`Back up ${name} now`,
    of: 'items',
    to: (id) => paths.itemWork({ do: 'back-up-now', ...restoreItems([id]) }),
  },
  {
    words: [t`change policy of`, t`change policy`],
    title: (name) => t`Change the policy of ${name}`,
    of: 'items',
    to: (id) => paths.changePolicy({ instance: id }),
  },
  {
    words: [t`stop backup of`, t`stop`],
    title: (name) => t`Stop backup of ${name}`,
    of: 'items',
    to: (id) => paths.stopBackup({ instance: id }),
  },
  {
    words: [t`configure backup of`, t`configure`, t`protect`],
    title: (name) => t`Configure backup of ${name}`,
    of: 'volumes',
    to: (volume) => paths.configureBackup('vault', { volume }),
  },
];

/** The work that a text asks for by its first words, and the name after them. */
export function deedIn(text: string, among: readonly Deed[] = deeds): { deed: Deed; name: string } | undefined {
  const asked = text.trimStart().toLowerCase();
  // The longest counts: in German the words of one begin with those of another.
  const [found] = among
    .flatMap((deed) => deed.words.filter((word) => asked.startsWith(`${word} `)).map((word) => ({ deed, word })))
    .sort((one, other) => other.word.length - one.word.length);
  return found && { deed: found.deed, name: asked.slice(found.word.length).trim() };
}

const isFree = ({ protection }: Volume): boolean => protection.kind === 'not-protected';

/** What the work can be done to, each as the place where it begins. */
export function goalsOfDeed({ title, of, to }: Deed, { volumes, items }: Lists): Goal[] {
  const things =
    of === 'items'
      ? items.map(({ id, volumeName, san, vault }) => ({ id, name: volumeName, detail: `${san}, ${vault}` }))
      : volumes.filter(isFree).map(({ id, name, san, group }) => ({ id, name, detail: `${san} / ${group}` }));
  return inNameOrder(
    things.map(({ id, name, detail }) => ({ key: `work ${id}`, kind: 'work', title: title(name), detail, to: () => to(id) })),
  );
}

/** The work that is most often done to a thing that was found. */
export function deedsFor({ key, kind, title, detail }: Goal): Goal[] {
  if (kind !== 'protected-items') return [];
  const id = key.replace('item ', '');
  return deeds
    .slice(0, 2)
    .map((deed, index) => ({ key: `work ${index} ${id}`, kind: 'ways-on', title: deed.title(title), detail, to: () => deed.to(id) }));
}

/** Work that begins with a choice of its own. */
export const beginnings: readonly Goal[] = [
  { title: t`Configure backup`, detail: t`Choose volumes to protect`, to: () => paths.configureBackup('choose-volumes') },
  { title: t`Restore`, detail: t`Choose restore points of any volume`, to: () => paths.restorePoints() },
  { title: t`Back up now`, detail: t`Choose protected items`, to: () => paths.protectedItems() },
  { title: t`Create a vault`, detail: t`Backup vault`, to: () => paths.newVault() },
  { title: t`Create policy`, detail: t`Backup policy`, to: () => paths.newPolicy() },
].map((one) => ({ ...one, key: `begin ${one.title}`, kind: 'work' }));
