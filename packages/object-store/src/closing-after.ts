/** Runs `work` on a resource, then closes it, whatever came of it. */
export async function closingAfter<R extends { close(): Promise<void> }, T>(
  resource: R,
  work: (resource: R) => Promise<T>,
): Promise<T> {
  try {
    return await work(resource)
  } finally {
    await resource.close()
  }
}
