# bash completion of dragoman(1).
_dragoman()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} i word command=
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
        -L | --prefix | -E | --set-env | -U | --unset-env | -0 | --argv0 | -cpu | --cpu | -s | --stack-size | -r | \
            --uname-release | -d | --log | -D | --log-file | -g | --gdb | --engine | \
            --hot | --cache | --stats-file | --mte | --mte-preferred | --mte-exit-code | --mte-seed | --mte-format | --mte-file | --mte-suppress | --profile) ((i++)) ;;
        -*) ;;
        *) command=$word && break ;;
        esac
    done
    if [ -z "$command" ]; then
        case $prev in
        -L | --prefix) mapfile -t COMPREPLY < <(compgen -d -- "$cur") && return ;;
        -D | --log-file) mapfile -t COMPREPLY < <(compgen -f -- "$cur") && return ;;
        --cache) mapfile -t COMPREPLY < <(compgen -d -W 'auto off' -- "$cur") && return ;;
        -cpu | --cpu) mapfile -t COMPREPLY < <(compgen -W 'max max,mte=off help' -- "$cur") && return ;;
        --engine) mapfile -t COMPREPLY < <(compgen -W 'interp jit' -- "$cur") && return ;;
        --mte) mapfile -t COMPREPLY < <(compgen -W 'off auto report report,auto report,auto,precise,distinct sync async asymm' -- "$cur") && return ;;
        --mte-format) mapfile -t COMPREPLY < <(compgen -W 'text json junit sarif' -- "$cur") && return ;;
        --mte-file | --stats-file | --profile) mapfile -t COMPREPLY < <(compgen -f -- "$cur") && return ;;
        --mte-preferred) mapfile -t COMPREPLY < <(compgen -W 'async sync asymm' -- "$cur") && return ;;
        -d | --log)
            mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" -d help 2>/dev/null | cut -d' ' -f1)" -- "$cur") && return ;;
        esac
        if [[ $cur == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" --help 2>/dev/null |
                sed -n 's/^  \(-[^ ,]*\), \(--[^ ]*\).*/\1 \2/p; s/^  \(--[^ ]*\).*/\1/p')" -- "$cur")
            return
        fi
        mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" --help 2>/dev/null |
            sed -n 's/^       dragoman \([a-z]*\).*/\1/p')" -- "$cur" && compgen -f -- "$cur")
        return
    fi
    case $command in
    binfmt)
        case $prev in
        binfmt) mapfile -t COMPREPLY < <(compgen -W 'install remove status rule --help' -- "$cur") ;;
        --interpreter) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
        --root | --mount) mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
        --format) mapfile -t COMPREPLY < <(compgen -W 'binfmt.d update-binfmts' -- "$cur") ;;
        *) mapfile -t COMPREPLY < <(compgen -W 'aarch64 all --interpreter --flags --no-persist --root --replace --force --mount
            --format --json' -- "$cur") ;;
        esac ;;
    explain | inventory) mapfile -t COMPREPLY < <(compgen -W 'aarch64' -- "$cur") ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
    esac
}
complete -o filenames -F _dragoman dragoman
