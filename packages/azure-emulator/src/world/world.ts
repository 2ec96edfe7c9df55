import { ActivityLog } from './activity-log.ts';
import { BlockStore } from './block-store.ts';
import { DirectoryGroups } from './directory-groups.ts';
import { Faults } from './faults.ts';
import { Guids } from './guids.ts';
import { ManagementGroups } from './management-groups.ts';
import { Operations } from './operations.ts';
import { profileNames, type ProfileName } from './profiles.ts';
import { tenantId } from './registrations.ts';
import { ResourceStore } from './resource-store.ts';
import { Timeline } from './timeline.ts';

/** Someone who can sign in. */
export type Person = { objectId: string; displayName: string; userPrincipalName: string; role: string };

/** An application's service principal, which signs in by itself with a secret; the secret guards nothing, the emulator answers on loopback only. */
export type Principal = { objectId: string; name: string; role: string; clientId: string; clientSecret: string };

/** Whose call it is. */
export type Caller = Person | Principal;

/** A caller as Azure writes it into resources and refusals: a person's sign-in name, an application's client id. */
export const callerName = (caller: Caller): string => ('clientId' in caller ? caller.clientId : caller.userPrincipalName);

/** An identity that is not a person: a vault's system-assigned identity. */
export type ServicePrincipal = { objectId: string; displayName: string; ownerId: string };

/** A subscription of the world. */
export type Subscription = { subscriptionId: string; displayName: string };

/** How long Azure takes for things, in milliseconds of the world's time. */
export type Pace = {
  rolePropagation: number;
  vault: number;
  validation: number;
  configure: number;
  backup: number;
  restore: number;
  compute: number;
  elasticSan: number;
  /** What-if of a deployment. */
  whatIf: number;
};

/** Figures from recorded traffic where there are any (first backup 6 min 40 s, validate restore 44 s, restore 96 s). */
export const measuredPace: Pace = {
  rolePropagation: 4 * 60_000,
  vault: 20_000,
  validation: 44_000,
  configure: 60_000,
  backup: 400_000,
  restore: 96_000,
  compute: 20_000,
  elasticSan: 20_000,
  // Azure gives no figure [U].
  whatIf: 3000,
};

/** One world's Azure: one clock, its subscriptions, its people and everything in them. */
export class World {
  readonly name: string;
  readonly timeline: Timeline;
  readonly resources: ResourceStore;
  readonly operations: Operations;
  readonly blocks = new BlockStore();
  readonly activity = new ActivityLog();
  /** Whether records stand here as Azure never made them, put by a test: what is told of them is held against no schema of Azure's. */
  hasOddRecords = false;
  readonly faults = new Faults();
  readonly guids: Guids;
  readonly people: Person[] = [];
  readonly principals: Principal[] = [];
  readonly servicePrincipals: ServicePrincipal[] = [];
  readonly directoryGroups = new DirectoryGroups();
  readonly subscriptions: Subscription[] = [];
  readonly managementGroups = new ManagementGroups(tenantId);
  readonly pace: Pace;
  /** How many times as long as its pace work takes that begins now; roles spread at their pace. */
  slowness = 1;
  /** The era of Azure Backup that it is in. */
  readonly profile: ProfileName;
  /** Resources in one page of a list. */
  pageSize = 100;
  /** Snapshots of one SKU that a subscription may have in a region (Microsoft Learn, azure-subscription-service-limits) [D]. */
  snapshotQuota = 75_000;
  /** What its families of snapshots are worked out from; a world that is made of an export has that of the world which was exported. */
  seed: string;
  /** What whoever made it should know. */
  note: string | undefined;
  /** Whether ARM's limits on calls count in it. */
  throttling = false;

  constructor(name: string, startsAt: number, pace: Partial<Pace> = {}, profile: ProfileName = profileNames[0]) {
    this.name = name;
    this.seed = name;
    this.timeline = new Timeline(startsAt);
    this.resources = new ResourceStore(() => this.timeline.now);
    this.operations = new Operations(this.timeline);
    this.guids = new Guids(name);
    this.pace = { ...measuredPace, ...pace };
    this.profile = profile;
  }

  /** How long work takes that begins now, in milliseconds. */
  takes(work: Exclude<keyof Pace, 'rolePropagation'>): number {
    return this.pace[work] * this.slowness;
  }

  personOf(objectId: string): Person | undefined {
    return this.people.find((person) => person.objectId === objectId);
  }

  /** The person or the service principal with an object id. */
  callerOf(objectId: string): Caller | undefined {
    return this.personOf(objectId) ?? this.principals.find((principal) => principal.objectId === objectId);
  }
}
