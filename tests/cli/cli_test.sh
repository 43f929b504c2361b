#!/bin/sh
# cli_test.sh DRAGOMAN: what the command prints and returns without running a guest program.
# Ends with "N passed, N failed".
dragoman=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0
failed=0

# check NAME STATUS PATTERN COMMAND...: exit status and a pattern (grep -E) in standard output and error.
check()
{
    name=$1 status=$2 pattern=$3
    shift 3
    "$@" >"$folder/output" 2>&1
    got=$?
    if [ "$got" -eq "$status" ] && grep -qE -e "$pattern" "$folder/output"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name: status $got instead of $status, or no \"$pattern\" in:"
        cat "$folder/output"
    fi
}

printf 'text\n' >"$folder/text"
chmod +x "$folder/text"
printf '#!/nonexistent/interpreter\n' >"$folder/script"
chmod +x "$folder/script"
: >"$folder/empty"
chmod +x "$folder/empty"

check version 0 '^dragoman [0-9]+\.[0-9]+\.[0-9]+$' "$dragoman" --version
check version-short 0 '^dragoman ' "$dragoman" -version
check help 0 '^usage: dragoman ' "$dragoman" --help
check help-short 0 'DRAGOMAN_LD_PREFIX' "$dragoman" -h
check log-help 0 '^in_asm ' "$dragoman" -d help
check cpu-help 0 '^max$' "$dragoman" -cpu help
check nothing 1 '^dragoman: no program given' "$dragoman"
check unknown-option 1 '^dragoman: unknown option -frob; see dragoman --help$' "$dragoman" -frob
check gdb 1 'not available yet' "$dragoman" -g 1234 "$folder/text"
check variable 1 '^dragoman: DRAGOMAN_ENGINE: ' env DRAGOMAN_ENGINE=none "$dragoman" "$folder/text"
check log-file 1 'cannot open log file' "$dragoman" -D /nonexistent/log -d int "$folder/text"
check not-found 127 '^dragoman: /nonexistent: No such file or directory$' "$dragoman" /nonexistent
check directory 126 'is a directory' "$dragoman" "$folder"
check not-a-program 126 'neither an ELF file nor a script' "$dragoman" "$folder/text"
check empty 126 'empty file' "$dragoman" "$folder/empty"
check native 126 'a program for' "$dragoman" /proc/self/exe
check script 127 'interpreter /nonexistent/interpreter of ' "$dragoman" "$folder/script"

check explain 0 'row ADD_imm' "$dragoman" explain aarch64 91400420
check explain-steps 0 '^Host code' "$dragoman" explain aarch64 91400420 d65f03c0
check explain-ir 0 'put x0' "$dragoman" explain aarch64 0x91400420
check explain-undefined 0 'trap' "$dragoman" explain aarch64 00000000
check explain-text 1 'a 32-bit instruction' "$dragoman" explain aarch64 hello
check explain-nothing 1 'which instructions' "$dragoman" explain aarch64
check explain-isa 1 'unknown instruction set "z80"' "$dragoman" explain z80 00
check inventory 0 'decode rows have no semantics$' "$dragoman" inventory aarch64
check inventory-isa 1 'unknown instruction set' "$dragoman" inventory z80

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
