import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ActionButton } from '../ui/layout/button.tsx';
import { useDocumentTitle } from '../ui/layout/page-handle.ts';
import { AzureWords } from '../ui/messages/azure-words.tsx';
import { Message } from '../ui/messages/message.tsx';
import { below, type } from '../ui/look/type.ts';
import { signIn } from './session.ts';
import { toSignInFault, type SignInFault } from './sign-in-faults.ts';

const useStyles = makeStyles({
  page: {
    minHeight: 'calc(100dvh - var(--strip-height))',
    display: 'grid',
    gridTemplateColumns: '4fr 5fr',
    [below.wizard]: { gridTemplateColumns: '1fr', gridTemplateRows: 'auto 1fr' },
  },
  product: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '32px 64px',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: 'flex-end',
    [below.wizard]: {
      padding: '40px 32px',
      alignItems: 'flex-start',
      borderRight: 'none',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    [below.phone]: { padding: '32px 16px' },
  },
  inner: { maxWidth: '360px', width: '100%' },
  mark: { display: 'block', marginBottom: '24px' },
  name: { ...type.hero, marginBottom: '4px' },
  sentence: { ...type.lead, color: tokens.colorNeutralForeground2 },
  action: {
    padding: '32px 64px',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    [below.wizard]: { padding: '32px', justifyContent: 'flex-start' },
    [below.phone]: { padding: '24px 16px' },
  },
  title: { ...type.section, fontSize: '20px', lineHeight: '28px' },
  lead: { ...type.data, color: tokens.colorNeutralForeground3, marginBottom: '20px' },
  said: { ...type.mono, overflowWrap: 'anywhere', marginTop: '4px' },
});

/** What one sees when nobody is signed in. */
export function SignInPage({ fault }: { fault?: SignInFault | undefined }) {
  const styles = useStyles();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(fault);
  useDocumentTitle(t`Sign in`);
  const go = () => {
    setBusy(true);
    signIn().catch((error: unknown) => {
      setProblem(toSignInFault(error));
      setBusy(false);
    });
  };
  return (
    <main className={styles.page}>
      <div className={styles.product}>
        <div className={styles.inner}>
          <img className={styles.mark} src="/favicon.svg" alt="" width="40" height="40" />
          <h1 className={styles.name}>Elastic SAN Backup</h1>
          <p className={styles.sentence}>
            <Trans>Backup and restore for Azure Elastic SAN volumes: every volume, every restore point, one place.</Trans>
          </p>
        </div>
      </div>
      <div className={styles.action}>
        <div className={styles.inner}>
          {problem !== undefined && (
            <Message tone="bad" title={problem.sentence}>
              {problem.said !== undefined && (
                <p className={styles.said}>
                  <AzureWords>{problem.said}</AzureWords>
                </p>
              )}
            </Message>
          )}
          <h2 className={styles.title}>{t`Sign in to continue`}</h2>
          <p className={styles.lead}>
            <Trans>With the account that you use for Azure. What you can do here follows from its roles.</Trans>
          </p>
          <ActionButton appearance="primary" onPress={go} busy={busy}>
            {t`Sign in`}
          </ActionButton>
        </div>
      </div>
    </main>
  );
}
