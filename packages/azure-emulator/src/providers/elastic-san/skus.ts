import { badRequest } from '../../arm/errors.ts';
import { regionNamed, regions, type Region } from '../../arm/regions.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routes.ts';
import { elasticSanVersions } from './ids.ts';

const limits: Record<string, [string, string][]> = {
  Premium_LRS: [
    ['elasticSanIopsPerBaseTiB', '5000'],
    ['elasticSanMBpsPerBaseTiB', '200'],
    ['elasticSanMaxSizeTiB', '400'],
    ['elasticSanMaxExtendedCapacityTiB', '600'],
  ],
  Premium_ZRS: [
    ['elasticSanIopsPerBaseTiB', '5000'],
    ['elasticSanMBpsPerBaseTiB', '200'],
    ['elasticSanMaxSizeTiB', '100'],
    ['elasticSanMaxExtendedCapacityTiB', '100'],
  ],
};

const skuIn = (name: string, { name: location, zones }: Region): Record<string, unknown> => ({
  resourceType: 'elasticSans',
  name,
  tier: 'Premium',
  locations: [location],
  locationInfo: [{ location, zones: zones ? ['1', '2', '3'] : [], zoneDetails: [] }],
  capabilities: (limits[name] ?? []).map(([capability, value]) => ({ name: capability, value })),
  restrictions: [],
});

const skusOf = (region: Region): string[] => Object.keys(limits).filter((name) => region.zones || name !== 'Premium_ZRS');

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
