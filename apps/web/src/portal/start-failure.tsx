import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { explainError } from '../api/messages.ts';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { TryAgain } from '../ui/messages/try-again.tsx';
import { useDocumentTitle } from '../ui/layout/page-handle.ts';
import { type } from '../ui/look/type.ts';

const useStyles = makeStyles({
  page: { maxWidth: '720px', margin: '0 auto', padding: '64px 16px' },
  title: { ...type.title, marginBottom: '16px' },
});

/** What one sees when the portal's server cannot say how to sign in. */
export function StartFailure({ error }: { error: unknown }) {
  const styles = useStyles();
  useDocumentTitle('');
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t`Elastic SAN Backup cannot start`}</h1>
      <ProblemMessage explained={explainError(error)} actions={<TryAgain onPress={() => location.reload()} />} />
    </main>
  );
}
