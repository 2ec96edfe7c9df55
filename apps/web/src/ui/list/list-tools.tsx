import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { ArrowDownload16Regular, ChevronDown12Regular, Print16Regular } from '@fluentui/react-icons';
import { lazy, useState, type ReactNode } from 'react';
import { ActionButton } from '../layout/button.tsx';
import { below } from '../look/type.ts';
import { PopOver } from '../opened/pop-over.tsx';
import { usePillStyles } from '../table/filters.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { csvOf, fileColumns, saveFile } from './csv.ts';
import type { ListView } from './use-list-view.ts';

// Any list's: of what its rows are, the panel of views knows nothing.
const ViewsPanel = lazy(() => import('./views-panel.tsx').then((file) => ({ default: file.ViewsPanel }))) as <Row>(props: {
  view: ListView<Row>;
  onDone: () => void;
}) => ReactNode;

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px',
    marginLeft: 'auto',
    [below.phone]: { marginLeft: 0 },
  },
});

/** A person's views of a list, behind a button that names the one that is shown. */
function Views<Row>({ view }: { view: ListView<Row> }) {
  const pill = usePillStyles();
  const { name, isChanged } = view;
  return (
    <PopOver
      label={t`Saved views`}
      at="below-end"
      renderButton={(opens) => (
        <button type="button" className={mergeClasses(pill.pill, name !== undefined && pill.on)} {...opens}>
          <Trans>
            View{' '}
            <span className={pill.value} data-off-phone={name === undefined ? '' : undefined}>
              {name === undefined ? t`none` : `${name}${isChanged ? t`, changed` : ''}`}
            </span>
            <ChevronDown12Regular aria-hidden />
          </Trans>
        </button>
      )}
    >
      {(close) => <ViewsPanel view={view} onDone={close} />}
    </PopOver>
  );
}

type Props<Row> = {
  /** The name of the file, without its ending. */
  list: string;
  view: ListView<Row>;
  /** The rows as they are shown, in their order; where a list is read in parts, all of them once they are asked for; undefined
   * where they could not be read, which the page then says. */
  rows: () => Promise<readonly Row[] | undefined> | readonly Row[];
  /** Why there is nothing to write; undefined if there is something. */
  because: string | undefined;
  room: number | undefined;
  /** What of it the boxes take. */
  taken?: number;
};

/** At the end of the filters: views, columns, a file of what is shown, paper. */
export function ListTools<Row>({ list, view, rows, because, room, taken = 0 }: Props<Row>) {
  const styles = useStyles();
  const [at, setAt] = useState<'file' | 'paper'>();
  const write = async (onto: 'file' | 'paper') => {
    setAt(onto);
    try {
      const reads = view.columns.flatMap(({ readAll }) => readAll ?? []);
      // Paper shows the rows that are there.
      const all = onto === 'paper' && reads.length === 0 ? [] : await rows();
      if (all === undefined) return;
      await Promise.all(reads.map((read) => read(all)));
      if (onto === 'file') saveFile(`${list}.csv`, csvOf(fileColumns(view.all, view.columns), all));
      else window.print();
    } finally {
      setAt(undefined);
    }
  };
  return (
    <div className={styles.tools}>
      <Views view={view} />
      <ColumnsMenu view={view} room={room} taken={taken} />
      <ActionButton
        size="small"
        appearance="subtle"
        icon={<ArrowDownload16Regular />}
        onPress={() => void write('file')}
        busy={at === 'file'}
        because={because}
      >
        <span data-off-phone>{t`Export CSV`}</span>
      </ActionButton>
      <ActionButton
        size="small"
        appearance="subtle"
        icon={<Print16Regular />}
        onPress={() => void write('paper')}
        busy={at === 'paper'}
        because={because}
      >
        <span data-off-phone>{t`Print`}</span>
      </ActionButton>
    </div>
  );
}
