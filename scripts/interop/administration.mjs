// The checks that the Go client makes about topics, offsets, fetches, hand-made batches and versions, and the
// comparison of the server's answers with Apache Kafka's.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runJsonLines } from './processes.mjs'

const answersFile = fileURLToPath(new URL('kafka-answers.json', import.meta.url))

const compareVersions = (ours, kafkas) => {
  const differences = []
  for (const [name, range] of Object.entries(kafkas)) {
    const own = ours[name]
    if (own === undefined) differences.push(`${name} is missing`)
    else if (own[0] !== range[0] || own[1] !== range[1]) differences.push(`${name} ${own} instead of ${range}`)
  }
  if (differences.length > 0) throw new Error(differences.join('; '))
}

/** A KRaft cluster makes some settings of its own at the cluster's level (3); to a client that is a default (5). */
const asDefault = (config) => ({ ...config, source: config.source === 3 ? 5 : config.source })

/** Every config that the server lists must be one of Kafka's, with its default, type and flags. */
const compareConfigs = (ours, kafkas) => {
  const differences = []
  for (const [name, config] of Object.entries(ours)) {
    const wanted = kafkas[name]
    if (wanted === undefined) differences.push(`${name} is none of Kafka's`)
    else if (JSON.stringify(asDefault(wanted)) !== JSON.stringify(asDefault(config))) {
      differences.push(`${name} is ${JSON.stringify(config)} instead of ${JSON.stringify(wanted)}`)
    }
  }
  if (differences.length > 0) throw new Error(differences.join('; '))
  const missing = Object.keys(kafkas).filter((name) => ours[name] === undefined)
  const listed = `${Object.keys(ours).length} configs`
  return missing.length === 0 ? listed : `${listed}; Kafka also lists ${missing.join(', ')}`
}

/** Runs the Go client's administration checks with both versions of the library. */
export const checkAdministration = async ({ report, bootstrap, franz }, { recordAnswers }) => {
  for (const version of ['1.20', 'newest']) {
    let answers = null
    await report.run(`franz-go ${version}: the administration checks ran to their end`, async () => {
      const lines = await runJsonLines(franz[version], [
        'admin',
        '-bootstrap',
        bootstrap,
        '-prefix',
        `admin-${version}`,
      ])
      for (const { check, problem } of lines) {
        if (check !== undefined) report.check(problem === '', `franz-go ${version}: ${check}`, problem)
      }
      answers = lines.at(-1).answers
    })
    if (version !== 'newest' || answers === null) continue
    if (recordAnswers) await writeFile(answersFile, `${JSON.stringify(answers, null, 2)}\n`)
    const kafkas = JSON.parse(await readFile(answersFile, 'utf8'))
    await report.run("ApiVersions has Kafka's versions of every key", () =>
      compareVersions(answers.versions, kafkas.versions),
    )
    await report.run("topic configs have Kafka's names, types and defaults", () =>
      compareConfigs(answers.topicConfigs, kafkas.topicConfigs),
    )
  }
}
