import { plural, t } from '@lingui/core/macro';
import { largestKeepCount, rulePriorities, type Finding, type InputFault, type TermsFault } from '@esan/domain';
import { listText } from '../settings/formats.ts';
import { settingFaultWords } from '../words/vaults.tsx';

type Of<Is extends Finding['is']> = Extract<Finding, { is: Is }>;

/** What is wrong with an input, by its name in the address or the body. */
const inputWords = ({ field, fault, most = 0 }: Of<'input'>): string =>
  ({
    form: t`“${field}” is not of the form that it must have.`,
    id: t`“${field}” is not the ID of what it must name.`,
    name: t`“${field}” is not a name that can stand there.`,
    'at-most': t`“${field}” has more than ${most} entries.`,
    'one-at-least': t`“${field}” names nothing.`,
    'each-once': t`“${field}” names something twice.`,
    'not-known': t`The portal does not know “${field}”.`,
    'too-large': t`“${field}” is larger than the portal takes at once.`,
    'time-of-day': t`“${field}” is not a time of day such as 13:00.`,
    'time-zone': t`Azure has no name for the time zone in “${field}”.`,
    'not-of-vault': t`“${field}” does not name a policy of the vault.`,
    'disk-too-large': t`“${field}” is larger than the largest disk of its SKU.`,
  })[fault satisfies InputFault];

const termsWords: Record<TermsFault, string> = {
  frequency: t`Azure Backup does not back up Elastic SAN volumes that often.`,
  'no-day': t`The schedule names no day of the week.`,
  time: t`The schedule names no time of day such as 13:00.`,
  keep: t`Restore points are kept for 1 to ${largestKeepCount} days or weeks.`,
  'tag-twice': t`A tag has two retention rules.`,
  'daily-on-a-weekday': t`The rule Daily must keep the first restore point of a day.`,
  priority: t`The priority of a rule must be from 1 to ${rulePriorities.Default - 1}.`,
  'same-priority': t`Two retention rules have the same priority.`,
};

/** The first of some items and how many there are beside it. */
const firstOf = (name: string, others: number): string =>
  others === 0 ? name : plural(others, { one: `${name} and # other item`, other: `${name} and # other items` });

/** Places as a list; of many the first two, and a count. */
const placesText = (places: readonly string[]): string =>
  listText(places.length > 3 ? [...places.slice(0, 2), t`${places.length - 2} more places`] : places);

