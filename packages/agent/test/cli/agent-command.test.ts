import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryObjectStore } from '@millrace/object-store'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { agentCommand, ExitCode, playgroundCommand } from '../../src/cli/agent-command.ts'
import { createAgent } from '../../src/index.ts'
import { fakeWorld } from './fake-world.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-cli-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const IN_MEMORY = ['-bucketURL', 'mem://', '-metadataURL', 'memory:', '-advertiseHostnameStrategy', 'local']
const QUIET = ['-logLevel', 'error', '-kafkaPort', '0', '-httpPort', '0']

/** What a command printed on standard error, after it exited with `code`. */
async function errorOf(flags: readonly string[], code: number, environment: Readonly<Record<string, string>> = {}) {
  const world = fakeWorld(environment)
  expect(await agentCommand(flags, world)).toBe(code)
  expect(world.printed).toEqual([])
  expect(world.errors).toHaveLength(1)
  return world.errors[0]!
}

/** A listener on a free port, until the callback is done. */
async function withTakenPort(run: (port: number) => Promise<void>): Promise<void> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  try {
    await run((server.address() as AddressInfo).port)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

describe('millrace agent with settings that cannot be used', () => {
  it('exits with 2 and one message that lists every problem', async () => {
    const message = await errorOf(['-kafkaPort', 'x', '-nope'], ExitCode.USAGE, {
      WARPSTREAM_REQUIRE_SASL_AUTHENTICATION: 'true',
    })
    const [head, ...rows] = message.split('\n')
    expect(head).toBe('millrace agent: 3 problems with the settings')
    expect(rows).toHaveLength(3)
    expect(message).toContain('requireSASLAuthentication is a security setting')
  })

  it.each([
    [['-advertiseHostnameStrategy', 'custom'], 'advertiseHostnameStrategy custom needs advertiseHostnameCustom'],
    [['-advertiseHostnameCustom', 'a.example'], 'only used with advertiseHostnameStrategy custom'],
    [['-socketRequestMaxBytes', '536870912'], 'requestBudgetBytes must be at least socketRequestMaxBytes'],
    [['-batchMaxSizeBytes', '1073741824'], 'requestBudgetBytes must be at least half of batchMaxSizeBytes'],
    [['-cacheSizeBytes', '1000'], 'cacheSizeBytes must be 0 or at least 1048576'],
    [['-groupMinSessionTimeoutMs', '1800001'], 'groupMinSessionTimeoutMs must not exceed groupMaxSessionTimeoutMs'],
    [['-kafkaPort', '9000', '-httpPort', '9000'], 'kafkaPort and httpPort are both 9000'],
    [['-bucketURL', 'mem://'], 'bucketURL mem:// forgets at exit'],
    [['-metadataURL', 'postgres://h/d'], 'agentKey is needed with metadataURL postgres://'],
    [['-kafkaListeners', 'a://:1', '-kafkaPort', '2'], 'kafkaPort is of the one listener that there is without'],
    [['-kafkaListeners', 'a://:1', '-kafkaProxyProtocol'], 'kafkaProxyProtocol is of the one listener'],
    [['-kafkaListeners', 'a://:1,b://:8080'], 'listener b and httpPort are both 8080'],
    [['-kafkaTLS', '-tlsServerCertFile', '/c'], 'TLS at kafkaPort needs tlsServerPrivateKeyFile'],
    [['-kafkaListeners', 'a://:1?tls=true&tlsServerPrivateKeyFile=/k'], 'TLS at listener a needs tlsServerCertFile'],
    [['-tlsServerCertFile', '/c'], 'tlsServerCertFile is given, but no listener has TLS'],
    [
      [
        '-kafkaTLS',
        '-tlsServerCertFile',
        '/c',
        '-tlsServerPrivateKeyFile',
        '/k',
        '-kafkaListeners',
        'a://:1?tls=false',
      ],
      'tlsServerCertFile is given, but no listener has TLS\n  tlsServerPrivateKeyFile is given',
    ],
    [
      ['-metadataURL', 'postgres://h/d', '-agentKey', '0123456789abcdef', '-kafkaPort', '8081'],
      'kafkaPort and peerPort are both 8081',
    ],
  ])('%j contradicts itself', async (flags, problem) => {
    const message = await errorOf(flags, ExitCode.USAGE)
    expect(message.split('\n')).toHaveLength(1 + problem.split('\n').length)
    expect(message).toContain(problem)
  })

  it('a value that is wrong by itself is not said to contradict another as well', async () => {
    const message = await errorOf(
      ['-advertiseHostnameStrategy', 'custom', '-advertiseHostnameCustom', 'a b', '-requestBudgetBytes', '1'],
      ExitCode.USAGE,
    )
    expect(message.split('\n')).toHaveLength(3)
    expect(await errorOf(['-advertiseHostnameStrategy', 'nope', '-advertiseHostnameCustom', 'a'], 2)).not.toContain(
      'only used with',
    )
  })
})

describe('millrace agent --print-config', () => {
  it('shows every value and where it came from, and starts nothing', async () => {
    const world = fakeWorld({ WARPSTREAM_BATCH_TIMEOUT: '1.5s', MILLRACE_UNHEARD_OF: '1' })
    expect(await agentCommand(['--print-config', '-numPartitions=7'], world)).toBe(ExitCode.OK)
    const rows = world.printed.join('\n').split('\n')
    const row = (name: string) => rows.find((text) => text.startsWith(`${name} `))
    expect(row('batchTimeout')).toMatch(/ 1500ms +\(variable WARPSTREAM_BATCH_TIMEOUT\)$/)
    expect(row('numPartitions')).toMatch(/ 7 +\(flag -numPartitions\)$/)
    expect(row('kafkaPort')).toMatch(/ 9092 +\(default\)$/)
    expect(row('metadataURL')).toMatch(/ sqlite:\/\/\/.*\/\.millrace\/metadata\.db +\(default\)$/)
    expect(row('advertiseHostnameCustom')).toMatch(/\(not set\)/)
    expect(row('putBudgetBytes')).toMatch(/ a quarter of batchMaxSizeBytes +\(default\)$/)
    expect(rows.at(-1)).toBe('warning: MILLRACE_UNHEARD_OF: no such variable')
  })

  it('shows no secrets', async () => {
    const world = fakeWorld()
    const url = 's3://bucket?endpoint=http://user:hunter2@localhost:9000'
    expect(await agentCommand(['--print-config', '-bucketURL', url], world)).toBe(ExitCode.OK)
    expect(world.printed.join()).toContain('http://user:***@localhost:9000')
    expect(world.printed.join()).not.toContain('hunter2')
  })

  it('shows problems instead when there are any', async () => {
    expect(await errorOf(['--print-config', '-kafkaPort', 'x'], ExitCode.USAGE)).toContain('-kafkaPort: "x"')
  })

  it('of the playground shows that everything is in memory', async () => {
    const world = fakeWorld()
    expect(await playgroundCommand(['-print-config'], world)).toBe(ExitCode.OK)
    expect(world.printed.join()).toMatch(/bucketURL +mem:\/\/ /)
    expect(world.printed.join()).toMatch(/metadataURL +memory: /)
    expect(world.printed.join()).toMatch(/advertiseHostnameStrategy +local /)
  })
})

describe('millrace agent --help', () => {
  it.each(['--help', '-help', '-h'])('%s prints every flag and its variable', async (flag) => {
    const world = fakeWorld()
    expect(await agentCommand([flag], world)).toBe(ExitCode.OK)
    expect(world.printed.join()).toContain('-defaultVirtualClusterID, MILLRACE_DEFAULT_VIRTUAL_CLUSTER_ID')
    expect(world.errors).toEqual([])
  })
})

describe('millrace agent that cannot start says why in one sentence and exits with 1', () => {
  const oneSentence = (message: string, pattern: RegExp) => {
    expect(message).toMatch(/^millrace agent: [^\n]+$/)
    expect(message).toMatch(pattern)
  }

  it('when the Kafka port is taken', async () => {
    await withTakenPort(async (port) => {
      const flags = [...IN_MEMORY, '-logLevel', 'error', '-httpPort', '0', '-kafkaPort', String(port)]
      oneSentence(await errorOf(flags, ExitCode.FAILED), new RegExp(`port.*${port}|${port}.*port`))
    })
  })

  it('when the HTTP port is taken', async () => {
    await withTakenPort(async (port) => {
      const flags = [...IN_MEMORY, '-logLevel', 'error', '-kafkaPort', '0', '-httpPort', String(port)]
      oneSentence(await errorOf(flags, ExitCode.FAILED), new RegExp(`HTTP port ${port}: another process`))
    })
  })

  it('when the folder of the objects is a file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const flags = [...QUIET, '-bucketURL', `file://${file}/objects`, '-metadataURL', 'memory:']
    oneSentence(await errorOf(flags, ExitCode.FAILED), /file\/objects/)
  })

  it('when the folder of the metadata file is a file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const flags = [...QUIET, '-bucketURL', `file://${folder}/objects`, '-metadataURL', `sqlite://${file}/meta.db`]
    oneSentence(await errorOf(flags, ExitCode.FAILED), /file\/meta\.db/)
  })

  it('when the metadata file is no database', async () => {
    const file = join(folder, 'meta.db')
    writeFileSync(file, 'this is no database'.repeat(1_000))
    const flags = [...QUIET, '-bucketURL', `file://${folder}/objects`, '-metadataURL', `sqlite://${file}`]
    oneSentence(await errorOf(flags, ExitCode.FAILED), /meta\.db/)
  })

  it('when another agent has the metadata file', async () => {
    const metadataURL = `sqlite://${folder}/meta.db`
    const other = await createAgent({ metadataURL, objectStore: createMemoryObjectStore() })
    try {
      const flags = [...QUIET, '-bucketURL', `file://${folder}/objects`, '-metadataURL', metadataURL]
      oneSentence(await errorOf(flags, ExitCode.FAILED), /meta\.db/)
    } finally {
      await other.close()
    }
  })

  it.each([
    [404, 'does not exist'],
    [403, 'refuses access'],
  ])('when the bucket, asked for, answers %i: it %s', async (status) => {
    const s3 = createHttpServer((_request, response) => response.writeHead(status).end())
    await new Promise<void>((resolve) => s3.listen(0, '127.0.0.1', resolve))
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
    const endpoint = `http://127.0.0.1:${(s3.address() as AddressInfo).port}`
    const bucketURL = `s3://some-bucket?endpoint=${endpoint}&forcePathStyle=true`
    try {
      const flags = [...QUIET, '-metadataURL', 'memory:', '-bucketURL', bucketURL]
      oneSentence(await errorOf(flags, ExitCode.FAILED), /some-bucket/)
    } finally {
      s3.closeAllConnections()
      await new Promise((resolve) => s3.close(resolve))
    }
  })
})
