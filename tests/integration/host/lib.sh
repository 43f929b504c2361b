# lib.sh: for the scripts of this folder: SCRIPT DRAGOMAN ROOTS. Each runs in a folder of its own that goes with it, counts
# its checks, and ends with "N passed, N failed"; exit status 77 after skip_all.
dragoman=$(realpath "$1")
[ -x "$dragoman" ] || { echo "$1 is not a program" >&2 && exit 1; }
roots=$(realpath -m "$2")
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d /tmp/dragoman-host-XXXXXX)
chmod 755 "$folder"
passed=0 failed=0 skipped=0
export XDG_CONFIG_HOME=$folder/no-config
cd "$folder" || exit 1

at_end() { :; }
finish()
{
    at_end
    cd /
    # What is mounted below is not ours to delete.
    sed -n "s,^[^ ]* [^ ]* [^ ]* [^ ]* \\($folder/[^ ]*\\) .*,\\1,p" /proc/self/mountinfo | sort -r | xargs -r -n1 umount -l
    grep -qF " $folder/" /proc/self/mountinfo || rm -rf "$folder"
}
trap finish EXIT

skip_all()
{
    echo "SKIPPED: $*"
    exit 77
}

skip()
{
    skipped=$((skipped + 1))
    echo "skipped: $*"
}

pass() { passed=$((passed + 1)); }

# fail NAME WHY: shows the last command's output, too.
fail()
{
    failed=$((failed + 1))
    echo "FAILED: $1: $2"
    sed 's/^/    /' "$folder/output"
}

# check NAME STATUS PATTERN COMMAND...: exit status, and a pattern (grep -E) in standard output and error.
check()
{
    local name=$1 status=$2 pattern=$3 got
    shift 3
    "$@" >"$folder/output" 2>&1 </dev/null
    got=$?
    if [ "$got" -ne "$status" ]; then
        fail "$name" "status $got instead of $status"
    elif [ -n "$pattern" ] && ! grep -qE -e "$pattern" "$folder/output"; then
        fail "$name" "no \"$pattern\" in:"
    else
        pass
    fi
}

# check_not PATTERN: in the output of the check before.
check_not()
{
    if grep -qE -e "$1" "$folder/output"; then
        fail "$1" "must not be in:"
    else
        pass
    fi
}

# needs COMMAND...: skips the script when one is not installed.
needs()
{
    local command
    for command in "$@"; do
        command -v "$command" >/dev/null || skip_all "$command is not installed"
    done
}

# Runs the script again in a sandbox; comes back inside of it.
enter_sandbox()
{
    [ -z "${SANDBOX:-}" ] || return 0
    trap - EXIT
    cd / && rm -rf "$folder"
    exec "$here/sandbox" "$BASH" "$here/$(basename "$0")" "$dragoman" "$roots"
}

# Mounts the root of an architecture on $folder/NAME, writable, its own files untouched; /proc and a few devices in it.
# In the sandbox only. False: it can't be done here.
mount_root() # ARCH NAME
{
    [ -x "$roots/$1/usr/bin/bash" ] || return 1
    mkdir -p "$2" "$2.new" && mount -t tmpfs none "$2.new" && mkdir "$2.new/upper" "$2.new/work" &&
        mount -t overlay -o "lowerdir=$roots/$1,upperdir=$2.new/upper,workdir=$2.new/work,userxattr" none "$2" &&
        mount -t tmpfs none "$2/dev" && : >"$2/dev/null" && mount --bind /dev/null "$2/dev/null" &&
        mount --rbind /proc "$2/proc"
}

compile() # SOURCE-TEXT PROGRAM [FLAGS]
{
    local text=$1 program=$2
    shift 2
    printf '%s' "$text" | aarch64-linux-gnu-gcc -static -O1 -x c "$@" -o "$program" - || exit 1
}

report()
{
    [ $skipped = 0 ] || echo "$skipped skipped"
    echo "$passed passed, $failed failed"
    [ $failed = 0 ]
}
