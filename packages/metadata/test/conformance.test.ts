import { createMemoryCore, createMemoryMetadataStore } from '@millrace/metadata'
import { describeMetadataStore } from '@millrace/testkit'

describeMetadataStore({
  name: 'the memory engine',
  async create({ clock, options }) {
    const core = createMemoryCore(options)
    const open = async () => {
      const store = createMemoryMetadataStore({ clock, core })
      await store.start()
      return store
    }
    const store = await open()
    return {
      store,
      openSecond: open,
      reopen: open,
      destroy: () => store.close(),
    }
  },
})
