#!/usr/bin/env bash
# config.sh: configuration files: precedence, sections for programs, mistakes, what executed programs get. as-user
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
enter_sandbox
needs aarch64-linux-gnu-gcc
d=$dragoman
export XDG_CONFIG_HOME=$folder/xdg HOME=$folder/home
mkdir -p xdg home/.config etc
user=$folder/xdg/dragoman.conf
# The sandbox has mounts of its own: /etc is this machine's, plus a file.
system=/etc/dragoman.conf
if cp -a /etc/. etc/ 2>/dev/null; [ -f etc/passwd ] && mount --bind etc /etc; then
    rm -f $system
else
    skip_all "/etc cannot be replaced here"
fi

compile '
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <stdlib.h>
int main(int argc, char **argv)
{
    struct utsname u;
    uname(&u);
    printf("%s release %s A=%s\n", argv[0], u.release, getenv("A") ? getenv("A") : "");
    fflush(stdout);
    if (argc > 1)
        execv(argv[1], argv + 1);
    return 0;
}' program
cp program other

check nothing 0 '^stack-size +- +default$' "$d" config
check nothing-there 0 "^# $user \\(not there\\)$" "$d" config
check nothing-run 0 'release [0-9]' "$d" ./program

printf '# system\n[dragoman]\nuname-release=system\nstack-size=16M\nstats=true\n' >$system
check system 0 ' release system ' "$d" ./program
check system-shown 0 "^uname-release +system +$system:3$" "$d" config
printf '[dragoman]\nuname-release = user\n\n[program:*/other]\nuname-release=pattern\nset-env=A=1\n' >"$user"
check user 0 ' release user ' "$d" ./program
check user-shown 0 "^uname-release +user +$user:2$" "$d" config
check system-still 0 "^stack-size +16M +$system:4$" "$d" config
check flag 0 "^stats +true +$system:5$" "$d" config
check pattern 0 ' release pattern A=1' "$d" ./other
check pattern-absolute 0 ' release pattern A=1' "$d" "$folder/other"
check pattern-shown 0 "^uname-release +pattern +$user:5$" "$d" config ./other
check pattern-env-shown 0 "^set-env +A=1 +$user:6$" "$d" config "$folder/other"
ln -s other link
check canonical 0 ' release pattern' "$d" ./link
check variable 0 ' release variable ' env DRAGOMAN_UNAME=variable "$d" ./other
check variable-shown 0 '^uname-release +variable +DRAGOMAN_UNAME$' env DRAGOMAN_UNAME=variable "$d" config ./other
check line 0 ' release line ' env DRAGOMAN_UNAME=variable "$d" -r line ./other
check line-shown 0 '^uname-release +line +command line$' "$d" -r line config ./other
check line-env 0 ' A=2' "$d" -E A=2 ./other
check variable-off 0 '^stats +false +DRAGOMAN_STATS$' env DRAGOMAN_STATS=0 "$d" config
rm -f $system

# A program that another one executes has its own section; the command line stays for it.
check executed 0 'other release pattern' "$d" ./program ./other
check executed-back 0 'program release user' "$d" ./other ./program
check executed-line 0 'other release line' "$d" -r line ./program ./other

# Below the prefix, the guest's path counts, too.
mkdir -p prefix/usr/bin && cp program prefix/usr/bin/tool
printf '[program:/usr/bin/t*]\nuname-release=tool\n' >"$user"
check prefix 0 ' release tool ' "$d" -L "$folder/prefix" "$folder/prefix/usr/bin/tool"
check no-prefix 0 ' release [0-9]' "$d" "$folder/prefix/usr/bin/tool"

unset XDG_CONFIG_HOME
printf '[dragoman]\nuname-release=home\n' >home/.config/dragoman.conf
check home 0 ' release home ' "$d" ./program
export XDG_CONFIG_HOME=$folder/xdg

# -- mistakes ---------------------------------------------------------------------------------------------------------
mistake() # NAME TEXT PATTERN
{
    printf '%b' "$2" >"$user"
    check "$1" 1 "^dragoman: $user:$3" "$d" ./program
    check "$1-shown" 1 "^dragoman: $user:$3" "$d" config
}
mistake key '[dragoman]\n\nfrob=1\n' '3: there is no option "frob"$'
mistake section '[frob]\na=1\n' '2: unknown section \[frob\]'
mistake syntax '[dragoman]\nfrob\n' '2: neither \[section\] nor'
mistake group 'stats=true\n' '1: neither'
mistake boolean '[dragoman]\nstats=maybe\n' '2: stats is true or false, not "maybe"'
mistake value '[dragoman]\nstack-size=much\n' '2: a number of bytes expected'
mistake fd '[dragoman]\nhelp=true\n' '2: there is no option "help"'
check help-still 0 'usage' "$d" --help
check command-still 0 '' "$d" inventory aarch64
printf '[dragoman]\nlog=help\n' >"$user"
check help-value 1 'is no value in a file' "$d" ./program
rm "$user" && mkdir "$user"
check folder 1 'not a regular file' "$d" ./program
rmdir "$user"
check option-behind 1 'config: unknown option -strace; options of the translator come before' "$d" config -strace
check too-many 1 'one program expected' "$d" config a b

# -- no file: two calls, and no more -------------------------------------------------------------------------------------
if command -v strace >/dev/null; then
    opens() { strace -f -e trace=file "$d" ./program 2>&1 | grep -c dragoman.conf; }
    check two-opens 0 '^2$' opens
else
    skip "how many files are looked for: strace is not installed"
fi
umount /etc
report
