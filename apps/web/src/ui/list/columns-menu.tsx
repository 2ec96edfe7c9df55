import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { TableSettings16Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useIsBelow } from '../look/media.ts';
import { PlainButton } from '../look/plain-button.tsx';
import { below } from '../look/type.ts';
import { MenuButton } from '../opened/menu.tsx';
import { PopOverBox } from '../opened/pop-over.tsx';
import { fittingColumns } from '../table/table-room.ts';
import type { ListView } from './use-list-view.ts';

// Few people change it.
const ColumnsOrder = lazy(() => import('./columns-order.tsx').then((file) => ({ default: file.ColumnsOrder })));

const useStyles = makeStyles({
  button: { [below.phone]: { minHeight: '44px' } },
});

/** Chooses the columns of a list and their order; the one with the name stays first. One that has no room where the window is narrow says so. */
export function ColumnsMenu<Row>({ view, room, taken }: { view: ListView<Row>; room: number | undefined; taken: number }) {
  const styles = useStyles();
  const { all, columns, inOrder, choose, forget } = view;
  const [button, setButton] = useState<HTMLButtonElement>();
  const [isOrdering, setOrdering] = useState(false);
  // On a phone a row is an item of two lines, which has room for all but a few.
  const isPhone = useIsBelow('phone');
  const fitting = isPhone ? columns.filter(({ onPhone }) => onPhone !== 'hide') : fittingColumns(columns, room, taken);
  const hasRoom = (key: string) => fitting.some((column) => column.key === key) || !columns.some((column) => column.key === key);
  const names = all.flatMap(({ key, isName }) => (isName === true ? [key] : []));
  const order = (beside: HTMLButtonElement) => {
    setButton(beside);
    setOrdering(true);
  };
  return (
    <>
      <MenuButton
        renderButton={(opens) => (
          <PlainButton appearance="subtle" size="small" className={styles.button} icon={<TableSettings16Regular />} {...opens}>
            <span data-off-phone>{t`Columns`}</span>
          </PlainButton>
        )}
        choice={{
          kind: 'some',
          options: inOrder.map(({ key, title }) => ({
            value: key,
            label: title,
            note: hasRoom(key) ? undefined : t`No room at this width`,
          })),
          chosen: columns.map(({ key }) => key),
          // The name is never among the boxes: without any other column it alone is left.
          onChoose: (chosen) => choose([...names, ...inOrder.map(({ key }) => key).filter((key) => chosen.includes(key))]),
        }}
        acts={[
          { key: 'order', label: t`Change their order`, isOff: columns.length < 3, onPress: order },
          { key: 'usual', label: t`Show the usual columns`, onPress: forget },
        ]}
      />
      {button !== undefined && (
        <Suspense>
          <PopOverBox button={button} isOpen={isOrdering} onClose={() => setOrdering(false)} label={t`Order of the columns`} at="below-end">
            <ColumnsOrder view={view} />
          </PopOverBox>
        </Suspense>
      )}
    </>
  );
}
