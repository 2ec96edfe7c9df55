import { inputFaults, settingFaultKinds, termsFaults, type Finding } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from './drift.ts';

const text = z.string();
const texts = z.array(text);
const number = z.number();

const of = <Is extends Finding['is'], Facts extends Readonly<Record<string, z.ZodMiniType>>>(is: Is, facts: Facts) =>
  z.object({ is: z.literal(is), ...facts });

const ofInput = [
  of('input', { field: text, fault: z.enum(inputFaults), most: z.optional(number) }),
  of('policy-terms', { fault: z.enum(termsFaults) }),
  of('too-many-points', { points: number, limit: number, over: number }),
  of('vault-setting', { fault: z.enum(settingFaultKinds) }),
] as const;

const ofNothingThere = [
  of('record', { field: text, of: z.optional(text), fault: z.enum(['missing', 'wrong']) }),
  of('no-address', { method: text, path: text }),
  of('no-subscription', { subscription: text }),
  of('no-resource-group', { resourceGroup: text }),
  of('no-resource', { name: text, resourceGroup: text }),
  of('no-vault', { vault: text, resourceGroup: text }),
  of('no-policy', { policy: text, vault: text }),
  of('no-run', { run: text }),
  of('not-in-vault', { id: text }),
  of('not-of-volume', { item: text }),
  of('policy-not-for-volumes', { policy: text }),
  of('restored-volume-gone', { volume: text }),
] as const;

const ofWhatIsThere = [
  of('vault-exists', { vault: text, resourceGroup: text }),
  of('policy-exists', { policy: text, vault: text, isForVolumes: z.boolean() }),
  of('disk-exists', { disk: text, resourceGroup: text, isOfSamePoint: z.boolean() }),
  of('item-exists', { item: text, vault: text, volume: text }),
  of('protected-already', { volume: text, vault: text, policy: text }),
  of('backups-ended', { volume: text, vault: text }),
  of('policy-changed', { policy: text }),
  of('vault-changed', { vault: text }),
  of('policy-not-editable', { policy: text }),
  of('policy-used', { volumes: texts }),
  of('not-protected', { volume: text }),
  of('no-identity', { vault: text }),
  of('role-unjudged', { name: text, others: number, vault: text }),
  of('role-of-others', { name: text, others: number, vault: text }),
  of('role-needed', { volume: text, others: number, vault: text, places: texts }),
] as const;

const ofTheWay = [
  of('too-much-at-once', { most: number }),
  of('silent', { seconds: number, isChange: z.boolean() }),
  of('endless', { items: number }),
  of('long', { pages: number }),
  of('foreign-host', { host: text }),
  of('credential', { fault: z.enum(['unreadable', 'no-certificate']), file: text }),
  of('no-identity-token', {}),
] as const;

/** What the portal itself has found; the browser words it. */
export const finding = shapeOf<Finding>()(z.union([...ofInput, ...ofNothingThere, ...ofWhatIsThere, ...ofTheWay]));
