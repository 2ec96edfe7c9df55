import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useQuery } from '@tanstack/react-query';
import { q } from '../../api/query.ts';
import { Notes } from '../../ui/messages/notes.tsx';
import { requiredRoleWords } from '../../words/roles.ts';
import { checkSentence } from '../../words/rules.ts';
import { pointSentence } from '../../words/source.ts';
import { PointNamed } from '../plan/point-named.tsx';
import { useInstance, useSourceSentence, type SetItem } from '../plan/restore-set.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { listText } from '../../settings/formats.ts';

/** What a single restore leaves as it is. */
function Stays({ item: { place }, row }: { item: SetItem; row: RestoreRow | undefined }) {
  const { item: instance } = useInstance(place);
  const source = useSourceSentence(instance);
  const point = row?.point?.name;
  const { data } = useQuery({ ...q(api.getRestorePoint, { params: { ...place, point: point ?? '' } }), enabled: point !== undefined });
  return data === undefined ? source : `${source} ${pointSentence(data.item.expires)}`;
}

const theName = { title: t`The name`, text: t`A volume's name is part of its iSCSI name and cannot change later.` };

function ofOne(item: SetItem, row: RestoreRow | undefined, asOf: string) {
  const roles = row?.checks.flatMap(({ role }) => (role === undefined ? [] : requiredRoleWords(role))) ?? [];
  const today = row?.checks.find(({ rule }) => rule === 'daily-limit');
  const needs =
    roles.length === 0
      ? t`Roles on the Elastic SAN that is chosen; the next step checks them.`
      : t`${listText(roles)}. The next step checks it; missing roles can be assigned there.`;
  const point = row?.point ?? undefined;
  return [
    ...(point === undefined ? [] : [{ title: t`The restore point`, text: <PointNamed place={item.place} point={point} asOf={asOf} /> }]),
    { title: t`What the vault needs`, text: needs },
    { title: t`What stays as it is`, text: <Stays item={item} row={row} /> },
    ...(today === undefined ? [] : [{ title: t`Daily limit`, text: checkSentence(today, 'restore') }]),
  ];
}

const ofSeveral = [
  {
    title: t`Nothing is overwritten`,
    text: t`Each restore makes a new volume. A name that is taken gets a number; what you type stays as it is.`,
  },
  { title: t`Region`, text: t`A restore stays in the region of its restore point. Volumes of several regions have a target each.` },
];

/** What the choice of a target means; of a single volume what it takes and leaves. */
export function TargetNotes({ item, row, asOf }: { item: SetItem | undefined; row: RestoreRow | undefined; asOf: string }) {
  return <Notes notes={[...(item === undefined ? ofSeveral : ofOne(item, row, asOf)), theName]} />;
}
