// `npm run bench:codec -- [ROUNDS]`
import { loadavg } from 'node:os'
import { figureLines, goalLines, measurePeers } from './compare.ts'

const figures = await measurePeers(Number(process.argv[2] ?? 3))
console.log(`Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}; CPU time, medians`)
console.log(['', '| work | millrace | @platformatic/kafka | kafkajs |', '| --- | --- | --- | --- |'].join('\n'))
console.log(figureLines(figures).join('\n'))
console.log(['', '| goal | found | wanted | |', '| --- | --- | --- | --- |'].join('\n'))
console.log(goalLines(figures).join('\n'))
