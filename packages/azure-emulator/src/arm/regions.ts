import type { Resource } from '../world/resource-store.ts';
import { ArmFailure, badRequest } from './errors.ts';
import { lastPart, resourceGroupOf } from './scopes.ts';

/** A region of Azure as `locations` lists it; `paired` is empty where a region has no pair. */
export type Region = {
  name: string;
  displayName: string;
  geography: string;
  paired: string;
  latitude: string;
  longitude: string;
  /** Whether it has availability zones for Elastic SAN; then what is kept there can be zone-redundant. */
  zones: boolean;
};

type Row = readonly [name: string, displayName: string, geography: string, paired: string, latitude: string, longitude: string];

// Regions in which Elastic SAN is offered with LRS and ZRS [D].
const withZones: readonly Row[] = [
  ['eastus2', 'East US 2', 'United States', 'centralus', '36.6681', '-78.3889'],
  ['eastus', 'East US', 'United States', 'westus', '37.3719', '-79.8164'],
  ['centralus', 'Central US', 'United States', 'eastus2', '41.5908', '-93.6208'],
  ['southcentralus', 'South Central US', 'United States', 'northcentralus', '29.4167', '-98.5'],
  ['westus2', 'West US 2', 'United States', 'westcentralus', '47.233', '-119.852'],
  ['westus3', 'West US 3', 'United States', 'eastus', '33.448376', '-112.074036'],
  ['canadacentral', 'Canada Central', 'Canada', 'canadaeast', '43.653', '-79.383'],
  ['mexicocentral', 'Mexico Central', 'Mexico', '', '20.588818', '-100.389888'],
  ['brazilsouth', 'Brazil South', 'Brazil', 'southcentralus', '-23.55', '-46.633'],
  ['northeurope', 'North Europe', 'Europe', 'westeurope', '53.3478', '-6.2597'],
  ['westeurope', 'West Europe', 'Europe', 'northeurope', '52.3667', '4.9'],
  ['uksouth', 'UK South', 'United Kingdom', 'ukwest', '50.941', '-0.799'],
  ['francecentral', 'France Central', 'France', 'francesouth', '46.3772', '2.373'],
  ['germanywestcentral', 'Germany West Central', 'Germany', 'germanynorth', '50.110924', '8.682127'],
  ['italynorth', 'Italy North', 'Italy', '', '45.46888', '9.18109'],
  ['norwayeast', 'Norway East', 'Norway', 'norwaywest', '59.913868', '10.752245'],
  ['polandcentral', 'Poland Central', 'Poland', '', '52.23334', '21.01666'],
  ['spaincentral', 'Spain Central', 'Spain', '', '40.4259', '-3.4209'],
  ['swedencentral', 'Sweden Central', 'Sweden', 'swedensouth', '60.67488', '17.14127'],
  ['switzerlandnorth', 'Switzerland North', 'Switzerland', 'switzerlandwest', '47.451542', '8.564572'],
  ['southafricanorth', 'South Africa North', 'South Africa', 'southafricawest', '-25.73134', '28.21837'],
  ['uaenorth', 'UAE North', 'UAE', 'uaecentral', '25.266666', '55.316666'],
  ['qatarcentral', 'Qatar Central', 'Qatar', '', '25.551462', '51.439327'],
  ['centralindia', 'Central India', 'India', 'southindia', '18.5822', '73.9197'],
  ['eastasia', 'East Asia', 'Asia Pacific', 'southeastasia', '22.267', '114.188'],
  ['southeastasia', 'Southeast Asia', 'Asia Pacific', 'eastasia', '1.283', '103.833'],
  ['japaneast', 'Japan East', 'Japan', 'japanwest', '35.68', '139.77'],
  ['koreacentral', 'Korea Central', 'Korea', 'koreasouth', '37.5665', '126.978'],
  ['australiaeast', 'Australia East', 'Australia', 'australiasoutheast', '-33.86', '151.2094'],
];

