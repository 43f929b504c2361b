# Ruby: strings, hashes, regexps, fibers, threads, processes, big numbers, exceptions.
# timeout: 120
require 'json'; require 'digest'; require 'set'; require 'time'; require 'open3'; require 'socket'; require 'zlib'; require 'bigdecimal'; require 'stringio'; require 'fiddle'
$stdout.sync = true
def fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)
puts fib(20), 2**200, 10**30 / 7, -7 / 2, -7 % 3, 7.fdiv(2), 1e20.to_i, 100.digits.inspect, 255.to_s(2), 3.7 % 1, 0.1 + 0.2, Rational(3, 4) + 1, Complex(1, 2)**2, Integer.sqrt(10**40)
words = (1..3000).map { |i| "w#{i * 7919 % 211}" }
puts words.tally.sort_by { |w, n| [-n, w] }.first(4).inspect, words.group_by(&:size).transform_values(&:count).inspect, words.each_slice(1000).map(&:first).inspect
puts "The Quick".gsub(/([A-Z])(\w)/) { "#{$2}#{$1.downcase}" }, "a-b_c".tr('-_', '  '), "%05d|%-5s|%.3f|%x|%e" % [42, 'ab', 3.14159, 255, 12345.678], "héllo".bytes.size, "héllo".reverse, "abc".unpack1('H*'), [1, 2.5, 'x'].pack('NGa3').unpack('NGa3').inspect
puts JSON.generate({ a: [1, 2.5, nil, true], 'b' => { c: "\u20ac" } }), JSON.parse('{"x":[1,{"y":1e3}]}').inspect, Digest::SHA256.hexdigest('ruby' * 1000), Digest::MD5.hexdigest('x'), Zlib.crc32(Zlib::Deflate.deflate('z' * 1000))
fiber = Fiber.new { |x| 3.times { |i| x = Fiber.yield(x + i) }; :done }; puts 4.times.map { |i| fiber.resume(i) }.inspect
e = Enumerator.new { |y| a, b = 0, 1; loop { y << a; a, b = b, a + b } }; puts e.lazy.select(&:even?).first(8).inspect, e.next, e.next, e.take(5).inspect
m = Mutex.new; n = 0; 8.times.map { Thread.new { 500.times { m.synchronize { n += 1 } } } }.each(&:join); puts n
q = Queue.new; t = Thread.new { s = 0; while (v = q.pop) != :end; s += v; end; s }; 100.times { |i| q << i }; q << :end; puts t.value
begin; raise ArgumentError, 'bad'; rescue => x; puts "#{x.class}: #{x.message} #{x.backtrace.size}"; ensure puts 'ensure'; end; puts(catch(:out) { 10.times { |i| throw :out, i if i == 7 } })
begin; def deep(n) = deep(n + 1); deep(0); rescue SystemStackError; puts 'stack'; end; begin; 1 / 0; rescue ZeroDivisionError => x; puts x.message; end
r, w = IO.pipe; pid = fork { r.close; w.puts "child"; exit! 5 }; w.close; puts r.read; Process.wait(pid); puts $?.exitstatus; puts `echo sub; exit 2`, $?.exitstatus; out, st = Open3.capture2('sort', stdin_data: "b\na\n"); puts out, st.success?
puts system('exit 3').inspect, spawn('true').positive?, Process.wait2[1].exitstatus; begin; Process.spawn('/nonexistent/x'); rescue Errno::ENOENT => x; puts x.class; end
got = []; trap('USR1') { got << 1 }; Process.kill('USR1', $$); sleep 0.05; puts got.size; begin; require 'timeout'; Timeout.timeout(0.1) { sleep 5 }; rescue Timeout::Error; puts 'timeout'; end
s = TCPServer.new('127.0.0.1', 0); Thread.new { c = s.accept; c.puts c.gets.upcase; c.close }; c = TCPSocket.new('127.0.0.1', s.addr[1]); c.puts 'tcp'; puts c.gets
Point = Struct.new(:x, :y) { def +(o) = Point.new(x + o.x, y + o.y) }; puts((Point.new(1, 2) + Point.new(3, 4)).inspect); case { name: 'n', v: [1, 2, 3] }
in { name: String => nm, v: [Integer => a, *rest] }
  puts nm, a, rest.inspect
end
class Foo; define_method(:bar) { |x = 1, *y, k: 2, **o, &b| [x, y, k, o, b&.call] }; def method_missing(n, *a) = "mm #{n}"; def respond_to_missing?(*) = true; end; puts Foo.new.bar(5, 6, k: 7, z: 8) { 9 }.inspect, Foo.new.nope, Foo.instance_methods(false).inspect, Set.new([3, 1, 3]).to_a.inspect, (1..10).each_cons(3).to_a.last.inspect
puts Time.at(1e9).utc.iso8601, Time.utc(2024, 2, 29).yday, BigDecimal('1') / 3, Math.sqrt(2), Math.gamma(5.5), [3, 1, 2].sort.inspect, [0.1] * 3 == [0.1, 0.1, 0.1], ObjectSpace.respond_to?(:each_object), GC.start.inspect, (1..50000).sum { |i| 1.0 / i }, "ok".frozen?, __method__.inspect, srand(42) && rand(1000).class; Random.new(42).then { |g| puts g.rand(1000), g.rand, g.bytes(4).unpack1('H*') }; puts Fiddle::Function.new(Fiddle.dlopen(nil)['strlen'], [Fiddle::TYPE_VOIDP], Fiddle::TYPE_SIZE_T).call('twelve chars'); exit 6
