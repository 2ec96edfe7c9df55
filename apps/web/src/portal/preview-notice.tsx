import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { keepText, keptText } from '../settings/kept-text.ts';
import { DismissButton } from '../ui/layout/button.tsx';
import { below, type } from '../ui/look/type.ts';

const useStyles = makeStyles({
  notice: {
    ...type.caption,
    minHeight: '34px',
    padding: '4px 32px',
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    marginRight: 'var(--panel-room)',
    [below.phone]: { padding: '6px 16px', alignItems: 'flex-start' },
  },
  icon: { color: tokens.colorBrandForeground1, flexShrink: 0 },
  link: { color: tokens.colorBrandForeground1, whiteSpace: 'nowrap' },
  close: { marginLeft: 'auto' },
});

const key = 'preview-notice-dismissed';
const monthMs = 30 * 24 * 60 * 60 * 1000;

function wasDismissed(): boolean {
  const at = Date.parse(keptText(key) ?? '');
  return !Number.isNaN(at) && Date.now() - at < monthMs;
}

/** One line about the preview. Dismissed, it comes back after 30 days; the browser keeps nothing but the date. */
export function PreviewNotice({ termsUrl, contact }: { termsUrl: string; contact: string }) {
  const styles = useStyles();
  const [isHidden, setHidden] = useState(wasDismissed);
  if (isHidden) return null;
  const dismiss = () => {
    keepText(key, new Date().toISOString());
    setHidden(true);
  };
  return (
    <section aria-label={t`Preview`} data-notice className={styles.notice}>
      <Info16Regular aria-hidden className={styles.icon} />
      <span>
        <Trans>
          Elastic SAN backup is in preview and not recommended for production.{' '}
          <a className={styles.link} href={termsUrl} target="_blank" rel="noreferrer">
            Preview terms
          </a>
          {'. '}Questions:{' '}
          <a className={styles.link} href={`mailto:${contact}`}>
            {contact}
          </a>
        </Trans>
      </span>
      <span className={styles.close}>
        <DismissButton label={t`Dismiss the preview notice for 30 days`} onPress={dismiss} />
      </span>
    </section>
  );
}
