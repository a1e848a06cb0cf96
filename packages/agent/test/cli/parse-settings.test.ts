import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../src/cli/parse-settings.ts'
import { AGENT_SETTINGS, REFUSED_SETTINGS, variableName } from '../../src/cli/settings.ts'

const parse = (flags: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  parseSettings(AGENT_SETTINGS, flags, environment)
const valueOf = (name: string, flags: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const parsed = parse(flags, environment)
  expect(parsed.problems).toEqual([])
  return parsed.values.get(name)!
}

describe('how a setting can be spelled', () => {
  it.each([
    ['-kafkaPort', '19092'],
    ['--kafkaPort', '19092'],
    ['-kafkaPort=19092', ''],
    ['--kafkaPort=19092', ''],
  ])('as the flag %s', (spelled, text) => {
    const { value, origin } = valueOf('kafkaPort', text === '' ? [spelled] : [spelled, text])
    expect(value).toBe(19_092)
    expect(origin).toEqual({ kind: 'flag', spelled: spelled.split('=')[0] })
  })

  it.each(['MILLRACE_KAFKA_PORT', 'WARPSTREAM_KAFKA_PORT'])('as the variable %s', (spelled) => {
    const { value, origin } = valueOf('kafkaPort', [], { [spelled]: '19092' })
    expect(value).toBe(19_092)
    expect(origin).toEqual({ kind: 'variable', spelled })
  })

  it('the variables have the names that existing deployments use', () => {
    const names = AGENT_SETTINGS.flatMap(({ name, variableAliases = [] }) => [variableName(name), ...variableAliases])
    expect(names).toEqual(
      expect.arrayContaining([
        'BUCKET_URL',
        'METADATA_URL',
        'KAFKA_PORT',
        'HTTP_PORT',
        'DEFAULT_VIRTUAL_CLUSTER_ID',
        'ADVERTISE_HOSTNAME_STRATEGY',
        'ADVERTISE_HOSTNAME_CUSTOM',
        'DISCOVERY_KAFKA_HOSTNAME_OVERRIDE',
        'DISCOVERY_KAFKA_PORT_OVERRIDE',
        'BATCH_TIMEOUT',
        'BATCH_MAX_SIZE_BYTES',
        'PUT_BUDGET_BYTES',
        'AGENT_KEY',
        'AGENT_GROUP',
        'AGENT_ROLES',
        'AVAILABILITY_ZONE',
        'ZONED_CIDR_BLOCKS',
        'TLS_ENABLED',
        'TLS_SERVER_CERT_FILE',
        'TLS_SERVER_PRIVATE_KEY_FILE',
        'GRACEFUL_SHUTDOWN_DURATION',
      ]),
    )
  })

  it('no two settings share a variable', () => {
    const names = [
      ...AGENT_SETTINGS.flatMap(({ name, variableAliases = [] }) => [variableName(name), ...variableAliases]),
      ...REFUSED_SETTINGS.flatMap(({ variables }) => variables),
    ]
    expect(new Set(names).size).toBe(names.length)
  })

  it('a value may hold an equals sign', () => {
    const url = 's3://bucket?region=eu-west-1&prefix=team'
    expect(valueOf('bucketURL', [`-bucketURL=${url}`]).value).toBe(url)
    expect(valueOf('bucketURL', ['-bucketURL', url]).value).toBe(url)
  })

  it.each([
    [['-autoCreateTopicsEnable'], true],
    [['-autoCreateTopicsEnable=false'], false],
    [['--autoCreateTopicsEnable', 'false', '-kafkaPort', '1'], false],
    [['-autoCreateTopicsEnable=F'], false],
    [['-autoCreateTopicsEnable', '-kafkaPort', '1'], true],
  ])('a boolean flag as %j', (flags, expected) => {
    expect(valueOf('autoCreateTopicsEnable', flags).value).toBe(expected)
  })
})

describe('which value holds', () => {
  const both = { MILLRACE_NUM_PARTITIONS: '3', WARPSTREAM_NUM_PARTITIONS: '4' }

  it('a flag before any variable', () => {
    expect(valueOf('numPartitions', ['-numPartitions', '2'], both).value).toBe(2)
  })

  it('MILLRACE_ before WARPSTREAM_', () => {
    expect(valueOf('numPartitions', [], both)).toMatchObject({
      value: 3,
      origin: { kind: 'variable', spelled: 'MILLRACE_NUM_PARTITIONS' },
    })
  })

  it('an empty variable is as good as none', () => {
    expect(valueOf('numPartitions', [], { ...both, MILLRACE_NUM_PARTITIONS: '' }).value).toBe(4)
    expect(valueOf('numPartitions', [], { MILLRACE_NUM_PARTITIONS: '' })).toMatchObject({
      value: 1,
      origin: { kind: 'default' },
    })
  })

  it('a wrong variable that a flag overrides is nobody’s problem', () => {
    expect(valueOf('numPartitions', ['-numPartitions', '2'], { MILLRACE_NUM_PARTITIONS: 'many' }).value).toBe(2)
  })

  it('every default is a valid value', () => {
    expect(parse([]).problems).toEqual([])
  })
})

describe('what is wrong with flags', () => {
  it.each([
    [['-kafkaPrt', '1'], '-kafkaPrt: no such flag; did you mean -kafkaPort?'],
    [['--bucketUrl=mem://'], '--bucketUrl: no such flag; did you mean --bucketURL?'],
    [['--print-confg'], '--print-confg: no such flag; did you mean --print-config?'],
    [['-zzzzzzzzzzzz'], '-zzzzzzzzzzzz: no such flag'],
    [['--constructor'], '--constructor: no such flag'],
    [['topic'], '"topic" is not a flag'],
    [['-kafkaPort'], '-kafkaPort needs a value'],
    [['-bucketURL', '-kafkaPort', '1'], '-bucketURL needs a value'],
    [['-kafkaPort', '1', '--kafkaPort=2'], '--kafkaPort is given twice'],
  ])('%j', (flags, problem) => {
    expect(parse(flags).problems).toEqual([problem])
  })

  it('the value of an unknown flag is not taken for another mistake', () => {
    expect(parse(['-unheardOfThing', 'value', '-kafkaPort', '1']).problems).toHaveLength(1)
  })

  it('every problem is named at once, flags and variables alike', () => {
    const { problems } = parse(['-kafkaPort', 'x', '-nope', '--batchTimeout=5'], { WARPSTREAM_HTTP_PORT: '70000' })
    expect(problems).toHaveLength(4)
    expect(problems.join('\n')).toMatch(/-kafkaPort: "x"/)
    expect(problems.join('\n')).toMatch(/-nope: no such flag/)
    expect(problems.join('\n')).toMatch(/--batchTimeout: "5"/)
    expect(problems.join('\n')).toMatch(/WARPSTREAM_HTTP_PORT: "70000"/)
  })

  it('a secret in a value that is refused is not repeated', () => {
    const { problems } = parse(['-bucketURL', 's3://AKIA:hunter2@bucket?secretAccessKey=hunter2'])
    expect(problems).toHaveLength(1)
    expect(problems[0]).not.toContain('hunter2')
  })
})

describe('unknown variables', () => {
  it('are one warning each and no problem', () => {
    const { warnings, problems } = parse([], {
      WARPSTREAM_DISCOVERY_ZONES: 'a',
      MILLRACE_KAFKA_PROT: '1',
      UNRELATED: 'x',
    })
    expect(problems).toEqual([])
    expect(warnings).toEqual([
      'MILLRACE_KAFKA_PROT: no such variable; did you mean MILLRACE_KAFKA_PORT?',
      'WARPSTREAM_DISCOVERY_ZONES: no such variable',
    ])
  })

  it('are harmless as Kubernetes sets them for a service called millrace', () => {
    const { warnings, problems } = parse([], {
      MILLRACE_SERVICE_HOST: '10.0.0.1',
      MILLRACE_SERVICE_PORT: '9092',
      MILLRACE_PORT: 'tcp://10.0.0.1:9092',
      MILLRACE_PORT_9092_TCP: 'tcp://10.0.0.1:9092',
      MILLRACE_PORT_9092_TCP_ADDR: '10.0.0.1',
    })
    expect(problems).toEqual([])
    expect(warnings).toHaveLength(5)
  })

  it('a service called millrace-kafka does not decide the Kafka port', () => {
    const address = 'tcp://10.0.0.1:9092'
    const { warnings, problems, values } = parse([], { MILLRACE_KAFKA_PORT: address, WARPSTREAM_KAFKA_PORT: '1234' })
    expect(problems).toEqual([])
    expect(warnings).toEqual([
      `MILLRACE_KAFKA_PORT: ${address} is what Kubernetes sets for a service of that name; ignored`,
    ])
    expect(values.get('kafkaPort')!.value).toBe(1234)
  })
})

describe('security settings that are not built yet', () => {
  it.each([
    ['WARPSTREAM_REQUIRE_SASL_AUTHENTICATION', 'true'],
    ['MILLRACE_REQUIRE_SASL_AUTHENTICATION', 'TRUE'],
    ['WARPSTREAM_REQUIRE_AUTHENTICATION', '1'],
    ['WARPSTREAM_REQUIRE_MTLS_AUTHENTICATION', 'yes'],
    ['WARPSTREAM_REQUIRE_MTLS_AUTHENTICATION', 'true'],
    ['WARPSTREAM_TLS_CLIENT_CA_CERT_FILE', '/ca.pem'],
    ['WARPSTREAM_TLS_PROFILE', 'modern'],
  ])('%s=%s is refused by name', (variable, text) => {
    const { problems } = parse([], { [variable]: text })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`${variable}: `)
    expect(problems[0]).toContain('security setting')
  })

  it.each([
    [['-requireSASLAuthentication']],
    [['--requireSASLAuthentication=true']],
    [['-requireMTLSAuthentication', 'true']],
    [['-tlsClientCACertFile', '/ca.pem']],
  ])('so are the flags %j', (flags) => {
    const { problems } = parse(flags)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('security setting')
  })

  it.each(['false', '0', 'F', ''])('WARPSTREAM_REQUIRE_SASL_AUTHENTICATION=%j asks for nothing', (text) => {
    const { problems, warnings } = parse([], { WARPSTREAM_REQUIRE_SASL_AUTHENTICATION: text })
    expect([...problems, ...warnings]).toEqual([])
  })

  it('a flag that turns one off is accepted', () => {
    expect(parse(['-requireSASLAuthentication=false', '-enableACLs', 'false']).problems).toEqual([])
  })

  it('a key that cannot be used is not repeated', () => {
    const { problems } = parse(['-agentKey', 'tooshort'])
    expect(problems).toEqual(['-agentKey: the value must have 16 to 1024 characters'])
  })
})
