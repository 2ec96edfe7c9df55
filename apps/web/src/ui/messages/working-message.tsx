import type { ReactNode } from 'react';
import { Message } from './message.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** What Azure is at, as a sentence, and what a person has to know meanwhile. */
export function WorkingMessage({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Message tone="info" title={<output>{title}</output>}>
      {children !== undefined && <p>{children}</p>}
      <ProgressBar thin label={title} />
    </Message>
  );
}
