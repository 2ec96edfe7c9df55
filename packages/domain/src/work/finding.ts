/** What an input can be that is not taken: of no form that it may have, no id or name of its kind, too many, none, one twice, not known, too large. */
export const inputFaults = [
  'form',
  'id',
  'name',
  'at-most',
  'one-at-least',
  'each-once',
  'not-known',
  'too-large',
  'time-of-day',
  'time-zone',
  'not-of-vault',
  'disk-too-large',
] as const;

/** What is wrong with an input. */
export type InputFault = (typeof inputFaults)[number];

/** What can be wrong with a policy's terms as a whole. */
export const termsFaults = ['frequency', 'no-day', 'time', 'keep', 'tag-twice', 'daily-on-a-weekday', 'priority', 'same-priority'] as const;

/** A fault of a policy's terms. */
export type TermsFault = (typeof termsFaults)[number];

/** What can be wrong with a setting: it is out of range, needs another one, or cannot be taken back. */
export const settingFaultKinds = [
  'days',
  'needs-geo',
  'tags',
  'tag-twice',
  'always-on-stays',
  'locked-stays',
  'permanent-stays',
  'cross-region-stays',
  'unknown-stays',
] as const;

/** A fault of a setting. */
export type SettingFault = (typeof settingFaultKinds)[number];

/**
 * What the portal itself has found where it refuses or fails: a name for each sentence, with the names and numbers that it says. The browser has the
 * words, in the language of its page.
 */
export type Finding =
  | { is: 'input'; field: string; fault: InputFault; most?: number | undefined }
  | { is: 'policy-terms'; fault: TermsFault }
  | { is: 'too-many-points'; points: number; limit: number; over: number }
  | { is: 'vault-setting'; fault: SettingFault }
  // A record of Azure's, or of what `of` names, whose field is not there or not of the form that it has.
  | { is: 'record'; field: string; of?: string | undefined; fault: 'missing' | 'wrong' }
  | { is: 'no-address'; method: string; path: string }
  | { is: 'no-subscription'; subscription: string }
  | { is: 'no-resource-group'; resourceGroup: string }
  | { is: 'no-resource'; name: string; resourceGroup: string }
  | { is: 'no-vault'; vault: string; resourceGroup: string }
  | { is: 'no-policy'; policy: string; vault: string }
  | { is: 'no-run'; run: string }
  | { is: 'not-in-vault'; id: string }
  | { is: 'not-of-volume'; item: string }
  | { is: 'policy-not-for-volumes'; policy: string }
  | { is: 'restored-volume-gone'; volume: string }
  | { is: 'vault-exists'; vault: string; resourceGroup: string }
  | { is: 'policy-exists'; policy: string; vault: string; isForVolumes: boolean }
  | { is: 'disk-exists'; disk: string; resourceGroup: string; isOfSamePoint: boolean }
  | { is: 'item-exists'; item: string; vault: string; volume: string }
  | { is: 'protected-already'; volume: string; vault: string; policy: string }
  | { is: 'backups-ended'; volume: string; vault: string }
  | { is: 'policy-changed'; policy: string }
  | { is: 'vault-changed'; vault: string }
  | { is: 'policy-not-editable'; policy: string }
  | { is: 'policy-used'; volumes: string[] }
  | { is: 'not-protected'; volume: string }
  | { is: 'no-identity'; vault: string }
  // `others` counts the items beside the one that is named.
  | { is: 'role-unjudged'; name: string; others: number; vault: string }
  // Items of other data sources: what those need is not known.
  | { is: 'role-of-others'; name: string; others: number; vault: string }
  | { is: 'role-needed'; volume: string; others: number; vault: string; places: string[] }
  | { is: 'too-much-at-once'; most: number }
  | { is: 'silent'; seconds: number; isChange: boolean }
  | { is: 'endless'; items: number }
  | { is: 'long'; pages: number }
  | { is: 'foreign-host'; host: string }
  | { is: 'credential'; fault: 'unreadable' | 'no-certificate'; file: string }
  | { is: 'no-identity-token' };
