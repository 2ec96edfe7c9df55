import { t } from '@lingui/core/macro';
import { ViewAsCode } from './view-as-code.tsx';
import { paths } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useBackupDraft } from '../plan/draft.ts';
import { backupPlanOf } from '../plan/plan.ts';
import { ChoiceMissing } from '../plan/wizard.tsx';

/** The plan of the wizard as code, to keep, to review or to run elsewhere; nothing is carried out here. */
export function ConfigureCodePage() {
  const { draft } = useBackupDraft();
  const plan = backupPlanOf(draft);
  if (typeof plan === 'string') return <ChoiceMissing step="review" draft={draft} what={plan} />;
  const review = paths.configureBackup('review', draft);
  return (
    <Page
      title={t`View as code`}
      breadcrumb={[
        { title: t`Configure backup`, to: paths.configureBackup('choose-volumes', draft) },
        { title: t`Review + configure`, to: review },
      ]}
      lead={t`What Configure backup sends to Azure: the template that it deploys, and the same as single requests. There is no secret in it.`}
      actions={<LinkButton to={review}>{t`Back to Review`}</LinkButton>}
    >
      <ViewAsCode
        items={plan.rows.map(({ request }) => request)}
        wayOn={
          <LinkButton size="small" to={paths.configureBackup('vault', draft)}>
            {t`Choose vault and policy`}
          </LinkButton>
        }
      />
    </Page>
  );
}
