import { packageConfig } from '../../tsup.base.ts'

export default packageConfig({ entry: { index: 'src/index.ts', messages: 'src/generated/messages.ts' } })
