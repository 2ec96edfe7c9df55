import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useContext, type ReactNode } from 'react';
import { Breakable } from '../values/breakable.tsx';
import { CopyButton, CopyText } from '../values/copy-text.tsx';
import { AzureWords, Happened } from './azure-words.tsx';
import { Message } from './message.tsx';
import { Remedies, type Remediable } from './remedies.ts';
import { type } from '../look/type.ts';

/** A failure in words: ours first, then what the service said. */
export type Explained = Remediable & {
  happened: string;
  /** What of that are Azure's own words. */
  azures?: readonly string[] | undefined;
  /** What the portal itself has found, beyond that. */
  found?: string | undefined;
  advice: string;
  /** When it can be asked again, in ms of the browser's clock, where the service has told. */
  retryAt?: number | undefined;
  said: {
    code?: string | undefined;
    message?: string | undefined;
    /** Whose message that is: Azure's, in Azure's own language. */
    by?: string | undefined;
    recommendedActions?: readonly string[] | undefined;
    correlationId?: string | undefined;
    action?: string | undefined;
    scope?: string | undefined;
    /** What a rule of the customer's own wants, each in a sentence. */
    wanted?: readonly string[] | undefined;
  };
};

const whereNarrow = '@container (max-width: 379px)';

const useStyles = makeStyles({
  room: { containerType: 'inline-size' },
  said: {
    marginTop: '8px',
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '16px',
    rowGap: '2px',
    alignItems: 'baseline',
    [whereNarrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { ...type.caption, color: tokens.colorNeutralForeground2, [whereNarrow]: { ':not(:first-child)': { marginTop: '4px' } } },
  value: { ...type.caption, color: tokens.colorNeutralForeground1 },
  mono: { ...type.mono, overflowWrap: 'anywhere' },
  remedy: { marginTop: '8px', ':empty': { display: 'none' } },
  todo: { marginTop: '4px', paddingLeft: '18px' },
});

const lines = ({ happened, found, said }: Explained) =>
  [happened, found, ...(said.wanted ?? []), said.code, said.message, said.action, said.scope, said.correlationId]
    .filter((line) => line !== undefined)
    .join('\n');

function Line({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}

function Mono({ label, text }: { label: string; text: string | undefined }) {
  const styles = useStyles();
  if (text === undefined) return null;
  return (
    <Line label={label}>
      <code className={styles.mono}>
        <Breakable text={text} />
      </code>
    </Line>
  );
}

function Said({ said: { code, message, by, action, scope, wanted = [], correlationId } }: { said: Explained['said'] }) {
  const styles = useStyles();
  if ([code, message, action, scope, correlationId].every((one) => one === undefined) && wanted.length === 0) return null;
  return (
    <div className={styles.room}>
      <dl className={styles.said}>
        {wanted.length > 0 && (
          <Line label={t`It wants`}>
            {wanted.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Line>
        )}
        {message !== undefined && (
          <Line label={by === undefined ? t`Details` : t`Message of ${by}`}>
            <AzureWords of={by}>{message}</AzureWords>
          </Line>
        )}
        <Mono label={t`Code`} text={code} />
        <Mono label={t`Refused action`} text={action} />
        <Mono label={t`Scope`} text={scope} />
        {correlationId !== undefined && (
          <Line label={t`Correlation ID`}>
            <CopyText text={correlationId} label={t`correlation ID`} />
          </Line>
        )}
      </dl>
    </div>
  );
}

/** Whether what the service recommends says our own advice already, be it in more words. */
const saysTheSame = (todo: readonly string[], advice: string): boolean =>
  todo.some((action) => action.toLowerCase().startsWith(advice.toLowerCase().replace(/\.$/, '')));

type Props = {
  explained: Explained;
  actions?: ReactNode;
  onClose?: (() => void) | undefined;
  /** Where nothing that the page is for has failed, it is said quietly. */
  isBeside?: boolean;
};

/** A failure, in the one place where it is shown. `actions` are buttons such as Try again. */
export function ProblemMessage({ explained, actions, onClose, isBeside = false }: Props) {
  const styles = useStyles();
  const remedyOf = useContext(Remedies);
  const todo = explained.said.recommendedActions ?? [];
  return (
    <Message
      tone={isBeside ? 'info' : 'bad'}
      title={<Happened {...explained} />}
      onClose={onClose}
      actions={
        <>
          {explained.said.correlationId !== undefined && (
            <CopyButton text={lines(explained)} label={t`Copy details`} words={t`Copy details`} />
          )}
          {actions}
        </>
      }
    >
      {explained.found !== undefined && <p>{explained.found}</p>}
      {!saysTheSame(todo, explained.advice) && <p>{explained.advice}</p>}
      {todo.length > 0 && (
        <ul className={styles.todo}>
          {todo.map((action) => (
            <li key={action}>
              <AzureWords>{action}</AzureWords>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.remedy}>{remedyOf(explained)}</div>
      <Said said={explained.said} />
    </Message>
  );
}
