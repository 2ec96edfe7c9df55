import { volumePlaceOf, type Volume } from '@esan/domain';
import { instancePlaceOf, paths } from './paths.ts';

/** The page of a volume. */
export function volumePage({ id }: Pick<Volume, 'id'>): string {
  const at = volumePlaceOf(id);
  return at === undefined ? paths.volumes() : paths.volume(at);
}

/** The page of what protects a volume; undefined if nothing does. */
export function protectedItemOf({ protection }: Pick<Volume, 'protection'>): string | undefined {
  const at = protection.kind === 'protected' ? instancePlaceOf(protection.instanceId) : undefined;
  return at === undefined ? undefined : paths.protectedItem(at);
}
