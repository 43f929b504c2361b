# Perl: regular expressions, hashes, sorting, sprintf, pack, closures, fork, Digest, POSIX, threads of processes.
# timeout: 90
use strict; use warnings; use POSIX qw(floor fmod strftime :sys_wait_h); use List::Util qw(sum max shuffle reduce); use Digest::MD5 qw(md5_hex);
use Digest::SHA qw(sha256_hex); use MIME::Base64; use Data::Dumper; use Time::Local; use Math::BigInt; use Storable qw(dclone); use Encode; use JSON::PP;
$| = 1;
my %count; my $text = join ' ', map { "word" . ($_ * 7919 % 1009) . ($_ % 3 ? "x" : "Y") } 1 .. 5000;
$count{$1}++ while $text =~ /(\w+?)(?=[xY]\b)/g;
print scalar(keys %count), " ", (join ",", (sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count)[0 .. 5]), "\n";
(my $t = $text) =~ s/(\d+)/sprintf "%03x", $1/ge; print md5_hex($t), " ", sha256_hex($t), "\n";
print "yes $1 $2\n" if "2024-05-06T07:08" =~ /^(\d{4})-(?<m>\d\d)-\d\d T? (?{ 1 })/x || "ab12" =~ /([a-z]+)(\d+)/;
print join(",", map { sprintf "%.12g", $_ } sqrt(2), exp(1), sin(1), atan2(1, 2), 10 ** 20, 1e16 + 1, 2 ** 0.5, -7 % 3, 7.5 / 3, int(-3.7), 1 / 3), "\n";
print Math::BigInt->new(2)->bpow(300), " ", 0xff, " ", oct("0b101"), " ", 1_000_000 * 1_000_000 * 1_000, " ", 18446744073709551615 + 1, "\n";
printf "%s|%5d|%-6s|%06.2f|%e|%g|%x|%o|%b|%c|%%|%v d\n", "a", 42, "ab", 3.14159, 12345.678, 1e-5, 255, 8, 5, 65, "1.2.3";
print join(" ", unpack("A3 n C* ", pack("A3 n C3", "abcd", 258, 1, 2, 3))), " ", unpack("H*", pack("d< q> f N/a*", 1.5, -2, 0.25, "str")), "\n";
my @sorted = sort { $a <=> $b } map { ($_ * 1103515245 + 12345) % 2147483648 } 1 .. 3000; print "@sorted[0,1,1500,-1] ", sum(@sorted), " ", (reduce { $a ^ $b } @sorted), "\n";
my @subs = map { my $n = $_; sub { $n += shift } } 1 .. 3; $_->(10) for @subs; print join(",", map { $_->(1) } @subs), "\n";
sub fib { my $n = shift; $n < 2 ? $n : fib($n - 1) + fib($n - 2) } print fib(20), "\n";
local $Data::Dumper::Sortkeys = 1; local $Data::Dumper::Indent = 1; print Dumper(dclone({ a => [1, { b => undef }], c => \"x" }));
print JSON::PP->new->canonical->encode({ x => [1, 2.5, "s", JSON::PP::true], y => { z => undef } }), encode_base64("perl" x 10);
for my $code (0, 3, 255) { my $pid = fork; if (!$pid) { exit $code } waitpid $pid, 0; print "child ", $? >> 8, "\n" }
pipe(my $r, my $w); if (!fork) { close $r; print $w "from child $_\n" for 1 .. 3; exit } close $w; print while <$r>; wait;
print `echo backtick; exit 3`, $? >> 8, "\n"; open(my $p, "-|", "seq", 5) or die; print sum(<$p>), "\n"; close $p; system("false"); print $? >> 8, "\n";
local $SIG{ALRM} = sub { die "alarm\n" }; eval { alarm 1; 1 while 1 }; print "caught $@"; local $SIG{USR1} = sub { print "usr1\n" }; kill USR1 => $$;
eval { die { code => 42 } }; print $@->{code}, "\n"; eval { my $x = 1; my $y = $x / ($x - 1) }; print $@ =~ /^(Illegal division by zero)/, "\n";
open(my $f, ">", "out") or die; printf $f "%d\n", $_ for 1 .. 1000; close $f; open($f, "<", "out"); my @l = <$f>; print scalar(@l), " ", -s "out", " ", (stat "out")[7], "\n"; unlink "out";
print strftime("%F %T", gmtime 1e9), " ", timegm(0, 0, 0, 1, 0, 2000), " ", floor(-2.5), " ", fmod(7, 3), "\n"; print length(encode("UTF-8", "\x{20ac}\x{1f600}")), lc("\x{c4}") eq "\x{e4}" ? "lc" : "", "\n";
my $s = "a" x 100000; my $n = () = $s =~ /a{1,7}/g; print $n, " ", ($s =~ /^(a+)+$/ ? "m" : ""), " ", join("|", "a1b22c" =~ /(\d+)/g), " ", "hello" =~ tr/a-y/b-z/r, "\n"; print "@{[map { chr(ord('a') + $_) } 0..5]} @{[reverse 1..4]} ", "abc" x 2, " ", "abc" lt "abd", " ", join(",", splice(@{[1 .. 9]}, 2, 3)), "\n";
format STDOUT =
@<<<<< @>>>>> @##.##
"left", "right", 3.14159
.
write;
