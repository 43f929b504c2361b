# fish completion of dragoman(1).
function __dragoman_options
    dragoman --help 2>/dev/null | string match -r '^  -.*' | while read -l line
        set -l name (string match -r -- '--([a-z0-9-]+)' $line)[2]
        set -l help (string sub -s 35 -- $line)
        test -n "$name"; and printf '--%s\t%s\n' $name $help
    end
end
function __dragoman_commands
    dragoman --help 2>/dev/null | string replace -rf '^       dragoman ([a-z]+).*' '$1'
end
set -l first 'test (count (commandline -opc)) -eq 1'
set -l in_binfmt '__fish_seen_subcommand_from binfmt'
complete -c dragoman -n $first -a '(__dragoman_commands)'
complete -c dragoman -n "not $in_binfmt; and string match -q -- '-*' (commandline -ct)" -a '(__dragoman_options)'
complete -c dragoman -n $in_binfmt -f -a 'install remove status rule aarch64 all'
complete -c dragoman -n $in_binfmt -l interpreter -r -d 'the program to register'
complete -c dragoman -n $in_binfmt -l flags -x -a 'POCF OCF CF F' -d 'flags of the rule'
complete -c dragoman -n $in_binfmt -l no-persist -d 'only until the next restart'
complete -c dragoman -n $in_binfmt -l root -r -d 'write only files, below a folder'
complete -c dragoman -n $in_binfmt -l replace -d 'disable other rules for the same programs'
complete -c dragoman -n $in_binfmt -l force -d 'register again'
complete -c dragoman -n $in_binfmt -l mount -r -d 'where binfmt_misc is'
complete -c dragoman -n $in_binfmt -l format -x -a 'binfmt.d update-binfmts' -d 'of rule'
complete -c dragoman -n $in_binfmt -l json -d 'print platforms and emulators'
complete -c dragoman -n '__fish_seen_subcommand_from explain inventory' -f -a aarch64
