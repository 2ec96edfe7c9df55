import { badRequest } from '../../arm/errors.ts';
import { regionNamed, regions, type Region } from '../../arm/regions.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { elasticSanVersions } from './ids.ts';

/** Largest base size and total of both kinds of capacity, in TiB: regions without zones have room for less (ListSkus) [R], as has ZRS [D]. */
const largest = { roomy: ['400', '600'], small: ['100', '100'] } as const;

// The order is the recorded one; the figure of the throughput is documented, its name a guess [U].
function capabilitiesOf(name: string, zones: boolean): { name: string; value: string }[] {
  const [base, extended] = name === 'Premium_LRS' && zones ? largest.roomy : largest.small;
  return [
    { name: 'elasticSanIopsPerBaseTiB', value: '5000' },
    { name: 'elasticSanMaxSizeTiB', value: base },
    { name: 'elasticSanMaxExtendedCapacityTiB', value: extended },
    { name: 'elasticSanMBpsPerBaseTiB', value: '200' },
  ];
}

const skuIn = (name: string, { name: location, zones }: Region): Record<string, unknown> => ({
  resourceType: 'elasticSans',
  name,
  tier: 'Premium',
  locations: [location],
  locationInfo: [{ location, zones: zones ? ['1', '2', '3'] : [], zoneDetails: [] }],
  capabilities: capabilitiesOf(name, zones),
  restrictions: [],
});

const skusOf = (region: Region): string[] => (region.zones ? ['Premium_LRS', 'Premium_ZRS'] : ['Premium_LRS']);

/** One entry for each SKU and region, as recorded [R]; the filter's form is from the API's description [S]. */
function listSkus(request: ArmRequest): ArmResponse {
  const filter = request.query.get('$filter')?.trim() ?? '';
  const asked = /^location\s+eq\s+'?([^']+?)'?$/i.exec(filter)?.[1];
  if (filter !== '' && asked === undefined) throw badRequest('InvalidFilter', `The filter '${filter}' is not valid.`);
  const wanted = asked === undefined ? regions : regions.filter((region) => region === regionNamed(asked));
  return {
    status: 200,
    body: pageOf(
      request,
      wanted.flatMap((region) => skusOf(region).map((name) => skuIn(name, region))),
    ),
  };
}

/** What can be bought where. */
export const skuRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: '/subscriptions/{subscriptionId}/providers/Microsoft.ElasticSan/skus',
    apiVersions: elasticSanVersions,
    action: 'Microsoft.ElasticSan/skus/read',
    handle: listSkus,
  },
];
