import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

const failpoints = pathToFileURL(join(import.meta.dirname, '../crash/failpoints.mjs')).href

/**
 * A server in miniature: for each of three requests it puts, commits and answers over a real TCP connection, and says on
 * standard output what it has done.
 */
const program = `
  import { writeSync } from 'node:fs'
  import { connect, createServer } from 'node:net'
  import { once } from 'node:events'
  import { withFailpoints } from ${JSON.stringify(failpoints)}
  const say = (text) => writeSync(1, text + '\\n')
  const { objectStore, metadataStore } = withFailpoints({
    objectStore: { description: 'fake', async put(key) { say('put ' + key) } },
    metadataStore: { async commitSegment(commit) { say('commit ' + commit); return 'outcome' } },
  }, process.env.FAILPOINT)
  const server = createServer(async (socket) => {
    for (const name of ['a', 'b', 'c']) {
      await objectStore.put(name)
      const outcome = await metadataStore.commitSegment(name)
      if (outcome !== 'outcome' || objectStore.description !== 'fake') throw new Error('the wrapper is not faithful')
      socket.write('answer ' + name + '\\n')
    }
    socket.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect(server.address().port, '127.0.0.1')
  client.on('data', (data) => {})
  await once(client, 'close')
  server.close()
`

function run(failpoint?: string) {
  const env = { ...process.env, ...(failpoint === undefined ? {} : { FAILPOINT: failpoint }) }
  const { stdout, stderr, signal, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env,
  })
  return { did: stdout.toString().trim().split('\n'), stderr: stderr.toString(), signal, status }
}

describe('failpoints', () => {
  it('change nothing when none is set', () => {
    const { did, status } = run()
    expect(status).toBe(0)
    expect(did).toEqual(['put a', 'commit a', 'put b', 'commit b', 'put c', 'commit c'])
  })

  it.each([
    ['before-put', ['put a', 'commit a']],
    ['after-put', ['put a', 'commit a', 'put b']],
    ['before-commit', ['put a', 'commit a', 'put b']],
    ['after-commit', ['put a', 'commit a', 'put b', 'commit b']],
    ['before-answer', ['put a', 'commit a', 'put b', 'commit b']],
  ])('%s kills the process at its second occasion, and says so', (name, did) => {
    const ended = run(`${name}:2`)
    expect(ended.signal).toBe('SIGKILL')
    expect(ended.stderr).toContain(`failpoint ${name} reached`)
    expect(ended.did).toEqual(did)
  })

  it('refuse a name that is none of theirs', () => {
    expect(run('before-lunch:2').stderr).toMatch(/FAILPOINT=before-lunch:2/)
  })
})
