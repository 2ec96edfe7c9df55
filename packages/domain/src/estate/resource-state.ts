/** How a resource of Azure stands; unknown where Azure says what the portal has no word for. */
export const resourceStates = ['ready', 'working', 'failed', 'unknown'] as const;

/** A resource with how it stands. */
export type Stated = {
  state: (typeof resourceStates)[number];
  /** Azure's own word for a state that the portal does not know. */
  unknownState?: string | undefined;
};
