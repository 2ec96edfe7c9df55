import { useNavigate } from 'react-router';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { runPlan, useStartRun } from '../../runs/run-plan.ts';
import type { BackupPlan } from '../plan/plan.ts';
import type { AskedForecast } from './use-forecast.ts';
import { rememberRun } from './use-run.ts';

/** Hands a plan over to Azure, or leads to where it is sent volume by volume. */
export function useConfigure(plan: BackupPlan, draft: ConfigureBackupDraft, { data }: AskedForecast) {
  const navigate = useNavigate();
  const start = useStartRun();
  // The next page carries the plan out, and finds it again after a reload: this one only says that it is wanted.
  const oneByOne = () => {
    rememberRun(plan);
    void navigate(paths.configureBackup('progress', draft));
  };
  const asOne = () => start.mutate({ body: { plan: runPlan(plan.rows.map(({ request }) => request)) } });
  return { press: data?.item.status === 'not-possible' ? oneByOne : asOne, oneByOne, isBusy: start.isPending, error: start.error };
}
