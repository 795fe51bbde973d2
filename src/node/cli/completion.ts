import { Argument, type Command, type Option } from 'commander'
import { print, verbOf } from './usage.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

export function completion(program: Command): void {
  verbOf(
    program,
    'completion',
    'Print a script that completes verbs, options and their values in your shell.',
    'completion bash >> ~/.bashrc\n  $ concept-atlas completion zsh > ~/.zfunc/_concept-atlas\n  $ concept-atlas completion fish > ~/.config/fish/completions/concept-atlas.fish',
  )
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action((shell: Shell) => print(SCRIPTS[shell](program).trimEnd()))
}

/** In single quotes, for any of the shells. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
const named = (option: Option): string => option.long ?? option.short ?? ''
const optionsOf = (verb: Command): readonly Option[] =>
  [...verb.options, ...verb.createHelp().visibleOptions(verb)].filter(
    (option, i, all) => all.findIndex((other) => named(other) === named(option)) === i,
  )
/** Those that are shown. */
const verbsOf = (program: Command): Command[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .filter((verb) => program.commands.includes(verb))
const choicesOf = (verb: Command): string[] =>
  verb.registeredArguments.flatMap(({ argChoices }) => argChoices ?? [])

function bash(program: Command): string {
  const verbs = verbsOf(program).map((verb) => {
    const options = optionsOf(verb)
    const values = options
      .filter(({ argChoices }) => argChoices)
      .map((option) => `        ${named(option)}) words=${quoted(option.argChoices!.join(' '))} ;;\n`)
      .join('')
    const files = options.filter(({ required, argChoices }) => required && !argChoices).map(named)
    const plain = files.length > 0 ? `        ${files.join('|')}) words= ;;\n` : ''
    const words = [...options.map(named), ...choicesOf(verb)].join(' ')
    return `    ${verb.name()})
      case $before in
${values}${plain}        *) words=${quoted(words)} ;;
      esac ;;
`
  })
  return `# bash completion of concept-atlas
_concept_atlas() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted(
      verbsOf(program)
        .map((verb) => verb.name())
        .join(' '),
    )}
  else case \${COMP_WORDS[1]} in
${verbs.join('')}  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o bashdefault -o default -F _concept_atlas concept-atlas
`
}

/** What zsh shows beside a word: brackets and colons would end it. */
const shown = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&')

function zsh(program: Command): string {
  const verbs = verbsOf(program).map((verb) => {
    const specs = optionsOf(verb).map((option) => {
      const value = option.argChoices ? `(${option.argChoices.join(' ')})` : '_files'
      return quoted(
        `*${named(option)}[${shown(option.description)}]${option.required ? `:value:${value}` : ''}`,
      )
    })
    const choices = choicesOf(verb)
    specs.push(quoted(choices.length > 0 ? `*:value:(${choices.join(' ')})` : '*:file:_files'))
    return `    ${verb.name()}) _arguments ${specs.join(' ')} ;;\n`
  })
  const described = verbsOf(program).map((verb) => quoted(`${verb.name()}:${verb.description()}`))
  return `#compdef concept-atlas
_concept_atlas() {
  local -a verbs
  verbs=(${described.join(' ')})
  if (( CURRENT == 2 )); then _describe verb verbs; return; fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
${verbs.join('')}  esac
}
if [ "$funcstack[1]" = "_concept_atlas" ]; then _concept_atlas "$@"; else compdef _concept_atlas concept-atlas; fi
`
}

function fish(program: Command): string {
  /** Inside single quotes fish reads a backslash before a quote or a backslash. */
  const text = (words: string): string => `'${words.replace(/[\\']/g, '\\$&')}'`
  const lines = verbsOf(program).flatMap((verb) => {
    const on = `-n ${text(`__fish_seen_subcommand_from ${verb.name()}`)}`
    const choices = choicesOf(verb)
    return [
      `complete -c concept-atlas -f -n __fish_use_subcommand -a ${verb.name()} -d ${text(verb.description())}`,
      ...(choices.length > 0 ? [`complete -c concept-atlas ${on} -f -a ${text(choices.join(' '))}`] : []),
      ...optionsOf(verb).map((option) => {
        const value = option.argChoices
          ? ` -x -a ${text(option.argChoices.join(' '))}`
          : option.required
            ? ' -r'
            : ''
        return `complete -c concept-atlas ${on} -l ${named(option).replace(/^--/, '')}${value} -d ${text(option.description)}`
      }),
    ]
  })
  return `# fish completion of concept-atlas\n${lines.join('\n')}\n`
}

const SCRIPTS: Record<Shell, (program: Command) => string> = { bash, zsh, fish }
