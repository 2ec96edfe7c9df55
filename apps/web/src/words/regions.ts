const names: Record<string, string> = {
  australiaeast: 'Australia East',
  northeurope: 'North Europe',
  westeurope: 'West Europe',
  eastus: 'East US',
  eastus2: 'East US 2',
  westus2: 'West US 2',
  westus3: 'West US 3',
  centralus: 'Central US',
  southcentralus: 'South Central US',
  uksouth: 'UK South',
  francecentral: 'France Central',
  swedencentral: 'Sweden Central',
  germanywestcentral: 'Germany West Central',
  japaneast: 'Japan East',
  southeastasia: 'Southeast Asia',
};

/** A region as people know it; one that is not listed keeps Azure's name. */
export const regionWords = (region: string): string => names[region.toLowerCase()] ?? region;
