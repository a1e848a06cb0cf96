import type { FileSystem, OpenFile } from '@millrace/object-store'
import type { Random } from '@millrace/runtime'
import { basename, dirname } from 'node:path'

/** What a power cut leaves of what was not synced. */
export type PowerCutKeeps =
  /** Nothing: only what was synced is there. */
  | 'nothing'
  /** Every entry of every folder, but of the files only what was synced: names without content. */
  | 'entries'
  /** A random half of the entries, and of each file's content a random part. */
  | Random

/** A file system in memory that knows what is durable. */
export interface ForgetfulFileSystem extends FileSystem {
  /** How many operations that change or sync something were asked for so far. */
  readonly stepCount: number
  /**
   * Cuts off whoever uses the file system just before step number `stepIndex` (from 0): this one and every later
   * operation fail with EIO and change nothing.
   */
  cutAt(stepIndex: number): void
  /** What the next process finds after the machine lost power: durable, and as much of the rest as `keeps` says. */
  afterPowerCut(keeps: PowerCutKeeps): ForgetfulFileSystem
  /** What the next process finds after only the process died: everything, what was not synced still not durable. */
  afterKill(): ForgetfulFileSystem
}

interface FileNode {
  readonly kind: 'file'
  content: Uint8Array
  durable: Uint8Array
}

interface FolderNode {
  readonly kind: 'folder'
  entries: Map<string, Node>
  durable: Map<string, Node>
}

type Node = FileNode | FolderNode

/**
 * A file system that loses what was not synced, as disks do when the power goes.
 *
 * It takes nothing for granted that POSIX does not grant: syncing a file makes its content durable but not its name,
 * syncing a folder makes its entries durable but neither the folder's own name nor what is in the files.
 */
export function createForgetfulFileSystem(): ForgetfulFileSystem {
  return fileSystemOn(newFolder())
}

function newFolder(): FolderNode {
  return { kind: 'folder', entries: new Map(), durable: new Map() }
}

