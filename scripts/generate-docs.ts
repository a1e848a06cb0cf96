// Writes the pages of docs/ that say what the code says: `npm run generate:docs`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cwd } from 'node:process'
import { configurationPage } from './docs/configuration.ts'
import { limitsPage } from './docs/limits.ts'
import { metricsPage } from './docs/metrics.ts'
import { protocolMessagesPage } from './docs/protocol-messages.ts'
import { protocolSupportPage } from './docs/protocol-support.ts'
import { topicConfigsPage } from './docs/topic-configs.ts'
import { troubleshootingPage } from './docs/troubleshooting.ts'

const root = cwd()
const pages = {
  'configuration.md': configurationPage(),
  'limits.md': limitsPage(root),
  'metrics.md': metricsPage(),
  'protocol-messages.md': protocolMessagesPage(root),
  'protocol-support.md': protocolSupportPage(root),
  'topic-configs.md': topicConfigsPage(),
  'troubleshooting.md': await troubleshootingPage(root),
}
for (const [name, text] of Object.entries(pages)) writeFileSync(join(root, 'docs', name), text)
