import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test, vi } from 'vitest'

/**
 * Adds a ninth question type to a copy of the sources and asks the compiler what is missing. The copy is in memory:
 * the ninth type is `grid` under another name.
 */
const root = join(import.meta.dirname, '../../..')
const list = 'electron/questions/types.ts'
const joins = ['electron/questions/index.ts', 'renderer/ui/question/faces.ts', 'renderer/text/questions.ts']
const folders = ['electron/questions/grid', 'renderer/ui/question/grid']
const checked = globSync(['electron/{questions,domain}/**/*.ts', 'renderer/ui/question/**/*.ts'], {
  cwd: root,
}).concat('renderer/text/questions.ts')

const components = 'components.d.ts'
/** The language's own compiler reads no components: that each fits its type is for vue-tsc to say. */
const anyComponent = `declare module '*.vue' {
  const component: { new (): { $props: never } }
  export default component
}`

const { config } = ts.readConfigFile(join(root, 'build/tsconfig.base.json'), ts.sys.readFile)
const { options } = ts.convertCompilerOptionsFromJson(
  { ...config.compilerOptions, lib: ['ES2024', 'DOM', 'DOM.Iterable'] },
  join(root, 'build'),
)
const parsed = new Map<string, ts.SourceFile>()

/** What does not compile, as `file: line of its source`, with some files replaced or added. */
function complaints(files: Record<string, string>): string[] {
  const virtual = new Map(
    Object.entries({ ...files, [components]: anyComponent }).map(([file, text]) => [join(root, file), text]),
  )
  const virtualFolders = new Set([...virtual.keys()].map((path) => dirname(path)))
  const host = ts.createCompilerHost(options)
  const { directoryExists, fileExists, readFile, getSourceFile } = host
  host.directoryExists = (path) => virtualFolders.has(path) || (directoryExists?.(path) ?? true)
  host.fileExists = (path) => virtual.has(path) || fileExists(path)
  host.readFile = (path) => virtual.get(path) ?? readFile(path)
  host.getSourceFile = (path, version) => {
    const text = virtual.get(path)
    if (text !== undefined) return ts.createSourceFile(path, text, version)
    const known = parsed.get(path) ?? getSourceFile(path, version)
    if (known) parsed.set(path, known)
    return known
  }
  const paths = new Set([...checked.map((file) => join(root, file)), ...virtual.keys()])
  const program = ts.createProgram([...paths], options, host)
  const found = program
    .getSourceFiles()
    .filter(({ fileName }) => paths.has(fileName))
    .flatMap((file) =>
      program.getSemanticDiagnostics(file).map(({ start = 0 }) => {
        const { line } = file.getLineAndCharacterOfPosition(start)
        return `${relative(root, file.fileName)}: ${file.text.split('\n')[line]?.trim()}`
      }),
    )
  return [...new Set(found)]
}

function source(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function renamed(text: string): string {
  return text.replaceAll('grid', 'ninth').replaceAll('Grid', 'Ninth')
}

/** A file with each line that names `grid` once more for the ninth type. */
function withNinth(file: string): Record<string, string> {
  const lines = source(file).split('\n')
  const both = lines.flatMap((line) => (/\bgrid\b/i.test(line) ? [line, renamed(line)] : [line]))
  return { [file]: both.join('\n') }
}

function ninthFolder(folder: string): Record<string, string> {
  const files = globSync(`${folder}/*.ts`, { cwd: root })
  return Object.fromEntries(files.map((file) => [renamed(file), renamed(source(file))]))
}

/** Each asks a compiler, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 240_000 })

const named = withNinth(list)
const joined = Object.assign({}, named, ...joins.map(withNinth))
const [ofElectron, ofRenderer] = folders.map(ninthFolder)

test('a ninth name in the list does not compile, and says where the type is missing', () => {
  expect(complaints(named)).toEqual(
    expect.arrayContaining([
      'electron/questions/index.ts: const kinds: { [Type in QuestionType]: QuestionKind<Shapes[Type]> } = {',
      'renderer/ui/question/faces.ts: const faces: { [Type in QuestionType]: QuestionFace<Type> } = {',
      'renderer/text/questions.ts: } satisfies Record<QuestionType, string>,',
    ]),
  )
})

test('with its lines in the records, both folders are missing', () => {
  const importing = (line: string) => line.includes(': import ')
  expect(complaints(joined).filter(importing)).toEqual([
    "electron/questions/index.ts: import { ninth } from './ninth/index.ts'",
    "electron/questions/index.ts: import type { Ninth } from './ninth/schema.ts'",
    "renderer/ui/question/faces.ts: import { ninth } from './ninth/index.ts'",
  ])
})

test('with its two folders everything compiles', () => {
  expect(complaints({ ...joined, ...ofElectron, ...ofRenderer })).toEqual([])
})

test('a folder that leaves something out does not compile', () => {
  const partly = Object.entries({ ...ofElectron, ...ofRenderer }).map(([file, text]) => [
    file,
    text.replace(/^ {2}(askedTexts|shownIds): .*\n/m, ''),
  ])
  expect(complaints({ ...joined, ...Object.fromEntries(partly) })).toEqual([
    'electron/questions/ninth/index.ts: export const ninth: QuestionKind<Ninth> = {',
    "renderer/ui/question/ninth/index.ts: export const ninth: QuestionFace<'ninth'> = {",
  ])
})
