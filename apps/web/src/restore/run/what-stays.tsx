import { t } from '@lingui/core/macro';
import { elasticSanPlaceOf, nameOf, parentIdOf } from '@esan/domain';
import { instancePlaceOf, paths } from '../../links/paths.ts';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { momentWords } from '../../ui/time/time-words.ts';
import type { RestoreRun } from './use-run.ts';

type Props = { run: RestoreRun; asOf: string; isOver: boolean };

/** What a restore leaves as it was, while it runs and where it made no volume: whence it came, and where a part of it may be. */
export function WhatStays({ run: { instanceId, groupId, row, name }, asOf, isOver }: Props) {
  const item = instancePlaceOf(instanceId);
  const san = elasticSanPlaceOf(parentIdOf(groupId));
  if (item === undefined || row === undefined) return null;
  const { volumeName, point } = row;
  return (
    <Section title={t`What stays as it is`}>
      <Essentials
        layout="single"
        facts={[
          {
            label: t`Source volume`,
            value: (
              <>
                <TextLink to={paths.protectedItem(item)}>{volumeName}</TextLink>
                {'. '}
                {t`The restore does not touch it.`}
              </>
            ),
          },
          {
            label: t`Restore point`,
            value: point !== null && (
              <>
                <TextLink to={paths.restorePoint(item, point.name)}>{momentWords(point.time, asOf)}</TextLink>
                {'. '}
                {t`It can be restored from again until it expires.`}
              </>
            ),
          },
          {
            label: t`Target`,
            value: san !== undefined && (
              <>
                <TextLink to={paths.elasticSan(san)}>{t`${nameOf(groupId)} in ${san.san}`}</TextLink>
                {'. '}
                {isOver ? t`Azure may have left an unfinished volume ${name} there.` : t`The volumes that are there stay.`}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
