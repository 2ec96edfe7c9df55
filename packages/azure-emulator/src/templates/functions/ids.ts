import { createHash } from 'node:crypto';
import { TemplateFailure } from '../failure.ts';

const isGuid = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);

/** `Microsoft.X/a/b` and the names of both as they stand in an id. */
function typeAndNames(type: string, names: readonly string[]): string {
  const [namespace = '', ...types] = type.split('/');
  if (types.length === 0 || types.length !== names.length) {
    throw new TemplateFailure(
      `Unable to evaluate template language function 'resourceId': the type '${type}' requires '${types.length}' resource name argument(s).`,
    );
  }
  return `/providers/${namespace}${types.map((one, at) => `/${one}/${names[at] ?? ''}`).join('')}`;
}

/** A name with slashes stands for several. */
const parted = (names: readonly string[]): string[] => names.flatMap((name) => name.split('/'));

/** The id of a resource in a resource group: subscription and group may come first. */
export function resourceId(subscriptionId: string, group: string | undefined, args: readonly string[]): string {
  const at = args.findIndex((arg) => arg.includes('/') && arg.includes('.'));
  const [type = '', ...names] = args.slice(Math.max(0, at));
  const before = args.slice(0, Math.max(0, at));
  const subscription = before.find(isGuid) ?? subscriptionId;
  const inGroup = before.find((one) => !isGuid(one)) ?? group;
  const scope = `/subscriptions/${subscription}${inGroup === undefined ? '' : `/resourceGroups/${inGroup}`}`;
  return scope + typeAndNames(type, parted(names));
}

/** The id of something in a subscription, beside its resource groups. */
export function subscriptionResourceId(subscriptionId: string, args: readonly string[]): string {
  const [first = '', ...rest] = args;
  const [type = '', ...names] = isGuid(first) ? rest : args;
  return `/subscriptions/${isGuid(first) ? first : subscriptionId}${typeAndNames(type, parted(names))}`;
}

/** The id of something of the tenant. */
export const tenantResourceId = ([type = '', ...names]: readonly string[]): string => typeAndNames(type, parted(names));

/** The id of something that extends a resource. */
export const extensionResourceId = ([of = '', type = '', ...names]: readonly string[]): string => of + typeAndNames(type, parted(names));

const namespace = Buffer.from('11fb06fb712d4ddd98c7e71bbd588830', 'hex');

/** The GUID of some texts: version 5 in the namespace that Azure documents [D]. */
export function guid(texts: readonly string[]): string {
  const bytes = createHash('sha1').update(namespace).update(texts.join('-')).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Thirteen letters that belong to some texts, always the same; Azure's are other ones [U]. */
export const uniqueString = (texts: readonly string[]): string =>
  Array.from(createHash('sha256').update(texts.join('-')).digest().subarray(0, 13), (byte) => alphabet[byte % 32]).join('');
