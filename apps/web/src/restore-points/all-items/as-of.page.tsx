import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { mostInSet, standingOf, vaultId, type PointVolume } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { explainError } from '../../api/messages.ts';
import { NothingProtected } from '../../lists/item-columns.tsx';
import { ListPage } from '../../lists/list-page.tsx';
import { useRightsOfAll } from '../../api/rights.ts';
import { useChosenItems } from '../../lists/chosen-items.ts';
import { instancePlaceOf, paths, restoreItems } from '../../links/paths.ts';
import { ClockField } from '../../ui/forms/clock-field.tsx';
import { useAddressText } from '../../ui/forms/address.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { doubtWords, localText, momentIn, momentOf, unsaidWords } from '../../ui/time/moment-text.ts';
import { below } from '../../ui/look/type.ts';
import { SelectionBar } from '../../ui/table/selection-bar.tsx';
import { SkeletonBar } from '../../ui/messages/skeleton.tsx';
import { StateWord } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { FilteredTable } from '../../ui/list/filtered-table.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { durationWords, momentWords } from '../../ui/time/time-words.ts';
import { protectionWord, ProtectionWord } from '../../words/protection.tsx';
import { looksInVolumes, RestorePointsTabs, usePointVolumes, volumeFilters } from './point-volumes.tsx';
import { newestPointAt } from './points-batch.ts';

type Row = PointVolume & { at: string };

