/** Whether two tags have one name: Azure does not tell upper case from lower case in it. Source: tags of Azure Resource Manager. */
export const isTagRepeated = (names: readonly string[]): boolean => new Set(names.map((name) => name.toLowerCase())).size < names.length;
