/** How a resource provider stands in a subscription. */
export const registrationStates = ['registered', 'registering', 'not-registered', 'unregistering', 'unknown'] as const;

/** A resource provider in a subscription, and whether the signed-in person may register it. */
export type ProviderRegistration = { namespace: string; state: (typeof registrationStates)[number]; mayRegister: boolean };