const useStyles = makeStyles({
  moment: { minHeight: '28px', marginBottom: '12px', [below.phone]: { minHeight: '44px' } },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const useNewest = (row: Pick<Row, 'id' | 'state' | 'at'>) => useQuery(newestPointAt(row, row.at));

function Newest({ row }: { row: Row }) {
  const { data, error } = useNewest(row);
  const styles = useStyles();
  if (error !== null) {
    if (row.state === 'deleted') return <span className={styles.quiet}>{t`Undelete it to see its points`}</span>;
    const { happened } = explainError(error);
    return <StateWord tone="bad">{happened}</StateWord>;
  }
  if (data === undefined) return <SkeletonBar width="120px" />;
  if (data === null) return <StateWord tone="attention">{t`None at or before then`}</StateWord>;
  const place = instancePlaceOf(row.id);
  const words = momentWords(data.time, row.at);
  return place === undefined ? words : <TextLink to={paths.restorePoint(place, data.name)}>{words}</TextLink>;
}

function Before({ row, isAlone = false }: { row: Row; isAlone?: boolean }) {
  const { data } = useNewest(row);
  if (!data) return null;
  const span = durationWords(Date.parse(row.at) - Date.parse(data.time));
  // Under a head the number says it; alone it has to.
  return isAlone ? t`${span} before` : span;
}

const columns: readonly Column<Row>[] = [
  { key: 'volume', title: t`Volume`, sortBy: (row) => row.volumeName, isName: true },
  {
    key: 'newest',
    title: t`Newest point by then`,
    isMoment: true,
    width: '232px',
    cell: (row) => <Newest row={row} />,
    onPhone: 'beside',
  },
  {
    key: 'before',
    title: t`Earlier by`,
    width: '160px',
    cell: (row) => <Before row={row} />,
    phoneCell: (row) => <Before row={row} isAlone />,
    isNumeric: true,
    hideBelow: 760,
  },
  {
    key: 'state',
    title: t`State`,
    width: '212px',
    cell: (row) => <ProtectionWord of={row} />,
    sortBy: (row) => protectionWord(standingOf(row)),
    hideBelow: 960,
  },
  { key: 'san', title: 'Elastic SAN', width: '15%', sortBy: (row) => row.san, hideBelow: 560 },
  { key: 'group', title: t`Volume group`, width: '15%', sortBy: (row) => row.group, hideBelow: 1120, onPhone: 'hide' },
];

/** The moment that is asked for: in the address in UTC, in the field on the person's clock; Azure's now where none is named. */
function useMoment(asOf: string | undefined) {
  const [named, setNamed] = useAddressText('at');
  // Azure's now at the first answer: later ones would ask for every row anew.
  const [start, setStart] = useState<string>();
  if (start === undefined && asOf !== undefined) setStart(asOf);
  const at = momentIn(named) ?? start;
  // What is typed stands in the field as long as the address is what it has made of it: a link to another moment, or to none, is followed.
  const [entry, setEntry] = useState<{ text: string; named: string | undefined }>();
  const isOver = entry !== undefined && entry.named !== named;
  if (isOver) setEntry(undefined);
  const typed = isOver ? undefined : entry?.text;
  const write = (text: string) => {
    const next = momentOf(text);
    setEntry({ text, named: next ?? named });
    if (next !== undefined) setNamed(next);
  };
  const text = typed ?? (at === undefined ? '' : localText(at));
  return { at, text, write, fault: at === undefined ? undefined : faultOf(text, at, asOf ?? at) };
}

/** What is wrong with what was typed, and of which moment the list is. */
function faultOf(text: string, at: string, asOf: string): string | undefined {
  const fault = text === '' ? t`Enter a day and a time.` : unsaidWords('moment', text);
  return fault && t`${fault} The list is of ${momentWords(at, asOf)}.`;
}

/** The field comes with Azure's moment, which would stand in place of what was typed before; its room is there. */
function MomentField({ moment: { at, text, write, fault }, asOf }: { moment: ReturnType<typeof useMoment>; asOf: string | undefined }) {
  const styles = useStyles();
  return (
    <div className={styles.moment}>
      {at !== undefined && (
        <ClockField
          label={t`As of`}
          kind="moment"
          value={text}
          onChange={write}
          hint={doubtWords(text, at, asOf ?? '')}
          fault={fault}
          isBeside
        />
      )}
    </div>
  );
}

const rowsAt = (at: string | undefined, volumes: readonly PointVolume[] | undefined): Row[] | undefined =>
  at === undefined ? undefined : volumes?.map((volume) => ({ ...volume, at }));

/** The chosen of all volumes, also of those that a filter hides for the moment. */
function useChosen(all: readonly Row[] | undefined) {
  const [selected, choose] = useChosenItems(all);
  const chosen = useMemo(() => {
    const ids = new Set(selected);
    return all?.filter(({ id }) => ids.has(id)) ?? [];
  }, [all, selected]);
  return { chosen, choose };
}

/** What the chosen volumes have in common: how far apart their points lie. */
function ChosenBar({ chosen, at, fault, onClear }: { chosen: readonly Row[]; at: string; fault: string | undefined; onClear: () => void }) {
  const found = useQueries({ queries: chosen.map((row) => newestPointAt(row, at)) });
  const times = found.flatMap(({ data }) => data?.time ?? []).sort();
  const [first, last] = [times[0], times.at(-1)];
  const without = found.filter(({ data }) => data === null).length;
  const unread = found.filter(({ isError }) => isError).length;
  const whyNot = useRightsOfAll(
    chosen.map(({ id }) => instancePlaceOf(id)).flatMap((place) => (place === undefined ? [] : vaultId(place))),
  );
  const areAllKnown = found.every(({ isSuccess }) => isSuccess);
  const apart = first === undefined || last === undefined ? 0 : Date.parse(last) - Date.parse(first);
  const words = (
    <>
      {plural(chosen.length, { one: '# volume is chosen.', other: '# volumes are chosen.' })}{' '}
      {areAllKnown &&
        times.length > 1 &&
        (apart === 0 ? t`Their points lie at the same moment.` : t`Their points lie ${durationWords(apart)} apart.`)}{' '}
      {without > 0 && plural(without, { one: '# has no point at or before then.', other: '# have no point at or before then.' })}{' '}
      {unread > 0 && plural(unread, { one: 'The points of # could not be read.', other: 'The points of # could not be read.' })}
    </>
  );
  return (
    <SelectionBar label={t`Chosen volumes`} words={words} onClear={onClear}>
      <LinkButton
        size="small"
        appearance="primary"
        to={paths.restore('points', { ...restoreItems(chosen.map(({ id }) => id)), at })}
        because={
          fault ?? (chosen.length > mostInSet ? t`A set takes up to ${mostInSet} volumes; ${chosen.length} are chosen.` : whyNot('restore'))
        }
      >
        {t`Restore these volumes`}
      </LinkButton>
    </SelectionBar>
  );
}

/** The newest restore point at or before a moment, per volume; chosen volumes go on to the restore set with it. */
export function RestorePointsAsOfPage() {
  const { asked, all, narrowed } = usePointVolumes();
  const { shown } = narrowed;
  const moment = useMoment(asked.data?.asOf);
  const { at, fault } = moment;
  const isFuture = at !== undefined && asked.data !== undefined && Date.parse(at) > Date.parse(asked.data.asOf);
  const rows = useMemo(() => rowsAt(at, shown), [shown, at]);
  const every = useMemo(() => rowsAt(at, all), [all, at]);
  const { chosen, choose } = useChosen(every);
  return (
    <ListPage
      lead={t`The newest restore point at or before a moment, for each volume.`}
      above={<RestorePointsTabs />}
      noun={t`restore points`}
      asked={asked}
    >
      <MomentField moment={moment} asOf={asked.data?.asOf} />
      {isFuture && (
        <Message tone="info">
          <Trans>This moment is in the future. The newest point that there is now is shown for each volume.</Trans>
        </Message>
      )}
      <FilteredTable
        label={t`Newest restore points`}
        noun={[t`volume`, t`volumes`]}
        all={every}
        missing={asked.data?.missing}
        filters={volumeFilters}
        narrowed={{ ...narrowed, shown: rows }}
        looksIn={looksInVolumes}
        above={chosen.length > 0 && at !== undefined && <ChosenBar chosen={chosen} at={at} fault={fault} onClear={() => choose([])} />}
        columns={columns}
        rowId={({ id }) => id}
        initialSort="volume"
        selection={{
          mode: 'many',
          selected: chosen.map(({ id }) => id),
          onChange: choose,
          label: ({ volumeName }) => t`Select ${volumeName}`,
          blocked: ({ state }) => (state === 'deleted' ? t`Undelete it first, then it can be restored.` : undefined),
        }}
        nameLink={({ id }) => {
          const place = instancePlaceOf(id);
          return place === undefined ? undefined : paths.protectedItem(place);
        }}
        empty={<NothingProtected />}
      />
    </ListPage>
  );
}
