import { diskSkus, profileIds, profiles, type DiskRate, type SnapshotRate, type SupportMatrix } from '@esan/domain';
import * as z from 'zod';
import { credentialIn, isDay, type ClientCredential } from './azure/tokens/client-credential.ts';

/** How long a call to Azure and a whole request of the browser may take. */
export type TimeLimits = { callMs: number; requestMs: number };

/** Everything that the environment decides. */
export type Config = {
  port: number;
  host: string;
  tenantId: string;
  clientId: string;
  /** What the portal proves itself by to Entra. */
  credential: ClientCredential;
  spaClientId: string;
  /** Where the person signs in, without the tenant: https://login.microsoftonline.com. */
  signInOrigin: string;
  /** Azure Resource Manager's origin: https://management.azure.com. */
  armOrigin: string;
  emulator: { url: string; clockRate: number } | null;
  matrix: SupportMatrix;
  /** What snapshots cost, where somebody has looked it up. */
  snapshotRates: SnapshotRate[];
  /** What managed disks cost, likewise. */
  diskRates: DiskRate[];
  logLevel: string;
  /** Whether browsers reach the portal by https alone, through a proxy that terminates TLS. */
  isBehindTls: boolean;
  /** How long requests under way may take to end once the process is told to. */
  drainMs: number;
  /** Origins of the pages that may show the portal in a frame: https://portal.contoso.com. Nobody else may. */
  frameAncestors: string[];
  limits: TimeLimits;
  /** For how long a list may be told again from what Azure answered the same person; 0 for not at all. */
  memoryMs: number;
  /** Where several servers share what they must; none where there is one alone. */
  redisUrl: string | undefined;
  /** Whether lists may be asked of Azure Resource Graph; not every cloud has it. */
  hasGraph: boolean;
};

/** The environment is not enough to start with; `message` names every variable. */
export class BadConfig extends Error {}

const loopback = (text: string): boolean => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
};

/** An id as Entra writes it in tokens: in small letters, however it was copied. */
const guid = (words: string) => z.guid(words).toLowerCase();

/** A number that is written out: JavaScript would read a blank as 0. */
const written = (words: string, isRight: (value: number) => boolean) =>
  z
    .string()
    .refine((text) => text.trim() !== '' && isRight(Number(text)), words)
    .transform(Number);

const between = (least: number, most: number) =>
  written(`must be a number from ${least} to ${most}`, (value) => value >= least && value <= most);

const whole = (least: number, most: number) =>
  written(`must be a whole number from ${least} to ${most}`, (value) => Number.isInteger(value) && value >= least && value <= most);

const rateForm = /^([a-z0-9]+)=(\d+(?:\.\d+)?)@(\d{4}-\d\d-\d\d)$/;

/** "japaneast=0.05@2026-09-28, westeurope=0.06@2026-10-01" as rates. */
const snapshotRates = z.string().transform((text, context) =>
  text.split(/[\s,]+/).flatMap((one): SnapshotRate[] => {
    if (one === '') return [];
    const [, region, rate, readOn] = rateForm.exec(one) ?? [];
    if (region !== undefined && readOn !== undefined && isDay(readOn)) return [{ region, usdPerGBMonth: Number(rate), readOn }];
    context.addIssue('must list rates such as japaneast=0.05@2026-09-28: region, US dollars for a GB and month, the day it was read');
    return [];
  }),
);

const diskRateForm = /^([a-z0-9]+)\/(\w+)\/([PES]\d+)=(\d+(?:\.\d+)?)@(\d{4}-\d\d-\d\d)$/;

/** "eastus2/Premium_LRS/P30=122.88@2026-09-28" as rates. */
const diskRates = z.string().transform((text, context) =>
  text.split(/[\s,]+/).flatMap((one): DiskRate[] => {
    if (one === '') return [];
    const [, region, name, tier, rate, readOn] = diskRateForm.exec(one) ?? [];
    const sku = diskSkus.find((known) => known === name);
    if (region !== undefined && sku !== undefined && tier !== undefined && readOn !== undefined && isDay(readOn))
      return [{ region, sku, tier, usdPerMonth: Number(rate), readOn }];
    context.addIssue(
      'must list rates such as eastus2/Premium_LRS/P30=1.00@2026-09-28: region, SKU, tier, US dollars a month, the day it was read',
    );
    return [];
  }),
);

/** "https://portal.contoso.com, https://admin.contoso.com:8443" as origins. */
const origins = z.string().transform((text, context) =>
  text.split(/[\s,]+/).flatMap((one): string[] => {
    if (one === '') return [];
    const url = URL.canParse(one) ? new URL(one) : undefined;
    if (url !== undefined && url.origin === one.toLowerCase() && (url.protocol === 'https:' || loopback(one))) return [url.origin];
    context.addIssue('must list origins such as https://portal.contoso.com: https, or http on this machine, without a path');
    return [];
  }),
);

