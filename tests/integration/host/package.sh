#!/usr/bin/env bash
# package.sh: cmake --install, and the Debian package installed, upgraded, removed and purged in a root of its own.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
build=$(dirname "$dragoman")/..
[ -f "$build/CPackConfig.cmake" ] || skip_all "$build is not the build folder"
needs cmake cpack dpkg dpkg-deb
enter_sandbox
rules=/proc/sys/fs/binfmt_misc

# -- cmake --install --------------------------------------------------------------------------------------------------
check install 0 'Installing: .*/bin/dragoman$' cmake --install "$build" --prefix "$folder/prefix"
check program 0 '^dragoman ' prefix/bin/dragoman --version
for page in dragoman.1 dragoman-binfmt.8; do
    check "$page" 0 '' test -s prefix/share/man/man${page##*.}/$page
done
check completion 0 '' test -s prefix/share/bash-completion/completions/dragoman
check rule 0 ":$folder/prefix/bin/dragoman:POCF$" cat prefix/lib/binfmt.d/zz-dragoman-aarch64.conf
check rule-of-package 0 "^interpreter $folder/prefix/bin/dragoman$" cat prefix/share/binfmts/dragoman-aarch64
check rule-registers 0 '' cp prefix/lib/binfmt.d/zz-dragoman-aarch64.conf $rules/register
check rule-in-effect 0 '^dragoman-aarch64: in effect' prefix/bin/dragoman binfmt status
echo -1 >$rules/dragoman-aarch64

# -- completion -------------------------------------------------------------------------------------------------------
complete_words() # WORD...: what bash would offer for the last one
{
    PATH=$folder/prefix/bin:$PATH bash -c '
        . "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dragoman; printf "%s\n" "${COMPREPLY[@]}"' \
        prefix/share/bash-completion/completions/dragoman "$@"
}
check complete-command 0 '^binfmt$' complete_words dragoman b
check complete-option 0 '^--uname-release$' complete_words dragoman --un
check complete-flag 0 '^--strace$' complete_words dragoman --str
check complete-log 0 '^in_asm$' complete_words dragoman -d in
check complete-action 0 '^install$' complete_words dragoman binfmt in
check complete-binfmt 0 '^--no-persist$' complete_words dragoman binfmt install --no
! command -v zsh >/dev/null || check zsh 0 '' zsh -n prefix/share/zsh/vendor-completions/_dragoman
! command -v fish >/dev/null || check fish 0 '' fish -n prefix/share/fish/vendor_completions.d/dragoman.fish

# -- the package ------------------------------------------------------------------------------------------------------
check cpack 0 'package: .*\.deb generated' cpack --config "$build/CPackConfig.cmake" -B "$folder/cpack"
deb=$(echo cpack/*.deb)
check control 0 '^ Package: dragoman$' dpkg-deb -I "$deb"
check maintainer 0 '^[^<>]+ <[^<>@ ]+@[^<>@ ]+>$' dpkg-deb -f "$deb" Maintainer
check_not 'invalid|example\.(com|org|net)'
if ! mount_root amd64 root; then
    skip "installing the package: no root of amd64 in $roots, or no overlay file system"
    report
    exit
fi
mkdir -p root/var/lib/dpkg/{info,updates,triggers} root/etc/binfmt.d root/var/log && : >root/var/lib/dpkg/status
dpkg_in() { PATH=$PATH:/usr/sbin:/sbin dpkg --root="$folder/root" --force-depends --log=/dev/null "$@"; }
in_root() { chroot root "$@"; }
PATH=$PATH:/usr/sbin:/sbin
check dpkg-install 0 'dragoman-aarch64: registered: /usr/bin/dragoman, flags POCF' dpkg_in -i "$deb"
check registered 0 '^interpreter /usr/bin/dragoman$' cat $rules/dragoman-aarch64
check status 0 'after a restart: /usr/lib/binfmt.d/zz-dragoman-aarch64.conf' in_root dragoman binfmt status
registered=$(stat -c %y $rules/dragoman-aarch64)
check upgrade 0 'registered: /usr/bin/dragoman' dpkg_in -i "$deb"
check registered-anew 1 '' test "$(stat -c %y $rules/dragoman-aarch64)" = "$registered"
: >root/etc/binfmt.d/zz-dragoman-other.conf
check remove 0 '^dragoman-aarch64: removed$' dpkg_in -r dragoman
check unregistered 1 '' test -e $rules/dragoman-aarch64
left() { find root/usr root/etc root/var -path root/var/lib/dpkg -prune -o -name '*dragoman*' -print | grep .; }
check nothing-left 1 '' left
check install-again 0 'registered' dpkg_in -i "$deb"
check mask 0 'removed' in_root dragoman binfmt remove
check masked 0 '/dev/null' readlink root/etc/binfmt.d/zz-dragoman-aarch64.conf
check purge 0 '' dpkg_in -P dragoman
check nothing-left-at-all 1 '' left
# Without the right to register, the package is installed all the same.
check unprivileged 0 'not registered with the kernel: dragoman binfmt install' \
    unshare --mount bash -c 'mount -o remount,bind,ro "$0/proc/sys/fs/binfmt_misc" &&
        dpkg --root="$0" --force-depends --log=/dev/null -i "$1"' "$folder/root" "$deb"
check purge-again 0 '' dpkg_in -P dragoman
report
