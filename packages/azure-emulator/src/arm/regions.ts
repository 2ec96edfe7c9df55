import { badRequest } from './errors.ts';

/** A region of Azure as `locations` lists it. */
export type Region = { name: string; displayName: string; geography: string; paired: string; latitude: string; longitude: string };

/** Regions of the emulated subscriptions; each has three availability zones. */
export const regions: readonly Region[] = [
  {
    name: 'eastus2',
    displayName: 'East US 2',
    geography: 'United States',
    paired: 'centralus',
    latitude: '36.6681',
    longitude: '-78.3889',
  },
  { name: 'eastus', displayName: 'East US', geography: 'United States', paired: 'westus', latitude: '37.3719', longitude: '-79.8164' },
  {
    name: 'centralus',
    displayName: 'Central US',
    geography: 'United States',
    paired: 'eastus2',
    latitude: '41.5908',
    longitude: '-93.6208',
  },
  {
    name: 'westus2',
    displayName: 'West US 2',
    geography: 'United States',
    paired: 'westcentralus',
    latitude: '47.233',
    longitude: '-119.852',
  },
  {
    name: 'westus3',
    displayName: 'West US 3',
    geography: 'United States',
    paired: 'eastus',
    latitude: '33.448376',
    longitude: '-112.074036',
  },
  {
    name: 'northeurope',
    displayName: 'North Europe',
    geography: 'Europe',
    paired: 'westeurope',
    latitude: '53.3478',
    longitude: '-6.2597',
  },
  { name: 'westeurope', displayName: 'West Europe', geography: 'Europe', paired: 'northeurope', latitude: '52.3667', longitude: '4.9' },
  { name: 'uksouth', displayName: 'UK South', geography: 'United Kingdom', paired: 'ukwest', latitude: '50.941', longitude: '-0.799' },
  {
    name: 'swedencentral',
    displayName: 'Sweden Central',
    geography: 'Sweden',
    paired: 'swedensouth',
    latitude: '60.67488',
    longitude: '17.14127',
  },
  {
    name: 'eastasia',
    displayName: 'East Asia',
    geography: 'Asia Pacific',
    paired: 'southeastasia',
    latitude: '22.267',
    longitude: '114.188',
  },
  {
    name: 'southeastasia',
    displayName: 'Southeast Asia',
    geography: 'Asia Pacific',
    paired: 'eastasia',
    latitude: '1.283',
    longitude: '103.833',
  },
  {
    name: 'australiaeast',
    displayName: 'Australia East',
    geography: 'Australia',
    paired: 'australiasoutheast',
    latitude: '-33.86',
    longitude: '151.2094',
  },
];

/** Names of those regions. */
export const regionNames: readonly string[] = regions.map((region) => region.name);

/** The region with a name, however it was written. */
export const regionNamed = (name: string): Region | undefined =>
  regions.find((region) => region.name === name.replaceAll(' ', '').toLowerCase());

/** A region that a resource type is offered in, or ARM's refusal. */
export function requireRegion(name: string, type: string): string {
  if (regionNamed(name) !== undefined) return name;
  throw badRequest(
    'LocationNotAvailableForResourceType',
    `The provided location '${name}' is not available for resource type '${type}'. List of available regions for the resource type is '${regionNames.join(',')}'.`,
  );
}
