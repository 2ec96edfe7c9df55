import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark12Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ActionButton, LinkButton } from './button.tsx';
import { useFootHeight } from './foot-height.ts';
import { Page } from './page.tsx';
import { below, inHighContrast, type, unseen, whereLow } from '../look/type.ts';

/** A step has an address that carries the whole draft. */
export type WizardStep = { key: string; title: string; to: string; done: boolean };

/** What stands on the button at the right, and why it is off. */
export type WizardNext = { label: string; because?: string | undefined; busy?: boolean } & (
  | { to: string; onPress?: never }
  | { onPress: () => void; to?: never }
);

/** Where an open panel leaves too little beside it for two columns. */
const besidePanel = '@media (min-width: 1280px) and (max-width: 1399px)';
const panelOpen = ':global(:root:has([data-side-panel]))';

const useStyles = makeStyles({
  wizard: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  steps: {
    display: 'flex',
    columnGap: '28px',
    listStyleType: 'none',
    padding: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowX: 'auto',
    [below.phone]: { columnGap: '16px' },
  },
  step: {
    ...type.lead,
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    padding: '8px 0 10px',
    borderBottom: '2px solid transparent',
    [inHighContrast]: { borderBottomColor: 'Canvas' },
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':focus-visible': { outlineOffset: '-2px' },
  },
  current: {
    fontWeight: 600,
    color: tokens.colorNeutralForeground1,
    borderBottomColor: tokens.colorBrandForeground1,
    [inHighContrast]: { borderBottomColor: 'Highlight' },
  },
  dot: {
    ...type.axis,
    fontWeight: 600,
    width: '20px',
    height: '20px',
    borderRadius: '50%',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
  },
  dotCurrent: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: 'none',
    [inHighContrast]: { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText' },
  },
  dotDone: { color: 'var(--good)', border: '1px solid var(--good)' },
  // Where not all titles have room, only the current step keeps its own; where not even that has, the heading says it.
  aheadIfNarrow: { '@media (max-width: 759px)': unseen },
  currentIfNarrow: { '@media (max-width: 359px)': unseen },
  columns: { flexGrow: 1, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', [below.wizard]: { alignContent: 'start' } },
  withAside: {
    gridTemplateColumns: 'minmax(0, 1fr) 316px',
    columnGap: '28px',
    [below.wizard]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    [besidePanel]: { [panelOpen]: { gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' } },
  },
  form: { padding: '20px 0 32px', minWidth: 0 },
  aside: {
    ...type.data,
    padding: '20px 0 24px 28px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [below.wizard]: { padding: '16px 0 24px', borderLeft: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    [besidePanel]: { [panelOpen]: { padding: '16px 0 24px', borderLeft: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  },
  foot: {
    position: 'sticky',
    zIndex: 10,
    bottom: 0,
    minHeight: '60px',
    margin: '0 calc(-32px - var(--panel-room)) 0 -32px',
    padding: '8px 32px',
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '6px 8px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [whereLow]: { position: 'static' },
    // Back is no wider than its word, so that both buttons fit into one line.
    [below.phone]: { margin: '0 -16px', padding: '8px 16px', '& > a, & > button': { minWidth: 0 } },
  },
  why: {
    ...type.caption,
    minWidth: 0,
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
    marginLeft: '8px',
    [below.phone]: { order: -1, width: '100%', margin: 0 },
  },
  summary: {
    ...type.caption,
    color: tokens.colorNeutralForeground2,
    marginLeft: 'auto',
    textAlign: 'right',
    [below.wizard]: { display: 'none' },
  },
  unseen,
});

function StepLine({ steps, current }: { steps: readonly WizardStep[]; current: string }) {
  const styles = useStyles();
  return (
    <nav aria-label={t`Steps`} data-steps>
      <ol className={styles.steps}>
        {steps.map((step, index) => {
          const isCurrent = step.key === current;
          const dot = mergeClasses(styles.dot, isCurrent && styles.dotCurrent, !isCurrent && step.done && styles.dotDone);
          const content = (
            <>
              <span className={dot}>{!isCurrent && step.done ? <Checkmark12Filled aria-hidden /> : index + 1}</span>
              <span className={isCurrent ? styles.currentIfNarrow : styles.aheadIfNarrow}>{step.title}</span>
              {!isCurrent && step.done && <span className={styles.unseen}>{t`, done`}</span>}
            </>
          );
          const look = mergeClasses(styles.step, isCurrent && styles.current);
          return (
            <li key={step.key}>
              {step.done && !isCurrent ? (
                <Link to={step.to} className={look}>
                  {content}
                </Link>
              ) : (
                <span className={look} {...(isCurrent ? { 'aria-current': 'step' } : {})}>
                  {content}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function NextButton({ next }: { next: WizardNext }) {
  if (next.to !== undefined && next.because === undefined) {
    return (
      <LinkButton appearance="primary" to={next.to}>
        {next.label}
      </LinkButton>
    );
  }
  return (
    <ActionButton appearance="primary" onPress={next.onPress ?? (() => undefined)} because={next.because} busy={next.busy ?? false}>
      {next.label}
    </ActionButton>
  );
}

type Props = {
  title: string;
  steps: readonly WizardStep[];
  current: string;
  /** The step before, or where the wizard came from. */
  back: string;
  next: WizardNext;
  /** The page of Microsoft's documentation about the step. */
  help?: { title: string; url: string } | undefined;
  /** What the choices mean, behind a hairline. */
  aside?: ReactNode;
  /** The choices so far, at the right of the footer. */
  summary?: ReactNode;
  children: ReactNode;
};

/** A task in steps: each step is an address, done steps are links, and Next always says why it is off. */
export function Wizard({ title, steps, current, back, next, help, aside, summary, children }: Props) {
  const styles = useStyles();
  const step = steps.find(({ key }) => key === current);
  const foot = useFootHeight('--bottom');
  return (
    <div className={styles.wizard}>
      <Page title={title} step={step?.title} focusKey={current} help={help}>
        <StepLine steps={steps} current={current} />
      </Page>
      <div className={mergeClasses(styles.columns, aside !== undefined && styles.withAside)}>
        <div className={styles.form}>{children}</div>
        {aside !== undefined && <aside className={styles.aside}>{aside}</aside>}
      </div>
      <footer ref={foot} data-wizard-footer className={styles.foot}>
        <LinkButton to={back}>{t`Back`}</LinkButton>
        <NextButton next={next} />
        <output className={styles.why}>{next.because}</output>
        {summary !== undefined && <span className={styles.summary}>{summary}</span>}
      </footer>
    </div>
  );
}
