# What GCC builds with -fsanitize=address (its runtime a library, linked in, preloaded), leak, hwaddress and undefined finds
# its errors.
# timeout: 180
[ "$(gcc -print-file-name=libasan.so)" != libasan.so ] || { echo "no libasan in the root"; exit 0; }
# Kinds, places in our source, and what was found of the memory: what does not depend on addresses or on the C library.
what() { grep -oE 'ERROR: [A-Za-z]+: [a-zA-Z-]+|(READ|WRITE|READ/WRITE) of size [0-9]+|in [a-z_]+ [^ ]*sanitized.c:[0-9]+|[0-9]+ bytes (inside|before|after).*(region|variable)|runtime error: .*|(Direct|Indirect) leak of .* from|^(threads|child|held|leaks|read|sleep).*' | sed 's,[^ ]*/,,'; }
run() { "$@" > out 2>&1; echo "status $?"; what < out; }
gcc -g -O1 -fno-optimize-sibling-calls -fno-omit-frame-pointer -pthread -fsanitize=address -o shared data/sanitized.c && for n in 0 1 2 3 4 5 6 7 8; do echo "== $n"; run ./shared $n; done; run ./shared 9 | sort
gcc -g -O1 -fno-optimize-sibling-calls -fno-omit-frame-pointer -pthread -fsanitize=address -static-libasan -no-pie -o linked data/sanitized.c && for n in 0 1 5; do echo "== linked $n"; run ./linked $n; done
gcc -g -O1 -fno-optimize-sibling-calls -fno-omit-frame-pointer -pthread -o plain data/sanitized.c && echo '== preloaded' && run env ASAN_OPTIONS=detect_leaks=0 LD_PRELOAD="$(gcc -print-file-name=libasan.so)" ./plain 6
gcc -g -O1 -pthread -fsanitize=leak -o leaks data/sanitized.c && run ./leaks 9 | sort
gcc -g -fsanitize=undefined -x c -o undefined - <<< 'int main(int n, char **v) { int t[4] = {0}; return v && n + 0x7fffffff < 0 ? 3 : t[n]; }' && run ./undefined
# amd64 processors have no pointers with tags: what arm64's must find there.
found='ERROR: HWAddressSanitizer: tag-mismatch'
[ "$(uname -m)" != aarch64 ] || found=$(gcc -g -pthread -fsanitize=hwaddress -o tagged data/sanitized.c && ./tagged 0 > out 2>&1 && for n in 1 2; do ./tagged $n 2>&1; done | what | grep ERROR | uniq)
echo "$found"
