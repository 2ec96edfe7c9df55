/** Versions of role assignments, the newest first; older ones have another shape [S]. */
export const assignmentVersions = [
  '2022-04-01',
  '2022-01-01-preview',
  '2021-04-01-preview',
  '2020-10-01-preview',
  '2020-08-01-preview',
  '2020-04-01-preview',
  '2020-03-01-preview',
  '2019-04-01-preview',
  '2018-09-01-preview',
] as const;

/** Versions of role definitions [S]. */
export const definitionVersions = ['2022-05-01-preview', '2022-04-01', '2018-07-01', '2018-01-01-preview'] as const;

/** Versions of the caller's permissions [S]. */
export const permissionVersions = [...definitionVersions, '2015-07-01'] as const;

/** Versions of management locks [S]. */
export const lockVersions = ['2020-05-01', '2017-04-01', '2016-09-01'] as const;

/** Versions of deny assignments [S]. */
export const denyVersions = ['2022-04-01', '2021-03-01-preview', '2018-07-01-preview'] as const;
