#!/bin/bash
# run_test.sh DRAGOMAN ROOTS: "dragoman run" as who we are, and as an ordinary user if that is root; what was started,
# mounted or registered for it must be gone afterwards. Exit status 77: nothing could be run, for the reason printed.
dragoman=$(realpath "$1") root=$(realpath "$2/arm64")
folder=$(mktemp -d /tmp/dragoman-run-XXXXXX)
chmod 755 "$folder"
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0

# check NAME STATUS OUTPUT COMMAND...: exit status, and all of standard output and error as a pattern of [[ = ]].
check()
{
    local name=$1 status=$2 pattern=$3 output got
    shift 3
    output=$("$@" 2>&1 </dev/null)
    got=$?
    # shellcheck disable=SC2053
    if [ "$got" -eq "$status" ] && [[ $output = $pattern ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: %s: status %s, not %s; output:\n%s\n  not:\n%s\n' "$who" "$name" "$got" "$status" "$output" "$pattern"
    fi
}

# The commands inside, as a script for the root's shell.
inside()
{
    "${as[@]}" "$dragoman" run "${options[@]}" --root "$root" -- sh -c "$@"
}

plain()
{
    "${as[@]}" "$dragoman" "$@"
}

general()
{
    check "architecture, user" 0 "aarch64 0 /" inside 'echo $(uname -m) $(id -u) $(pwd)'
    check "exit status" 5 "" inside 'exit 5'
    check "signal" 143 "" inside 'kill -TERM $$'
    check "command not found" 127 "dragoman: run: nosuch: not found in $root" plain run "${options[@]}" --root "$root" nosuch
    check "not executable" 126 "dragoman: run: /etc/debian_version: Permission denied" \
        plain run "${options[@]}" --root "$root" /etc/debian_version
    check "PATH, environment" 0 "/root x */usr/bin*" env WORD=x "${as[@]}" "$dragoman" run "${options[@]}" --root "$root" \
        python3 -c 'import os; print(os.environ["HOME"], os.environ["WORD"], os.environ["PATH"])'
    check "a shell" 0 "/bin/bash aarch64" shell_from_input
    check "scripts" 0 "one two" inside \
        "printf '#!/usr/bin/env -S python3 -B\nimport sys; print(*sys.argv[1:])\n' >/dev/shm/s; chmod +x /dev/shm/s; /dev/shm/s one two"
    check "/proc" 0 "sh" inside 'cat /proc/$$/comm'
    check "/dev" 0 "crw-rw-rw- crw-rw-rw- /dev/pts/0 drwxrwxrwt" inside \
        'echo x >/dev/null; echo $(stat -c %A /dev/null /dev/urandom) $(python3 -c "import os; print(os.ttyname(os.openpty()[1]))") $(stat -c %A /dev/shm)'
    # Neither would change anything of the host's if it were possible.
    check "the host's devices" 1 "*Read-only file system" inside 'chmod 666 /dev/null'
    check "the host's resolv.conf" 2 "*cannot create /etc/resolv.conf: *" inside ': >>/etc/resolv.conf'
    check "/sys" 0 "/sys/kernel" inside 'ls -d /sys/kernel'
    check "what ends with the command" 0 "" inside "sleep 9876$$ & exit 0"
    check "--bind, --chdir" 0 "text /mnt" plain run "${options[@]}" --root "$root" --bind "$folder/shown:/mnt" --chdir /mnt \
        sh -c 'echo $(cat file) $(pwd)'
    check "--bind-ro" 0 "text*Read-only file system*" plain run "${options[@]}" --root "$root" --bind-ro="$folder/shown/file:/dev/shm/file" \
        sh -c 'cat /dev/shm/file; echo new >/dev/shm/file || exit 0'
    check "descriptors" 0 "$(sh -c 'echo $(ls /proc/self/fd)' </dev/null)" inside 'echo $(ls /proc/self/fd)'
}

# A root of a few programs, which is ours to change.
small_root()
{
    local small=$1 file
    mkdir -p "$small/usr/bin" "$small/usr/lib/aarch64-linux-gnu" "$small/etc"
    for file in usr/bin/{dash,cat,tty,stat,uname} usr/lib/ld-linux-aarch64.so.1 usr/lib/aarch64-linux-gnu/{ld-linux-aarch64,libc,libselinux,libpcre2-8}.so{,.0,.1,.6}; do
        [ ! -e "$root/$file" ] || cp -L "$root/$file" "$small/$file"
    done
    ln -s dash "$small/usr/bin/sh"
    ln -s usr/bin "$small/bin" && ln -s usr/lib "$small/lib"
    printf '#!/bin/nowhere\n' >"$small/usr/bin/orphan" && chmod 755 "$small/usr/bin/orphan"
    [ "$(id -u)" != 0 ] || chown -R --reference="${2:-$folder}" "$small"
}

# Roots that lack something, or can't be written.
odd_roots()
{
    local small=$folder/$1
    small_root "$small" "$2"
    check "no interpreter" 127 "dragoman: *interpreter*" plain run "${options[@]}" --root "$small" orphan
    check "no name" 127 "dragoman: run: : not found in $small" plain run "${options[@]}" --root "$small" ""
    # As systemd-resolved leaves it, and as it must not lead out of the root; while others rename what is theirs, of which the
    # kernel tells who looks for a path that leads upward.
    local renames=() n
    for n in 1 2; do
        mkdir "$folder/$1-$n"
        python3 -c 'import os, sys
a, b = sys.argv[1], sys.argv[1] + "b"
while True: os.rename(a, b), os.rename(b, a)' "$folder/$1-$n" 2>/dev/null &
        renames+=($!)
    done
    sleep 0.3
    ln -sf ../run/systemd/resolve/stub-resolv.conf "$small/etc/resolv.conf"
    check "resolv.conf into /run" 0 "$(cat /etc/resolv.conf)" plain run "${options[@]}" --root "$small" cat /etc/resolv.conf
    ln -sf "../../../../../../../../../..$folder/outside" "$small/etc/resolv.conf"
    check "resolv.conf out of the root" 0 "$(cat /etc/resolv.conf)" plain run "${options[@]}" --root "$small" cat /etc/resolv.conf
    kill "${renames[@]}"
    wait "${renames[@]}" 2>/dev/null
    check "nothing outside" 1 "" test -e "$folder/outside"
    check "umask" 0 "755 0077" sh -c 'umask 077; "$@"' sh "${as[@]}" "$dragoman" run "${options[@]}" --root "$small" \
        sh -c 'echo $(stat -c %a /dev/net) $(umask)'
    command -v script >/dev/null && check "name of the terminal" 0 "/dev/console*" \
        script -qec "${as[*]} '$dragoman' run ${options[*]} --root '$small' tty" /dev/null
    rmdir "$small/sys"
    if [ "${#as[@]}" = 0 ] && [ "$(id -u)" = 0 ]; then
        check "read-only root" 1 "*cannot mount $small/sys: Read-only file system" \
            unshare --mount sh -c 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"' "$small" \
            "$dragoman" run "${options[@]}" --root "$small" true
    elif [ "$(id -u)" = 0 ]; then
        chown 0:0 "$small"
        check "somebody else's root" 1 "*cannot mount $small/sys: Permission denied" plain run "${options[@]}" --root "$small" true
    fi
}

shell_from_input()
{
    echo 'echo $0 $(uname -m)' | "${as[@]}" "$dragoman" run "${options[@]}" --root "$root" 2>&1
}

# Whether the namespace has the kernel's rules of its own (Linux 6.7).
has_rules()
{
    plain run -- test -e /proc/sys/fs/binfmt_misc/dragoman-aarch64 && return
    if grep -q binfmt_misc /proc/filesystems && printf '6.7\n%s\n' "$(uname -r)" | sort -VC; then
        echo "FAILED: $who: no rule in the namespace's binfmt_misc"
        failed=$((failed + 1))
    else
        echo "not tried: $who: what needs a binfmt_misc of the user namespace, which this kernel has not"
    fi
    return 1
}

without_root()
{
    check "programs of the host" 0 "x86_64" plain -L "$root" "$root/usr/bin/dash" -c "'$folder/shown/uname' -m"
    has_rules || return
    check "without --root" 0 "aarch64 $(cd / && "${as[@]}" id -u) *" env DRAGOMAN_LD_PREFIX="$root" "${as[@]}" "$dragoman" run -- \
        sh -c "echo \$('$root/usr/bin/uname' -m) \$(id -u) \$(pwd)"
    check "foreign programs by the host's shell" 0 "aarch64" env DRAGOMAN_LD_PREFIX="$root" "${as[@]}" "$dragoman" run -- \
        sh -c "'$folder/shown/script'"
}

errors()
{
    check "no such root" 1 "dragoman: run: --root /nonexistent: No such file or directory" plain run --root /nonexistent true
    check "root is /" 1 "dragoman: run: --root /: is where we are; leave --root out" plain run --root / true
    check "root is a file" 1 "dragoman: run: --root /etc/passwd: is not a folder" plain run --root /etc/passwd true
    check "option without value" 1 "dragoman: run: option --root needs a value; see dragoman run --help" plain run --root
    check "unknown option" 1 "dragoman: run: unknown option --rot; see dragoman run --help" plain run --rot
    check "value for a flag" 1 "dragoman: run: option --user takes no value" plain run --user=x
    check "bind of nothing" 1 "dragoman: run: --bind /nonexistent: No such file or directory" plain run --bind /nonexistent:/x true
    check "relative place" 1 "dragoman: run: --bind /tmp:x: the place in the root must begin with /" plain run --bind /tmp:x true
    check "options in front" 1 "dragoman: run: -strace before it has no effect; *" plain -strace run true
    check "help" 0 "usage: dragoman run *" plain run --help
}

# Only root can make a program of another user.
credentials()
{
    cp "$root/usr/bin/id" "$folder/shown/id"
    chown 1000:1000 "$folder/shown/id"
    chmod 4755 "$folder/shown/id"
    has_rules && check "setuid, by the kernel's rule" 0 "1000" plain run "${options[@]}" --root "$root" --bind "$folder/shown:/mnt" sh -c '/mnt/id -u'
    check "setuid, without a rule" 0 "0" plain run --no-user --root "$root" --bind "$folder/shown:/mnt" sh -c '/mnt/id -u'
}

# Where the caller's id is the only one: apt must not change to a user of its own; a package manager's failure is explained.
one_id()
{
    check "apt stays root" 0 'APT::Sandbox::User "root";' inside 'cat "$APT_CONFIG"'
    check "package manager fails" 2 "dpkg: *dragoman: run: packages with users or groups of their own need*/etc/subuid*newuidmap*" \
        plain run --root "$root" dpkg --no-such-option
}

without_proc()
{
    check "without /proc" 0 "aarch64" inside \
        'python3 -c "import ctypes; ctypes.CDLL(None).umount2(b\"/proc\", 2)"; test ! -e /proc/self && uname -m'
    check "chroot by the guest" 0 "aarch64" plain -L "$root" "$root/usr/sbin/chroot" "$root" /bin/sh -c '/usr/bin/env uname -m'
}

# What of ours is still there.
leftovers()
{
    local line
    grep -sl "[9]876$$" /proc/[0-9]*/cmdline | while read -r line; do echo "process: $(tr '\0' ' ' <"$line")"; done
    diff "$folder/mounts" /proc/self/mounts | grep '^>'
    find /proc/sys/fs/binfmt_misc -name 'dragoman-*' -newer "$folder/mounts"
}

mkdir "$folder/shown"
chmod 777 "$folder/shown"
echo text >"$folder/shown/file"
cp "$(command -v uname)" "$folder/shown/uname"
printf '#!%s/usr/bin/dash\n%s/usr/bin/uname -m\n' "$root" "$root" >"$folder/shown/script"
chmod +x "$folder/shown/script"
cp /proc/self/mounts "$folder/mounts"

tried=0
try()
{
    who=$1
    local reason
    if ! reason=$(plain run "${options[@]}" --root "$root" -- true 2>&1 >/dev/null </dev/null) && [[ $reason = *"namespace"* || $reason = *ermission* ]]; then
        echo "SKIPPED: $who: $reason"
        return 1
    fi
    tried=$((tried + 1))
}

as=() options=()
if try "as $(id -un)"; then
    general
    without_root
    [ "$(id -u)" = 0 ] && credentials
    odd_roots small
    errors
fi
if [ "$(id -u)" = 0 ]; then
    options=(--no-user)
    if try "without user namespace"; then
        general
        odd_roots small-no-user
        without_proc
    fi
    options=() as=(setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/)
    if ! "${as[@]}" test -x "$dragoman" -a -r "$root/usr/bin/dash"; then
        echo "SKIPPED: as an ordinary user: $dragoman or $root cannot be read by others"
    elif try "as an ordinary user"; then
        general
        mkdir "$folder/owner" && chown 65534:65534 "$folder/owner"
        odd_roots small-user "$folder/owner"
        one_id
        without_root
    fi
fi
left=$(leftovers)
if [ -n "$left" ]; then
    echo "FAILED: left over: $left"
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$tried" -gt 0 ] || exit 77
exit $((failed > 0))
