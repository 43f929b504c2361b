# The programs of coreutils, most of them once.
# timeout: 120
set -u
arch >/dev/null; uname -s; uname -m; nproc >/dev/null; id -u; groups >/dev/null 2>&1; logname >/dev/null 2>&1; tty; hostid >/dev/null
seq 1 200 > n; seq -w 1 3 20 | paste -sd' '; seq 0 .25 1 | tr '\n' ' '; echo
head -n 3 n; tail -n 2 n; head -c 10 n | od -c; tail -c +690 n
sort -rn n | head -2; sort -R --random-source=n n | sort -n | cmp - n && echo same
shuf --random-source=n -n 3 n | wc -l; shuf -e a | cat
printf 'b 2\na 10\nc 1\n' > t; sort t; sort -k2n t; sort -k2 -t' ' t; sort -h -k2 t; sort -c t; echo "sort -c $?"
printf 'a\na\nb\n' | uniq -c; printf 'a\na\nb\n' | uniq -d; printf '1\n2\n' > l; printf '2\n3\n' > r; comm l r
join <(printf 'a 1\nb 2\n') <(printf 'a x\nb y\n'); paste l r; cut -c2-3 n | sort -u | wc -l; cut -d' ' -f2 t; cut --complement -d' ' -f1 t
tr a-z A-Z < t; tr -d 0-9 < t; tr -s a <<<aaab; expand <<<$'a\tb'; unexpand -a <<<"        x"; fold -w 4 <<<abcdefghij; fmt -w 20 <<<"some words that are to be wrapped here"
nl t; cat -n t; cat -A t; tac t; rev 2>/dev/null <<<abc || echo cba; pr -t -2 -l 10 t; column 2>/dev/null; od -An -tx1 t; wc t; wc -L t
split -l 70 n part.; ls part.*; cat part.* | cmp - n && echo joined; csplit -s n 50 100; wc -l xx0* | tail -1; rm part.* xx0*
md5sum n; sha1sum n; sha224sum n; sha256sum n; sha384sum n; sha512sum n; b2sum n; cksum n; sum n; sha256sum n > s; sha256sum -c s; cksum -a sm3 n
base64 t; base64 t | base64 -d | cmp - t; base32 t; basenc --z85 -w0 <<<"abc"; basenc --base16 t
mkdir -p d/e/f; touch -d '2020-01-02 03:04:05 UTC' d/e/f/x; stat -c '%n %s %a %F %Y' d/e/f/x; cp -a d d2; ls -R d2; ls -l --time-style=+%s d/e/f | tail -1 | cut -d' ' -f1,2,5-
ln -s x d/e/f/link; ln d/e/f/x d/e/f/hard; readlink d/e/f/link; realpath d/e/f/link | sed 's#.*/d/#d/#'; stat -c %h d/e/f/x; mv d2 d3; rm -r d3; rmdir --ignore-fail-on-non-empty d; ls d; unlink d/e/f/hard; link d/e/f/x d/e/f/hard2
chmod 640 t; stat -c %A t; chmod u+x,g-r t; stat -c %a t; chmod -R a+rX d; chown "$(id -u)" t && echo chown; chgrp "$(id -g)" t && echo chgrp
dd if=n of=dd.out bs=16 count=4 skip=1 2>/dev/null; cat dd.out; dd if=/dev/zero bs=1k count=64 status=none | wc -c; truncate -s 12345 tr; stat -c %s tr; cp --sparse=always tr tr2; cmp tr tr2; install -m 700 t inst; stat -c %a inst; mktemp -u x.XXX | wc -c; mkfifo p; (echo fifo > p &) ; cat p; sync n; shred -n 1 -u inst; ls inst 2>&1 | wc -l
df . | wc -l; du -k --apparent-size n; dircolors -b | head -c 9; echo; vdir --version | head -1; dir; basename /a/b.c .c; dirname /a/b.c; pathchk a/b; printf '%s\n' "$PWD" | sed 's#.*/##' | wc -l
date -u -d @1234567890 '+%F %T %j %u'; date -d '2024-02-29 +1 year' +%F; expr 6 \* 7; expr abcdef : 'abc\(.*\)'; factor 1234567890 18446744073709551557; numfmt --to=iec 123456789; numfmt --from=si 1.5M; test 1 -lt 2 && echo test; [ a = a ] && echo bracket; true; false; echo $?
env -i A=1 printenv A; printenv HOME | wc -l; nice -n 5 nice; nohup true; stdbuf -oL echo buffered; timeout 5 true; echo $?; sleep 0.01; tee t2 < t | wc -l; cmp t t2; tsort <<<"a b b c"; ptx -f <<<"a b" | wc -l; yes no | head -2; kill -l 15; stty -a 2>&1 | head -1 | cut -c1-5; users >/dev/null; who >/dev/null; pinky --version | head -1; uptime >/dev/null 2>&1; runcon --version | head -1; chcon --version | head -1; mknod pipe p; ls -l pipe | cut -c1; chroot --version | head -1
ls -la --time-style=+ | wc -l; ls -1 *.nothing 2>&1; cat nothing; echo $?
