/** Who made and last changed a resource. */
export interface SystemData {
  createdBy?: string;
  createdByType?: string;
  createdAt?: Date;
  lastModifiedBy?: string;
  lastModifiedByType?: string;
  lastModifiedAt?: Date;
}

/** What every resource of Azure Resource Manager carries. */
export interface Resource {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
  readonly systemData?: SystemData;
}

/** A resource that has no place of its own. */
export interface ProxyResource extends Resource {}

/** A resource that has a region and tags. */
export interface TrackedResource extends Resource {
  location: string;
  tags?: Record<string, string>;
}
