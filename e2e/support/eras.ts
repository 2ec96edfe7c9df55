/** An era of Azure Backup, and the variables in which the workers find its portal. */
export type Era = {
  profile: 'preview-2025-05' | 'ga-2026-09';
  portalUrl: string;
  emulatorUrl: string;
};

/** The eras in which journeys run. */
export const eras = {
  preview: { profile: 'preview-2025-05', portalUrl: 'PREVIEW_PORTAL_URL', emulatorUrl: 'PREVIEW_EMULATOR_URL' },
  ga: { profile: 'ga-2026-09', portalUrl: 'GA_PORTAL_URL', emulatorUrl: 'GA_EMULATOR_URL' },
} as const satisfies Record<string, Era>;

/** Which era the journeys of a worker run in. */
export type OfEra = { era: keyof typeof eras };

/** What a project of that era uses; the address is set by the global set-up before the workers read it. */
export function useOf(era: keyof typeof eras): OfEra & { baseURL?: string } {
  const baseURL = process.env[eras[era].portalUrl];
  return { era, ...(baseURL === undefined ? {} : { baseURL }) };
}