const redisWords =
  'must be an address such as rediss://name:password@host:6380, with special characters of name and password percent-encoded and at most the number of a database after it';

/** Whether the client of Redis can read an address: it throws at the start for one that it cannot. */
function isForRedis(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname } = new URL(text);
  return /^rediss?:$/.test(protocol) && hostname !== '' && /^(\/\d*)?$/.test(pathname) && [username, password].every(isPercentEncoded);
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const environment = z.object({
  PORT: whole(0, 65_535).default(4280),
  HOST: z.string().default('127.0.0.1'),
  AZURE_TENANT_ID: guid('must be the GUID of your Entra tenant'),
  AZURE_CLIENT_ID: guid('must be the client id of the API app registration'),
  AZURE_SPA_CLIENT_ID: guid('must be the client id of the SPA app registration'),
  AZURE_AUTHORITY_HOST: z.url({ protocol: /^https$/, error: 'must be an https address' }).default('https://login.microsoftonline.com'),
  AZURE_RESOURCE_MANAGER: z.url({ protocol: /^https$/, error: 'must be an https address' }).default('https://management.azure.com'),
  // An emulator replaces the sign-in and Azure itself, so nothing but this machine may name one.
  AZURE_EMULATOR_URL: z.url('must be an address').refine(loopback, 'must be an http address on this machine').optional(),
  AZURE_EMULATOR_CLOCK_RATE: written('must be a number of 0 or more', (rate) => Number.isFinite(rate) && rate >= 0).default(0),
  BACKUP_PROFILE: z.enum(profileIds, `must be one of ${profileIds.join(', ')}`).default('preview-2025-05'),
  // Standard HDD snapshots, LRS and ZRS alike; source: Azure Retail Prices, read on that day. Other regions are for the operator to look up.
  SNAPSHOT_RATES: snapshotRates.prefault('japaneast=0.05@2026-09-28'),
  // Azure's prices of disks were not to be had when this was written: whoever runs the portal looks theirs up.
  DISK_RATES: diskRates.prefault(''),
  // The person has an answer within 25 s: what is still open a second before is told as such.
  AZURE_CALL_TIMEOUT_MS: whole(50, 24_000).default(10_000),
  REQUEST_TIMEOUT_MS: whole(100, 24_000).default(24_000),
  REDIS_URL: z.string().refine(isForRedis, redisWords).optional(),
  RESOURCE_GRAPH: z.enum(['on', 'off'], 'must be on or off').default('on'),
  READ_MEMORY_MS: whole(0, 10_000).default(10_000),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  BEHIND_TLS: z.enum(['true', 'false'], 'must be true or false').default('false'),
  FRAME_ANCESTORS: origins.prefault(''),
  DRAIN_SECONDS: between(0, 3600).default(25),
});

/** Read the environment, or refuse with a sentence for every variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(filled);
  const proof = credentialIn(filled);
  if (!read.success || 'sentences' in proof) {
    const sentences = (read.error?.issues ?? []).map(
      (issue) => `${issue.path.join('.')} ${filled[String(issue.path[0])] === undefined ? 'is missing: it ' : ''}${issue.message}`,
    );
    const all = [...sentences, ...('sentences' in proof ? proof.sentences : [])].map((sentence) => `  ${sentence}`);
    throw new BadConfig(
      `The portal cannot start; set these environment variables, or none of them to run on the emulator (docs/azure.md):\n${all.join('\n')}`,
    );
  }
  const given = read.data;
  return {
    port: given.PORT,
    host: given.HOST,
    tenantId: given.AZURE_TENANT_ID,
    clientId: given.AZURE_CLIENT_ID,
    credential: proof.credential,
    spaClientId: given.AZURE_SPA_CLIENT_ID,
    signInOrigin: new URL(given.AZURE_AUTHORITY_HOST).origin,
    armOrigin: new URL(given.AZURE_RESOURCE_MANAGER).origin,
    emulator:
      given.AZURE_EMULATOR_URL === undefined
        ? null
        : { url: new URL(given.AZURE_EMULATOR_URL).origin, clockRate: given.AZURE_EMULATOR_CLOCK_RATE },
    matrix: profiles[given.BACKUP_PROFILE],
    snapshotRates: given.SNAPSHOT_RATES,
    diskRates: given.DISK_RATES,
    logLevel: given.LOG_LEVEL,
    isBehindTls: given.BEHIND_TLS === 'true',
    frameAncestors: given.FRAME_ANCESTORS,
    drainMs: given.DRAIN_SECONDS * 1000,
    memoryMs: given.READ_MEMORY_MS,
    redisUrl: given.REDIS_URL,
    hasGraph: given.RESOURCE_GRAPH === 'on',
    limits: { callMs: given.AZURE_CALL_TIMEOUT_MS, requestMs: given.REQUEST_TIMEOUT_MS },
  };
}
