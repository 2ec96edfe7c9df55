import { plural, t } from '@lingui/core/macro';
import { nameOf, type Check, type Rule as RuleName } from '@esan/domain';
import { Key16Regular, LockClosed16Filled, Prohibited16Regular } from '@fluentui/react-icons';
import type { Rule } from '../ui/messages/rule-list.tsx';
import { numberWords, sizeWords } from '../ui/values/number-words.ts';
import { nameFaultWords } from './names.ts';
import { regionWords } from './regions.ts';
import { requiredRoleWords, rolePurpose } from './roles.ts';

/** What is being made ready. */
export type ReadinessOf = 'backup' | 'restore';

type Sentence = (check: Check, isMet: boolean, of: ReadinessOf) => string;

const sizeSentence: Sentence = ({ verdict, about, limit = '' }) => {
  const size = sizeWords(Number(about));
  if (verdict === 'attention') return t`${size} is close to the limit of ${limit}; Azure decides.`;
  return verdict === 'ready'
    ? t`${size} is within the limit of ${limit}.`
    : t`${size} is over the limit of ${limit}. A volume cannot shrink.`;
};

const regionSentence: Sentence = ({ about = '' }, isMet, of) => {
  const region = regionWords(about);
  if (of === 'backup')
    return isMet ? t`Elastic SAN backup is available in ${region}.` : t`Elastic SAN backup is not available in ${region}.`;
  return isMet
    ? t`The target is in the restore point's region, ${region}.`
    : t`The target is in ${region}; a restore stays in the restore point's region.`;
};

/** How much of the quota of snapshots is used where a plan's snapshots go. */
export function quotaSentence({ about = '', quota }: Check): string {
  if (quota === undefined)
    return t`How many snapshots the subscription has in ${regionWords(about)}, and how many it may have, could not be read.`;
  const kind = quota.redundancy === 'zone' ? t`zone-redundant snapshots` : t`snapshots`;
  return t`${numberWords(quota.used)} of ${numberWords(quota.limit)} ${kind} in ${regionWords(about)} are used.`;
}

const quotaRule: Sentence = (check) => {
  const { verdict, quota } = check;
  const used = quotaSentence(check);
  if (quota === undefined) return t`${used} Your account may lack the right. Backups fail once the quota is used up.`;
  if (verdict === 'blocked') return t`${used} Backups would fail. Raise the subscription's quota, or delete snapshots.`;
  if (verdict === 'ready') return quota.adds === null ? used : t`${used} The plan keeps up to ${numberWords(quota.adds)} more.`;
  return quota.adds === null
    ? t`${used} The plan needs more than are left: backups will fail once none is left. Raise the subscription's quota, or keep fewer points.`
    : t`${used} The plan keeps up to ${numberWords(quota.adds)} more: backups will fail once none is left. Raise the subscription's quota, or keep fewer points.`;
};

const roleWords = (role: Check['role']): string => (role === undefined ? t`a role` : requiredRoleWords(role));

