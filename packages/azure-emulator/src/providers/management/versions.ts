/** Versions of management groups, the newest first [S]. */
export const managementVersions = ['2023-04-01', '2021-04-01', '2020-10-01', '2020-05-01', '2020-02-01'] as const;
