/** Versions of subscriptions, locations and tenants, the newest first [S]. */
export const subscriptionVersions = [
  '2022-12-01',
  '2022-09-01',
  '2022-01-01',
  '2021-10-01',
  '2021-04-01',
  '2021-01-01',
  '2020-10-01',
  '2020-06-01',
  '2020-01-01',
  '2019-11-01',
  '2019-10-01',
  '2019-06-01',
  '2018-06-01',
  '2018-02-01',
  '2016-06-01',
] as const;

/** Versions of resource groups, resources and providers, the newest first [S]. */
export const resourceVersions = [
  '2025-04-01',
  '2025-03-01',
  '2024-11-01',
  '2024-07-01',
  '2024-03-01',
  '2023-07-01',
  '2022-09-01',
  '2021-04-01',
  '2021-01-01',
] as const;

/** Versions of queries in Resource Graph, the newest first [S]. */
export const resourceGraphVersions: readonly string[] = ['2024-04-01', '2022-10-01', '2021-03-01'];
