#!/bin/bash
# many_roots.sh DRAGOMAN [LOGS]: the same two images again and again, with the addresses of everything at random: mmdebstrap
# with the kernel's rule, and debootstrap's second stage in "dragoman run" on a copy of one first stage. A round that fails,
# or leaves a package unconfigured, or in which a program is ended by a signal, keeps its log (in the folder LOGS, default:
# the current one). ROUNDS (10) and PACKAGES are variables. Takes minutes a round, and a mirror. Exit status 77: nothing was run.
dragoman=$(realpath "$1") logs=$(realpath "${2:-.}")
suite=${SUITE:-trixie} mirror=${DRAGOMAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)}
packages=${PACKAGES:-python3,perl,gcc,nodejs,openssl,git,ruby,php-cli,redis-server,man-db,fontconfig,systemd,sudo,iputils-ping}
rounds=${ROUNDS:-10}
[ "$(id -u)" = 0 ] || { echo "SKIPPED: not root" && exit 77; }
command -v mmdebstrap >/dev/null || { echo "SKIPPED: mmdebstrap is not installed" && exit 77; }
[ "$(cat /proc/sys/kernel/randomize_va_space)" = 2 ] || echo "note: addresses are not at random here (kernel.randomize_va_space)"
folder=$(mktemp -d "${FOLDER:-/tmp}/dragoman-many-XXXXXX")
chmod 755 "$folder"
trap 'rm -rf "$folder"' EXIT
failed=0

# Packages, and programs that the image's packages bring.
sound()
{
    "$dragoman" run --root "$folder/root" -- sh -ec '
        test -z "$(dpkg --audit)"
        ! dpkg-query -W -f "\${Package} \${Status}\n" | grep -v "install ok installed"
        dpkg-query -W | wc -l
        ldconfig -p | grep -q libc.so.6
        apt-get check >/dev/null
        for program in python3 perl gcc node openssl git ruby php redis-server man fc-list systemctl sudo ping; do
            ! command -v $program >/dev/null || $program --version >/dev/null 2>&1 || $program -V >/dev/null 2>&1 ||
                $program version >/dev/null 2>&1 || { echo "$program does not run" && exit 1; }
        done'
}

# round NAME COMMAND...: makes $folder/root.
round()
{
    local name=$1 began=$SECONDS status log=$folder/log
    shift
    "$@" >"$log" 2>&1 </dev/null
    status=$?
    [ $status = 0 ] && { sound >"$folder/sound" 2>&1 || status="0, but: $(tail -n 3 "$folder/sound")"; }
    if [ "$status" = 0 ] && ! grep -nE 'Segmentation fault|Illegal instruction|Aborted|Bus error|Trace/breakpoint|uncaught|^dragoman: ' "$log"; then
        echo "ok   $name ($((SECONDS - began)) s, $(head -n 1 "$folder/sound") packages)"
    else
        failed=$((failed + 1))
        cp "$log" "$logs/many_roots-$name.log"
        echo "FAIL $name: status $status; $logs/many_roots-$name.log" && tail -n 15 "$log"
    fi
}

if ! command -v debootstrap >/dev/null; then
    echo "not tried: debootstrap is not installed"
elif ! debootstrap --foreign --arch=arm64 --variant=minbase --include="$packages" "$suite" "$folder/first" "$mirror" >"$folder/log" 2>&1; then
    echo "not tried: debootstrap --foreign, which runs nothing foreign, fails:" && tail -n 5 "$folder/log"
    rm -rf "$folder/first"
fi
for ((i = 1; i <= rounds; i++)); do
    rm -rf "$folder/root"
    round "mmdebstrap-$i" "$dragoman" run --user -- mmdebstrap --arch=arm64 --variant=minbase --skip=check/qemu \
        --include="$packages" "$suite" "$folder/root" "$mirror"
    [ -d "$folder/first" ] || continue
    rm -rf "$folder/root" && cp -a "$folder/first" "$folder/root"
    round "second-stage-$i" "$dragoman" run --no-user --root "$folder/root" -- /debootstrap/debootstrap --second-stage
done
echo "$failed failed"
exit $((failed > 0))