function fileSystemOn(root: FolderNode): ForgetfulFileSystem {
  let stepCount = 0
  let cutAtStep = Number.POSITIVE_INFINITY

  function checkPower(): void {
    if (stepCount > cutAtStep) throw failure('EIO', 'the power is off')
  }
  /** Every operation takes place at once or not at all; what a slow disk does in between is the cut's choice. */
  async function step<T>(work: () => T): Promise<T> {
    stepCount++
    checkPower()
    return work()
  }
  async function look<T>(work: () => T): Promise<T> {
    checkPower()
    return work()
  }

  const openFileOf = (file: FileNode): OpenFile => ({
    write: (chunks) =>
      step(() => {
        file.content = new Uint8Array(Buffer.concat([file.content, ...chunks]))
      }),
    read: (target, position) =>
      look(() => {
        const piece = file.content.subarray(position, position + target.length)
        target.set(piece)
        return piece.length
      }),
    byteLength: () => look(() => file.content.length),
    sync: () =>
      step(() => {
        file.durable = file.content
      }),
    close: async () => {},
  })

  return {
    get stepCount() {
      return stepCount
    },
    cutAt(stepIndex) {
      cutAtStep = stepIndex
    },
    afterPowerCut: (keeps) => fileSystemOn(copyAfterPowerCut(root, keeps)),
    afterKill: () => fileSystemOn(copy(root, new Map())),
    makeFolder: (path) => step(() => addEntry(root, path, newFolder())),
    createFile: (path) =>
      step(() => {
        const file: FileNode = { kind: 'file', content: new Uint8Array(0), durable: new Uint8Array(0) }
        addEntry(root, path, file)
        return openFileOf(file)
      }),
    openFile: (path) => look(() => openFileOf(fileAt(root, path))),
    link: (existingPath, newPath) => step(() => addEntry(root, newPath, fileAt(root, existingPath))),
    unlink: (path) =>
      step(() => {
        fileAt(root, path)
        folderAt(root, dirname(path)).entries.delete(basename(path))
      }),
    readFolder: (path) =>
      look(() => [...folderAt(root, path).entries].map(([name, node]) => ({ name, isFolder: node.kind === 'folder' }))),
    openFolder: (path) =>
      look(() => {
        const folder = folderAt(root, path)
        const sync = () =>
          step(() => {
            folder.durable = new Map(folder.entries)
          })
        return { sync, close: async () => {} }
      }),
  }
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}`), { code })
}

function nodeAt(root: FolderNode, path: string): Node {
  let node: Node = root
  for (const name of path.split('/').filter((part) => part !== '')) {
    if (node.kind === 'file') throw failure('ENOTDIR', path)
    const next: Node | undefined = node.entries.get(name)
    if (next === undefined) throw failure('ENOENT', path)
    node = next
  }
  return node
}

function fileAt(root: FolderNode, path: string): FileNode {
  const node = nodeAt(root, path)
  if (node.kind === 'folder') throw failure('EISDIR', path)
  return node
}

function folderAt(root: FolderNode, path: string): FolderNode {
  const node = nodeAt(root, path)
  if (node.kind === 'file') throw failure('ENOTDIR', path)
  return node
}

function addEntry(root: FolderNode, path: string, node: Node): void {
  if (path === '/') throw failure('EEXIST', path)
  const { entries } = folderAt(root, dirname(path))
  if (entries.has(basename(path))) throw failure('EEXIST', path)
  entries.set(basename(path), node)
}

/** A copy of the tree in which a file with two names is still one file. */
function copy<T extends Node>(node: T, copies: Map<Node, Node>): T
function copy(node: Node, copies: Map<Node, Node>): Node {
  const known = copies.get(node)
  if (known !== undefined) return known
  if (node.kind === 'file') {
    const file = { ...node }
    copies.set(node, file)
    return file
  }
  const folder = newFolder()
  copies.set(node, folder)
  for (const [name, child] of node.entries) folder.entries.set(name, copy(child, copies))
  for (const [name, child] of node.durable) folder.durable.set(name, copy(child, copies))
  return folder
}

function copyAfterPowerCut(root: FolderNode, keeps: PowerCutKeeps): FolderNode {
  const settled = copy(root, new Map())
  settle(settled, keeps, new Set())
  return settled
}

/** Decides for a node and what is in it what the power cut left. */
function settle(node: Node, keeps: PowerCutKeeps, done: Set<Node>): void {
  if (done.has(node)) return
  done.add(node)
  if (node.kind === 'file') {
    node.content = contentAfterPowerCut(node, keeps)
    node.durable = node.content
    return
  }
  node.entries = entriesAfterPowerCut(node, keeps)
  node.durable = new Map(node.entries)
  for (const child of node.entries.values()) settle(child, keeps, done)
}

function entriesAfterPowerCut(folder: FolderNode, keeps: PowerCutKeeps): Map<string, Node> {
  if (keeps === 'nothing') return new Map(folder.durable)
  if (keeps === 'entries') return new Map(folder.entries)
  const kept = new Map(folder.durable)
  for (const name of new Set([...folder.durable.keys(), ...folder.entries.keys()])) {
    const latest = folder.entries.get(name)
    if (latest === folder.durable.get(name) || keeps.next() < 0.5) continue
    if (latest === undefined) kept.delete(name)
    else kept.set(name, latest)
  }
  return kept
}

/** What was synced, and behind it perhaps some of the rest: as written, or as zeros where only the length arrived. */
function contentAfterPowerCut({ content, durable }: FileNode, keeps: PowerCutKeeps): Uint8Array {
  if (typeof keeps === 'string' || content === durable) return durable
  const length = durable.length + Math.floor(keeps.next() * (content.length - durable.length + 1))
  const kept = content.slice(0, length)
  if (keeps.next() < 0.5) kept.fill(0, durable.length)
  return kept
}
