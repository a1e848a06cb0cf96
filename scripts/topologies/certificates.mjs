// An authority and a certificate, made by openssl for one run.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Makes a certificate for a name. Returns the files of the authority, the certificate and its key. */
export const makeCertificate = async (folder, name) => {
  const file = (what) => join(folder, `${name}-${what}.pem`)
  const key = ['-newkey', 'rsa:2048', '-nodes']
  const authority = ['-x509', '-days', '2', '-subj', '/CN=authority of the topologies suite']
  await run('openssl', ['req', ...key, ...authority, '-keyout', file('ca-key'), '-out', file('ca')])
  const signed = ['-x509', '-days', '2', '-subj', `/CN=${name}`, '-CA', file('ca'), '-CAkey', file('ca-key')]
  const extensions = ['-addext', `subjectAltName=DNS:${name}`, '-addext', 'basicConstraints=critical,CA:FALSE']
  await run('openssl', ['req', ...key, ...signed, ...extensions, '-keyout', file('key'), '-out', file('cert')])
  return { ca: file('ca'), cert: file('cert'), key: file('key') }
}
