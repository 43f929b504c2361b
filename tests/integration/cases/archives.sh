# tar, gzip, xz, zstd, bzip2: packed here, unpacked here, the same bytes as natively packed.
# timeout: 180
mkdir -p src/sub; seq 1 60000 > src/numbers; head -c 300000 /dev/zero > src/zero; gawk 'BEGIN { x = 1; for (i = 0; i < 60000; i++) { x = (x * 16807) % 2147483647; printf "%c", x % 256 } }' > src/random; ln -s ../numbers src/sub/link; cp data/text.c src/sub/ 2>/dev/null; touch src/empty
find src -exec touch -h -d '2020-05-05 05:05:05 UTC' {} +; chmod -R u=rwX,go=rX src
tar --sort=name --owner=0 --group=0 --numeric-owner -cf a.tar src; md5sum a.tar; tar tf a.tar; tar tvf a.tar | tail -1 | tr -s ' ' | cut -d' ' -f1,3,4
for c in 'gzip -n' 'gzip -n -9' bzip2 'bzip2 -1' xz 'xz -1' 'xz -T2' 'xz --format=lzma' 'zstd -q' 'zstd -q -19' 'zstd -q -T2' 'zstd -q --long'; do $c -c a.tar > a.z; echo "$c $(stat -c %s a.z) $(md5sum < a.z)"; ${c%% *} -dc < a.z | cmp - a.tar && echo ok; done
gzip -k a.tar; gzip -t a.tar.gz && gzip -l a.tar.gz | tail -1 | tr -s ' '; zcat a.tar.gz | md5sum; zgrep -c x a.tar.gz; rm a.tar.gz
xz -k a.tar; xz -l a.tar.xz | tail -1 | tr -s ' '; xzcat a.tar.xz | cksum; bzip2 -k a.tar; bzcat a.tar.bz2 | cksum; bzip2 -tv a.tar.bz2 2>&1 | wc -l; zstd -q -k a.tar; zstdcat a.tar.zst | cksum; zstd -q --train data/* -o dict 2>/dev/null; zstd -b3 -i0 a.tar >/dev/null 2>&1; echo $?
mkdir out; for a in a.tar a.tar.xz a.tar.bz2 a.tar.zst; do rm -rf out/*; tar xf $a -C out; diff -r src out/src && echo "$a same"; done; stat -c '%Y %a' out/src/numbers out/src; readlink out/src/sub/link
tar cf - src | tar tf - | wc -l; tar --exclude=zero -czf b.tgz src; tar tzf b.tgz | wc -l; tar xf a.tar src/empty -O | wc -c; tar -rf a.tar data; tar --delete -f a.tar src/random; tar tf a.tar | grep -c random; echo x | gzip | head -c 15 | gzip -d 2>&1 | tail -1; printf junk | xz -d; echo $?
