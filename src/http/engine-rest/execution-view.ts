/** An execution as this API shows it: the instance as a whole, or one place where it is. */
export const executionView = (id: string, processInstanceId: string) => ({
  id,
  processInstanceId,
  ended: false,
  tenantId: null,
});
