import type { MetadataStore } from '@millrace/metadata'

/** Opens a lease that outlasts a test; its number. */
export async function openLongLease(store: MetadataStore, holder = 'agent'): Promise<number> {
  return (await store.openLease('vci_race', holder, 3_600_000)).leaseId
}

/** Claims a group; fails the test when it is refused. */
export async function claimFor(store: MetadataStore, leaseId: number, groupId = 'group') {
  const outcome = await store.claimGroup('vci_race', groupId, leaseId)
  if (!outcome.ok) throw new Error(`the claim was refused with ${outcome.code}`)
  return outcome
}
