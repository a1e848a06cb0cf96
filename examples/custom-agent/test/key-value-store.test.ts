import { describeObjectStore } from '@millrace/testkit'
import { createKeyValueStore } from '../key-value-store.mjs'

describeObjectStore({
  name: 'the key-value store',
  create: () => Promise.resolve({ store: createKeyValueStore(), destroy: () => Promise.resolve() }),
})
