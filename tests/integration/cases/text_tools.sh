# grep, sed, gawk, diff on a generated text.
# timeout: 120
# engine: both
gawk 'BEGIN { srand(42); for (i = 0; i < 3000; i++) { s = ""; for (j = 0; j < 8; j++) s = s sprintf("%c", 97 + int(i * 7 + j * 13 + i / 3) % 26); printf "%d %s %.3f %s\n", i, s, sin(i) * 1000, (i % 5 ? "yes" : "no") } }' > text
md5sum text; grep -c no text; grep -E '^[0-9]*7 [a-m]+ ' text | head -3; grep -nE '(ab|yz).*-[0-9]+\.5' text | tail -3; grep -oP '(?<=\s)[aeiou]\w{3}' text | sort | uniq -c | sort -rn | head -5
grep -v -i YES text | wc -l; grep -w 999 text; grep -F '.123' text | wc -l; grep -rl no . | sort | head -3; grep -A1 -B1 '^1500 ' text; grep -z -c x text; grep nothing_there text; echo $?
sed -n '10,12p;$p' text; sed -E 's/([0-9]+) ([a-z]+)/\2=\1/; s/ .*//' text | tail -2; sed '/no$/d' text | wc -l; sed -e '1~1000!d' -e 'y/abc/ABC/' text; sed -n 'N;N;s/\n/+/gp' text | head -1; sed -i.bak 's/yes/YES/' text; diff text text.bak | wc -l; sed '$!N;P;D' text | md5sum
gawk '{ sum += $3; count[$4]++ } END { printf "%.3f %d %d\n", sum, count["YES"], count["no"] }' text
gawk -F'[ .]' 'NR % 500 == 0 { print NR, $2, length($0), substr($2, 2, 3), index($0, "a"), toupper($2) }' text
gawk '{ for (i = 1; i <= length($2); i++) c[substr($2, i, 1)]++ } END { n = asorti(c, k); for (i = 1; i <= n; i++) printf "%s%d ", k[i], c[k[i]]; print "" }' text
gawk 'BEGIN { print 2 ** 53 + 1, int(-3.7), 7 % -3, exp(1), log(10), sqrt(2), atan2(1, 2), cos(1); printf "%5.2f|%-8s|%08.3f|%x|%c|%e\n", 3.14159, "ab", 2.5, 255, 65, 12345.678; print strftime("%Y-%m-%d", 86400 * 365, 1), gensub(/(a)(b)/, "\\2\\1", "g", "abab"), split("a:b:c", p, ":"), p[3], match("foobar", /o+/), RSTART, RLENGTH }'
gawk 'function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) } BEGIN { print fib(18); "echo sub" | getline x; print x; print "to sort" | "sort" }'
gawk -M 'BEGIN { print 2 ^ 200 }' 2>&1 | tail -1; gawk 'BEGIN { while (("seq 3" | getline line) > 0) print "line", line }'
diff -u <(head -5 text) <(sed 3d text | head -5) | tail -n +3; cmp text text.bak | head -1; diff3 text text.bak text | head -2; sdiff -s text text.bak | wc -l
bc <<<'scale=50; 4*a(1)' -l; bc <<<'2^300; sqrt(2); 10/3'
