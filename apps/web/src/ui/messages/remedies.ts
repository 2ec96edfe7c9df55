import { createContext, type ReactNode } from 'react';

/** What a failure has that something can be done about there and then. */
export type Remediable = {
  /** The resource provider that has to be registered, and in which subscription. */
  provider?: { namespace: string; subscriptionId?: string | undefined } | undefined;
};

/** What can be done about a failure, shown in its message wherever that stands; the portal says which failures have such a thing. */
export const Remedies = createContext<(failure: Remediable) => ReactNode>(() => null);
