import { describeAgentDirectory } from '@millrace/testkit'
import { createMemoryAgentDirectory } from '../src/index.ts'

describeAgentDirectory({
  name: 'the memory engine',
  async create({ clock }) {
    return { directory: createMemoryAgentDirectory({ clock }), destroy: async () => {} }
  },
})
