import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { isRunning, maySettle, type ListedJob } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { usePace } from '../api/azure-time.ts';
import { q, until } from '../api/query.ts';
import { pressesOnMany, pressPage, pressTitle, type PressGroup } from '../jobs/press-groups.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { paths } from '../links/paths.ts';
import { Section } from '../ui/layout/page.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { Table } from '../ui/table/table.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Time } from '../ui/time/time.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { StateWord, type Tone } from '../ui/values/state-word.tsx';

type Press = PressGroup & { asOf: string };

const countOf = ({ jobs }: Press, fits: (job: ListedJob) => boolean): number => jobs.filter(fits).length;
const failedIn = (press: Press): number => countOf(press, ({ status }) => status === 'failed');

/** How the jobs of a press stand together, what asks for somebody first. */
function standing(press: Press): { tone: Tone; words: string } {
  const [failed, running] = [failedIn(press), countOf(press, ({ status }) => isRunning(status))];
  const all = press.jobs.length;
  if (failed > 0) return { tone: 'bad', words: t`${numberWords(failed)} of ${numberWords(all)} failed` };
  if (running > 0) return { tone: 'working', words: t`${numberWords(running)} of ${numberWords(all)} under way` };
  const done = countOf(press, ({ status }) => status === 'completed' || status === 'completed-with-warnings');
  return { tone: done === all ? 'good' : 'attention', words: t`${numberWords(done)} of ${numberWords(all)} completed` };
}

const startOf = ({ jobs }: Press): string => jobs.map(({ startedAt }) => startedAt).reduce((one, other) => (one < other ? one : other));

const columns: readonly Column<Press>[] = [
  { key: 'work', title: t`Work`, isName: true, width: '260px', cell: pressTitle, sortBy: pressTitle },
  {
    key: 'state',
    title: t`State`,
    width: '200px',
    cell: (press) => <StateWord tone={standing(press).tone}>{standing(press).words}</StateWord>,
    sortBy: failedIn,
  },
  { key: 'vault', title: t`Backup vault`, hideBelow: 560, cell: ({ jobs }) => jobs[0].vault },
  {
    key: 'started',
    title: t`Started`,
    isMoment: true,
    width: '126px',
    isNumeric: true,
    cell: (press) => <Time at={startOf(press)} asOf={press.asOf} as="moment" />,
    sortBy: startOf,
  },
];

const isStill = ({ items }: { items: readonly ListedJob[] }): boolean => !items.some(maySettle);

const rowId = ({ key }: Press) => key;

/**
 * Backups and restores that one press began on several items in the last day, whoever pressed: Azure keeps the press with each job. Of other work on
 * items no job is recorded; whether Azure ever makes one nobody says [U].
 */
export function ManyItems() {
  const asked = useQuery({ ...q(api.listJobs, { query: { hours: '24', count: '1000' } }), ...until(isStill, usePace()) });
  const { data, error } = asked;
  const rows = data === undefined ? [] : pressesOnMany(data.items).map((press): Press => ({ ...press, asOf: data.asOf }));
  return (
    <Section title={t`Backups and restores of many items, last 24 hours`}>
      <ListTrouble noun={t`jobs`} asked={asked} />
      {data === undefined && error === null && <Skeleton lines={2} label={t`Reading jobs`} />}
      {data !== undefined && rows.length === 0 && (
        <p>
          {data.missing.length > 0 || data.next !== null
            ? t`In what could be read, nobody has started a backup or a restore of several items at once.`
            : t`Nobody has started a backup or a restore of several items at once.`}{' '}
          <Trans>
            Select items in{' '}
            <TextLink to={paths.protectedItems()} inSentence>
              Protected items
            </TextLink>
            , then Back up now or Restore.
          </Trans>
        </p>
      )}
      {rows.length > 0 && (
        <Table
          label={t`Work on many items`}
          rows={rows}
          columns={columns}
          rowId={rowId}
          rowLink={pressPage}
          initialSort="-started"
          empty={null}
        />
      )}
      {data !== undefined && data.next !== null && (
        <p>{plural(data.items.length, { one: 'Only the newest job was looked at.', other: 'Only the newest # jobs were looked at.' })}</p>
      )}
      <p>
        <Trans>
          The jobs here are of backups and restores. What became of a stop, a resume, a change of policy or an undelete is told by the state
          of each item in{' '}
          <TextLink to={paths.protectedItems()} inSentence>
            Protected items
          </TextLink>
          ; the bell has what was begun in this browser.
        </Trans>
      </p>
    </Section>
  );
}
