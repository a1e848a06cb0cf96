import { request } from 'node:http'
import type { Agent } from '../../src/index.ts'

/** What came back. */
export interface HttpResponse {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

/** One HTTP request to an agent on this machine, on a connection of its own. */
export function httpCall(
  agent: Pick<Agent, 'httpPort'>,
  path: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: agent.httpPort, path, method, headers, agent: false }
    const sent = request(options, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts).toString() }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The same, its body parsed. */
export async function httpJson(agent: Pick<Agent, 'httpPort'>, path: string) {
  const { status, body } = await httpCall(agent, path)
  return { status, json: JSON.parse(body) as Record<string, unknown> }
}
