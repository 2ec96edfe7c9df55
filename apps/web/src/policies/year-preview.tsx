import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Tag } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { Table16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ActionButton } from '../ui/layout/button.tsx';
import { Time } from '../ui/time/time.tsx';
import { type } from '../ui/look/type.ts';
import { YearGrid, type DayLook } from '../ui/time/year-grid.tsx';
import { pointsWords } from '../words/policies.ts';
import type { PolicyYear } from './policy-year.ts';

const useStyles = makeStyles({
  title: type.subSection,
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', marginBottom: '6px', minHeight: '32px' },
  table: { ...type.caption, width: '100%', borderCollapse: 'collapse', '& th, & td': { textAlign: 'left', padding: '2px 8px 2px 0' } },
});

const looks: Record<Tag, DayLook> = { Default: 'solid', Daily: 'solid', Weekly: 'soft' };
const lookOf = (tag: Tag | null): DayLook => (tag === null ? 'none' : looks[tag]);

function YearTable({ year, asOf }: { year: PolicyYear; asOf: string }) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t`Tag`}</th>
          <th scope="col">{t`Points`}</th>
          <th scope="col">{t`Oldest`}</th>
        </tr>
      </thead>
      <tbody>
        {year.byTag.map(({ tag, count, oldest }) => (
          <tr key={tag}>
            <th scope="row">{tag}</th>
            <td>{count}</td>
            <td>
              <Time at={oldest} asOf={asOf} as="moment" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const legendOf = ({ byTag }: PolicyYear) => [
  ...byTag.filter(({ count }) => count > 0).map(({ tag }) => ({ look: looks[tag], words: t`${tag} point` })),
  { look: 'none' as const, words: t`No point` },
];

/** The days of a policy's first year of which points are left at its end, as a picture or as a table. */
export function YearPreview({ year, asOf }: { year: PolicyYear; asOf: string }) {
  const styles = useStyles();
  const [isTable, setTable] = useState(false);
  return (
    <section aria-label={t`After one year`}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <Trans>After one year: {pointsWords(year.total)}</Trans>
        </h3>
        <ActionButton appearance="subtle" size="small" icon={<Table16Regular />} onPress={() => setTable(!isTable)}>
          {isTable ? t`Picture` : t`Table`}
        </ActionButton>
      </div>
      {isTable ? (
        <YearTable year={year} asOf={asOf} />
      ) : (
        <YearGrid
          label={t`Days of that year that have a restore point: ${pointsWords(year.total)}`}
          weeks={year.weeks.map((days) => days.map(lookOf))}
          legend={legendOf(year)}
          months={year.months}
        />
      )}
    </section>
  );
}
