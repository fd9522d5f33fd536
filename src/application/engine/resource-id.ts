/** One file of a deployment is found by its name alone. An id stands in addresses, so it has only plain letters. */
export const resourceId = (deploymentId: string, name: string): string =>
  `${deploymentId}.${Buffer.from(name).toString('base64url')}`;