// Regions in which Elastic SAN is offered with LRS alone [D].
const withoutZones: readonly Row[] = [
  ['northcentralus', 'North Central US', 'United States', 'southcentralus', '41.8819', '-87.6278'],
  ['westcentralus', 'West Central US', 'United States', 'westus2', '40.89', '-110.234'],
  ['westus', 'West US', 'United States', 'eastus', '37.783', '-122.417'],
  ['canadaeast', 'Canada East', 'Canada', 'canadacentral', '46.817', '-71.217'],
  ['brazilsoutheast', 'Brazil Southeast', 'Brazil', 'brazilsouth', '-22.90278', '-43.2075'],
  ['ukwest', 'UK West', 'United Kingdom', 'uksouth', '53.427', '-3.084'],
  ['francesouth', 'France South', 'France', 'francecentral', '43.8345', '2.1972'],
  ['germanynorth', 'Germany North', 'Germany', 'germanywestcentral', '53.073635', '8.806422'],
  ['norwaywest', 'Norway West', 'Norway', 'norwayeast', '58.969975', '5.733107'],
  ['swedensouth', 'Sweden South', 'Sweden', 'swedencentral', '55.6', '13'],
  ['switzerlandwest', 'Switzerland West', 'Switzerland', 'switzerlandnorth', '46.204391', '6.143158'],
  ['southafricawest', 'South Africa West', 'South Africa', 'southafricanorth', '-34.075691', '18.843266'],
  ['uaecentral', 'UAE Central', 'UAE', 'uaenorth', '24.466667', '54.366669'],
  ['southindia', 'South India', 'India', 'centralindia', '12.9822', '80.1636'],
  ['japanwest', 'Japan West', 'Japan', 'japaneast', '34.6939', '135.5022'],
  ['koreasouth', 'Korea South', 'Korea', 'koreacentral', '35.1796', '129.0756'],
  ['malaysiasouth', 'Malaysia South', 'Malaysia', '', '1.5', '103.7'],
  ['taiwannorth', 'Taiwan North', 'Taiwan', '', '25', '121.5'],
  ['australiacentral', 'Australia Central', 'Australia', 'australiacentral2', '-35.3075', '149.1244'],
  ['australiacentral2', 'Australia Central 2', 'Australia', 'australiacentral', '-35.3075', '149.1244'],
  ['australiasoutheast', 'Australia Southeast', 'Australia', 'australiaeast', '-37.8136', '144.9631'],
];

const regionFrom =
  (zones: boolean) =>
  ([name, displayName, geography, paired, latitude, longitude]: Row): Region => ({
    name,
    displayName,
    geography,
    paired,
    latitude,
    longitude,
    zones,
  });

/** Regions of the emulated subscriptions: every one in which Elastic SAN is offered. */
export const regions: readonly Region[] = [...withZones.map(regionFrom(true)), ...withoutZones.map(regionFrom(false))];

/** Names of those regions. */
export const regionNames: readonly string[] = regions.map((region) => region.name);

/** The region with a name, however it was written. */
export const regionNamed = (name: string): Region | undefined => regions.find((region) => region.name === regionName(name));

/** The zones of a region. */
export const zonesOf = (location: string): readonly string[] => (regionNamed(location)?.zones === true ? ['1', '2', '3'] : []);

/** Azure keeps region names as `eastus2`, whichever way they were sent. */
export function regionName(location: string): string {
  return location.replaceAll(' ', '').toLowerCase();
}

/** A region that a resource type is offered in, or ARM's refusal. */
export function requireRegion(name: string, type: string, offered: readonly string[] = regionNames): string {
  if (offered.includes(regionName(name))) return name;
  throw badRequest(
    'LocationNotAvailableForResourceType',
    `The provided location '${name}' is not available for resource type '${type}'. List of available regions for the resource type is '${offered.join(',')}'.`,
  );
}

/** A resource stays in the region that it was made in: ARM refuses a PUT from elsewhere. */
export function refuseOtherLocation({ id, name, location = '' }: Resource, wanted: string): void {
  if (location === wanted) return;
  throw new ArmFailure(409, {
    code: 'InvalidResourceLocation',
    message: `The resource '${name}' already exists in location '${location}' in resource group '${lastPart(resourceGroupOf(id))}'. A resource with the same name cannot be created in location '${wanted}'. Please select a new resource name.`,
  });
}
