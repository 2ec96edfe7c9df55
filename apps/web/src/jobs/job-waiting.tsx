import { plural, t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { ArrowUp16Regular } from '@fluentui/react-icons';
import { ActionButton } from '../ui/layout/button.tsx';
import { focusTitle } from '../ui/layout/page.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { type } from '../ui/look/type.ts';

const useStyles = makeStyles({
  bar: {
    ...type.data,
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    padding: '4px 4px 4px 16px',
    marginBottom: '8px',
    borderRadius: '8px',
    backgroundColor: 'var(--s-work)',
    border: '1px solid transparent',
  },
  words: { flexGrow: 1, fontWeight: 600 },
});

/** Jobs that have begun since the list was read wait here: the list does not move under its reader. */
export function WaitingJobs({ count, isCut, onShow }: { count: number; isCut: boolean; onShow: () => void }) {
  const styles = useStyles();
  const show = () => {
    // The button goes; the keys go on at the head of the page, above the list.
    focusTitle();
    onShow();
  };
  const words = isCut ? t`More than ${numberWords(count)} new` : t`${numberWords(count)} new`;
  return (
    <output>
      {count > 0 && (
        <span className={styles.bar}>
          <span className={styles.words}>{words}</span>
          <ActionButton size="small" appearance="subtle" icon={<ArrowUp16Regular />} onPress={show}>
            {plural(count, { one: 'Show it', other: 'Show them' })}
          </ActionButton>
        </span>
      )}
    </output>
  );
}
