import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { CopyButton } from './copy-text.tsx';
import { type } from '../look/type.ts';

const useStyles = makeStyles({
  block: {
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '6px',
  },
  code: { ...type.mono, margin: 0, padding: '12px 44px 12px 12px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  copy: { position: 'absolute', top: '6px', right: '6px', backgroundColor: tokens.colorNeutralBackground2 },
});

/** Commands or a document, to read and to copy. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  const styles = useStyles();
  return (
    <div className={styles.block}>
      <pre className={styles.code}>{text}</pre>
      <div className={styles.copy}>
        <CopyButton text={text} label={t`Copy ${label}`} />
      </div>
    </div>
  );
}