/** A sentence for all that the portal itself can find: most people never read one, so it comes when an answer has the first. */
export const allFoundWords: { [Is in Finding['is']]: (found: Of<Is>) => string } = {
  input: inputWords,
  'policy-terms': ({ fault }) => termsWords[fault],
  'too-many-points': ({ points, limit, over }) =>
    t`The policy would make up to ${points} restore points exist at once, ${over} over the limit of ${limit}.`,
  'vault-setting': ({ fault }) => settingFaultWords(fault),
  record: ({ field, of, fault }) => {
    const where = of === undefined ? `“${field}”` : t`“${field}” of ${of}`;
    return fault === 'missing' ? t`${where} is missing in it.` : t`${where} is not as the portal knows it.`;
  },
  'no-address': ({ method, path }) => t`The portal's server has no ${method} ${path}.`,
  'no-subscription': ({ subscription }) => t`Azure has no subscription ${subscription}.`,
  'no-resource-group': ({ resourceGroup }) => t`Azure has no resource group ${resourceGroup}.`,
  'no-resource': ({ name, resourceGroup }) => t`Azure has no ${name} in the resource group ${resourceGroup}.`,
  'no-vault': ({ vault, resourceGroup }) => t`There is no Backup vault ${vault} in the resource group ${resourceGroup}.`,
  'no-policy': ({ policy, vault }) => t`There is no policy ${policy} in the Backup vault ${vault}.`,
  'no-run': ({ run }) => t`${run} is not a run of this portal.`,
  'not-in-vault': ({ id }) => t`${id} is not in a Backup vault.`,
  'not-of-volume': ({ item }) => t`The item ${item} is not of an Elastic SAN volume.`,
  'policy-not-for-volumes': ({ policy }) => t`The policy ${policy} is not for Elastic SAN volumes.`,
  'restored-volume-gone': ({ volume }) =>
    t`Azure has completed the restore, but has no volume ${volume}: it was deleted since, or the restore made one of another name.`,
  'vault-exists': ({ vault, resourceGroup }) => t`The vault ${vault} exists already in ${resourceGroup}, with other settings.`,
  'policy-exists': ({ policy, vault, isForVolumes }) =>
    isForVolumes
      ? t`The policy ${policy} exists already in ${vault}, with another schedule or retention.`
      : t`The policy ${policy} exists already in ${vault}, for another data source than Elastic SAN volumes.`,
  'disk-exists': ({ disk, resourceGroup, isOfSamePoint }) =>
    isOfSamePoint
      ? t`The disk ${disk} exists already in ${resourceGroup}, made from this restore point with other settings.`
      : t`The disk ${disk} exists already in ${resourceGroup}.`,
  'item-exists': ({ item, vault, volume }) => t`The vault ${vault} has an item named ${item} already, for volume ${volume}.`,
  'protected-already': ({ volume, vault, policy }) => t`${volume} is protected already in the vault ${vault}, by the policy ${policy}.`,
  'backups-ended': ({ volume, vault }) =>
    t`${volume} has an item in the vault ${vault} whose backups were stopped, or which is being deleted. Resume its backups on the page of the item, or bring it back once it is deleted.`,
  'policy-changed': ({ policy }) => t`Somebody has changed the policy ${policy} since this page was opened.`,
  'vault-changed': ({ vault }) => t`Somebody has changed the settings of ${vault} since this page was opened.`,
  'policy-not-editable': ({ policy }) => t`The policy ${policy} has rules that this portal does not know, and would lose them.`,
  'policy-used': ({ volumes }) => t`Items that use it: ${listText(volumes)}.`,
  'not-protected': ({ volume }) => t`${volume} must be protected before its policy can change.`,
  'no-identity': ({ vault }) => t`The vault ${vault} has no system-assigned identity to give roles to.`,
  'role-unjudged': ({ name, others, vault }) =>
    t`${firstOf(name, others)} in the vault ${vault} cannot be read, so it is not known whether this role is needed. Nothing was removed.`,
  'role-of-others': ({ name, others, vault }) =>
    t`This role may be needed for ${firstOf(name, others)} in the vault ${vault}, of other data sources than Elastic SAN volumes: the portal does not know what those need. Nothing was removed.`,
  'role-needed': ({ volume, others, vault, places }) =>
    t`This role is needed on ${placesText(places)} for ${firstOf(volume, others)} in the vault ${vault}; no other assignment gives it there.`,
  'too-much-at-once': ({ most }) => t`${most} requests are under way in your name; one more waits until some of them have ended.`,
  silent: ({ seconds, isChange }) => {
    const within = plural(seconds, {
      one: 'Azure did not answer within a second.',
      other: 'Azure did not answer within # seconds.',
    });
    return isChange ? t`${within} Whether it has taken the request is not known.` : within;
  },
  endless: ({ items }) => t`Its pages lead on after ${items} items, or back to where they began.`,
  long: ({ pages }) => plural(pages, { one: 'The list goes on after its first page.', other: 'The list goes on after its first # pages.' }),
  'foreign-host': ({ host }) => t`It leads to ${host}, which is not a host of Azure Resource Manager.`,
  credential: ({ fault, file }) =>
    fault === 'unreadable' ? t`${file} cannot be read.` : t`${file} holds no certificate with its private key any more.`,
  'no-identity-token': () => t`The managed identity of the portal's machine gives it no token.`,
};
