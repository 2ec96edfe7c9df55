import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ActionButton } from '../layout/button.tsx';
import { focusTitle } from '../layout/page.tsx';
import { type } from '../look/type.ts';

const useStyles = makeStyles({
  bar: {
    ...type.data,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    minHeight: '44px',
    padding: '4px 10px',
    marginBottom: '8px',
    backgroundColor: 'var(--s-work)',
    // Drawn in forced colours, where the tint is gone.
    border: '1px solid transparent',
    borderRadius: '4px',
  },
  words: { flexGrow: 1 },
});

/** Above a list of which something is chosen: what, the one thing to do with it, and the way to choose nothing. */
export function SelectionBar({
  label,
  words,
  onClear,
  children,
}: {
  label: string;
  words: ReactNode;
  onClear: () => void;
  children?: ReactNode;
}) {
  const styles = useStyles();
  const clear = () => {
    // The bar goes; the keys go on at the head of the page, above the list.
    focusTitle();
    onClear();
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={label}>
      <output className={styles.words}>{words}</output>
      {children}
      <ActionButton size="small" appearance="subtle" onPress={clear}>
        {t`Clear selection`}
      </ActionButton>
    </div>
  );
}