const sentences: Record<RuleName, Sentence> = {
  exists: () => t`Azure does not have the volume any more.`,
  size: sizeSentence,
  region: regionSentence,
  unprotected: ({ about = '', fault, isUnread }, isMet) => {
    if (isUnread === true)
      return t`Whether a Backup vault protects the volume already could not be read from every vault of the region. Azure decides.`;
    if (fault === 'soft-deleted')
      return t`The vault ${about} still keeps the volume as a deleted item. Undelete it there, or choose another vault.`;
    return isMet ? t`No Backup vault protects the volume yet.` : t`The Backup vault ${about} protects the volume already.`;
  },
  'instance-name': ({ about = '', holder = '' }) =>
    t`The vault has an item named ${about} already, for volume ${holder}. Choose another name.`,
  'same-place': ({ about = '' }, isMet) =>
    isMet
      ? t`The vault is in the same subscription and region as the volume.`
      : t`The vault (${regionWords(about)}) must be in the same subscription and region as the volume. Choose another vault.`,
  'vault-identity': (_, isMet) =>
    isMet
      ? t`The vault has a system-assigned identity.`
      : t`The vault has no system-assigned identity that could hold roles. Turn it on, or choose another vault.`,
  'snapshot-group': ({ about = '' }, isMet) =>
    isMet
      ? t`The resource group ${nameOf(about)} can hold the snapshots.`
      : t`The resource group ${nameOf(about)} does not exist in the volume's subscription. Choose another one.`,
  'delete-lock': ({ about = '', isUnread }, isMet) =>
    isUnread === true
      ? t`The locks of the snapshot resource group could not be read: one may keep Azure Backup from expiring snapshots. Somebody who may read them can tell.`
      : isMet
        ? t`No lock keeps Azure Backup from expiring snapshots.`
        : t`The lock “${about}” on the snapshot resource group keeps Azure Backup from expiring snapshots. Remove it, or choose another group.`,
  provider: ({ about = '', isUnread }, isMet) =>
    isUnread === true
      ? t`Whether the subscription is registered for all that backup works through could not be read. Azure decides.`
      : isMet
        ? t`The subscription is registered for all that backup works through.`
        : t`The subscription is not registered for ${about}. An owner can register it under Resource providers in the Azure portal.`,
  'source-lock': ({ about = '', isUnread }, isMet) =>
    isUnread === true
      ? t`The locks over the volume could not be read: one may keep Azure Backup from removing its temporary snapshots. Somebody who may read them can tell.`
      : isMet
        ? t`No lock stands on the volume.`
        : t`The lock “${about}” on the volume, or above it, keeps Azure Backup from removing its temporary snapshots: backups would fail. Remove it.`,
  'point-limit': ({ about = '', limit = '' }, isMet) =>
    isMet
      ? t`The policy keeps ${numberWords(Number(about))} restore points at most; ${limit} are allowed.`
      : t`The policy would keep ${numberWords(Number(about))} restore points; ${limit} are allowed. Choose another policy.`,
  'snapshot-quota': quotaRule,
  resized: (_, isMet) =>
    isMet
      ? t`The volume has not been changed within a day.`
      : t`The volume was changed within the last day. If it was resized, its first snapshot is a full one and may fail once.`,
  role: ({ role, isUnread }, isMet) =>
    isUnread === true
      ? t`Whether the vault's identity holds ${roleWords(role)} could not be read; your account may lack the right. Azure decides.`
      : isMet
        ? t`The vault's identity holds ${roleWords(role)}.`
        : t`The vault's identity lacks ${roleWords(role)}.`,
  'restore-point': ({ isUnread }, isMet) => {
    if (isUnread === true) return t`A restore point that may be newer could not be read: this is the newest of those that could.`;
    return isMet ? t`The restore point is there.` : t`There is no restore point at or before this moment. Choose a later one.`;
  },
  snapshot: ({ verdict }) =>
    ({
      ready: t`The snapshot behind the restore point is there.`,
      attention: t`The snapshot behind the restore point was not found: it may be gone, or your account may not see it. Azure decides.`,
      blocked: t`The snapshot behind the restore point was deleted; nothing can bring it back. Choose another restore point.`,
    })[verdict],
  'target-group': ({ about = '' }) => t`The volume group ${nameOf(about)} does not exist. Choose another one.`,
  'volume-name': ({ about = '', fault }, isMet) =>
    isMet || fault === undefined || fault === 'soft-deleted'
      ? t`The name ${about} is free in the volume group.`
      : nameFaultWords('volume', fault),
  'deleted-volume': ({ about = '', isUnread }) =>
    isUnread === true
      ? t`Whether a deleted volume of this name is kept could not be read. Once the name is taken, such a one cannot be brought back under it.`
      : t`A deleted volume of this name is kept as ${about}. Once the name is taken, that one cannot be brought back under it.`,
  capacity: ({ about }, isMet) =>
    about === undefined
      ? t`Azure does not say how much room there is, or how much is needed; it looks when the restore begins.`
      : isMet
        ? t`The Elastic SAN has ${sizeWords(Number(about))} left for it, which is enough.`
        : t`The Elastic SAN has ${sizeWords(Number(about))} left for it, which is too little.`,
  'daily-limit': ({ about = '', limit = '' }, isMet) =>
    isMet
      ? t`${about} of ${limit} restores of this day are used.`
      : t`All ${limit} restores of this day are used: so many were started within the last 24 hours. Try again once the first of them is a day old, or create a managed disk from the point, which does not count.`,
};

const looks = {
  ready: { tone: 'good', state: t`Met` },
  attention: { tone: 'attention', state: t`Azure decides` },
  blocked: { tone: 'bad', state: t`Not met`, icon: Prohibited16Regular },
} as const;

function lookOf({ rule, verdict, quota, isUnread }: Check): Pick<Rule, 'tone' | 'state' | 'icon'> {
  if (isUnread === true) return { tone: 'attention', state: t`Not known` };
  if (rule === 'role' && verdict !== 'ready') return { tone: 'attention', state: t`Missing`, icon: Key16Regular };
  if (rule === 'snapshot-quota' && verdict === 'attention')
    return { tone: 'attention', state: quota === undefined ? t`Not known` : t`Too few left` };
  if ((rule === 'delete-lock' || rule === 'source-lock') && verdict === 'blocked') return { ...looks.blocked, icon: LockClosed16Filled };
  return looks[verdict];
}

/** How a rule came out, as a sentence. */
export const checkSentence = (check: Check, of: ReadinessOf): string => sentences[check.rule](check, check.verdict === 'ready', of);

/** That another item has a name, below the field that it was typed into; the rule of it says what to do. */
export const heldNameWords = ({ holder = '' }: Check): string => t`The vault has an item of this name already, for volume ${holder}.`;

/** A rule of readiness in words, with its icon. */
export function ruleWords(check: Check, of: ReadinessOf): Rule {
  const { rule, verdict, role } = check;
  return {
    key: role === undefined ? rule : `${rule} ${role.role} ${role.scope}`,
    ...lookOf(check),
    sentence: checkSentence(check, of),
    ...(role === undefined || verdict === 'ready' ? {} : { detail: rolePurpose(role.role) }),
  };
}

/** "1 rule is not met.", "2 rules are not met." */
export const unmetWords = (count: number): string => plural(count, { one: '1 rule is not met.', other: '# rules are not met.' });

/** "1 role is missing.", "2 roles are missing." */
export const rolesMissingWords = (count: number): string => plural(count, { one: '1 role is missing.', other: '# roles are missing.' });
