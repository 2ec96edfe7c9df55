/** An answer of Azure leads to a host that is not Azure's; nothing was sent there. */
export class ForeignHost extends Error {
  constructor(host: string) {
    super(`Azure's answer leads to ${host}, which is not a host of Azure Resource Manager. The portal did not follow it.`);
    this.name = 'ForeignHost';
  }
}
