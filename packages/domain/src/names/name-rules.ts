/** What can be wrong with a name. */
export type NameFault = 'empty' | 'too-short' | 'too-long' | 'bad-characters';

/** A rule for names, with its bounds for the words that explain it. */
export type NameRule = { min: number; max: number; pattern: RegExp };

/** Azure's name rules; sources: the ARM models of Elastic SAN 2025-09-01, the Terraform provider for vault and policy (read 2026-09-17). */
export const nameRules = {
  volume: { min: 3, max: 63, pattern: /^[a-z0-9]+(-[a-z0-9A-Z]+)*$/ },
  volumeGroup: { min: 3, max: 63, pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/ },
  vault: { min: 2, max: 50, pattern: /^[-a-zA-Z0-9]+$/ },
  policy: { min: 3, max: 150, pattern: /^[a-zA-Z][-a-zA-Z0-9]*$/ },
  /** Letters and digits of any script; source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
  resourceGroup: { min: 1, max: 90, pattern: /^[-\p{L}\p{Nd}_.()]*[-\p{L}\p{Nd}_()]$/u },
  /** Microsoft.Compute/disks, from Azure's naming rules: letters, digits, underscore, period, hyphen; ends in a letter, digit or underscore. */
  disk: { min: 1, max: 80, pattern: /^[a-zA-Z0-9]([-\w.]*\w)?$/ },
} as const satisfies Record<string, NameRule>;

/** Whether a text can be the name of something that exists: Azure's rules differ per kind, none allows more than this. */
export const isResourceName = (text: string): boolean => /^(?!\.+$)[-\p{L}\p{M}\p{Nd}_.()]{1,200}$/u.test(text);

/** A region by the name that Azure's own requests use: "East US 2" and "EastUS2" are `eastus2`. */
export const regionNameOf = (text: string): string => text.toLowerCase().replaceAll(/\s/g, '');

/** A thing whose name has a rule. */
export type Named = keyof typeof nameRules;

/** What is wrong with this name, if anything. */
export function nameFault(of: Named, name: string): NameFault | undefined {
  const rule = nameRules[of];
  if (name === '') return 'empty';
  if (name.length < rule.min) return 'too-short';
  if (name.length > rule.max) return 'too-long';
  return rule.pattern.test(name) ? undefined : 'bad-characters';
}

/** What is wrong with the name of a thing to be made where these are taken; nothing is overwritten. */
export function newNameFault(of: Named, name: string, taken: readonly string[]): NameFault | 'taken' | undefined {
  return nameFault(of, name) ?? (taken.some((other) => other.toLowerCase() === name.toLowerCase()) ? 'taken' : undefined);
}

/** What is wrong with the name of a volume to be made; a restore never overwrites. */
export const volumeNameFault = (name: string, taken: readonly string[]): NameFault | 'taken' | undefined =>
  newNameFault('volume', name, taken);
