/** The tools, installed once into a folder of their own: INTEROP_TOOLS, else one beside the system's temporary files. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attributes } from './compare.ts'

const TOOLS = process.env.INTEROP_TOOLS ?? join(tmpdir(), 'concept-atlas-interop')
mkdirSync(TOOLS, { recursive: true })
/** Where exports, databases and reports of tools lie. */
export const OUT = mkdtempSync(join(tmpdir(), 'concept-atlas-exports-'))

/** Runs a program; its standard error is part of the error that it ends with. */
export const call = (program: string, args: readonly string[], env: Record<string, string> = {}): string =>
  execFileSync(program, args, {
    // Some tools leave a report where they run.
    cwd: OUT,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })

export function python(): string {
  const folder = join(TOOLS, 'python')
  const program = join(folder, 'bin', 'python')
  if (!existsSync(join(folder, 'ready'))) {
    call('python3', ['-m', 'venv', folder])
    const packages = [
      'networkx==3.6.1',
      'igraph==1.0.0',
      'rdflib==7.6.0',
      'bibtexparser==2.1.0',
      'rispy==0.10.0',
    ]
    call(program, ['-m', 'pip', 'install', '--quiet', ...packages])
    writeFileSync(join(folder, 'ready'), '')
  }
  return program
}

/** The jars of a Maven artifact and of all that it needs. */
function jars(name: string, dependency: string): string {
  const folder = join(TOOLS, name)
  if (!existsSync(join(folder, 'ready'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'pom.xml'),
      `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>interop</groupId><artifactId>${name}</artifactId><version>1</version><dependencies><dependency>${dependency}</dependency></dependencies></project>`,
    )
    call('mvn', [
      '-q',
      '-B',
      '-f',
      join(folder, 'pom.xml'),
      'dependency:copy-dependencies',
      '-DoutputDirectory=lib',
    ])
    writeFileSync(join(folder, 'ready'), '')
  }
  return join(folder, 'lib', '*')
}

export const gephiJars = (): string =>
  jars(
    'gephi',
    '<groupId>org.gephi</groupId><artifactId>gephi-toolkit</artifactId><version>0.10.1</version><classifier>all</classifier><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>',
  )
export const neo4jJars = (): string =>
  jars('neo4j', '<groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>5.26.0</version>')

export const JAVA = [
  '-Xmx1g',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
]

export function cytoscapeJs(): (options: object) => {
  nodes(): CytoscapeElement[]
  edges(): CytoscapeElement[]
} {
  const folder = join(TOOLS, 'javascript')
  if (!existsSync(join(folder, 'ready'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    call('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, 'cytoscape@3.33.1'])
    writeFileSync(join(folder, 'ready'), '')
  }
  return createRequire(join(folder, 'package.json'))('cytoscape')
}

interface CytoscapeElement {
  data(): Attributes & { id: string; source: string; target: string }
  position(): { x: number; y: number }
}
