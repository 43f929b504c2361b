-- Lua: tables, strings, closures, coroutines, metatables, integer and float arithmetic, errors. timeout: 60
-- engine: both
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(22), 7 // 2, -7 // 2, -7 % 3, 7.5 // 2, 2 ^ 53, 1 << 62, ~5, 5 ~ 3, math.maxinteger + 1 == math.mininteger, 1e15, 2 ^ 63, 10 / 2)
local t = {}
for i = 1, 2000 do t[i] = (i * 7919) % 2003 end
table.sort(t, function(a, b) return a > b end)
print(t[1], t[1000], t[2000], #t, table.concat(t, ",", 1, 8), select("#", table.unpack(t, 1, 50)))
local words = {}
for w in ("the quick brown fox jumps over the lazy dog the end"):gmatch("%a+") do words[w] = (words[w] or 0) + 1 end
local keys = {}
for k in pairs(words) do keys[#keys + 1] = k end
table.sort(keys)
for _, k in ipairs(keys) do io.write(k, "=", words[k], " ") end
print()
print(("hello world"):gsub("o", "0"), ("%d %5.2f %s %q %x %g"):format(42, math.pi, "s", "a\nb", 255, 1e20), ("abc"):rep(3, "-"), ("abc"):byte(1, -1))
print(string.find("key = value", "(%w+)%s*=%s*(%w+)"), ("x"):upper(), ("%bxy"):len(), string.pack("<i4d", 7, 1.5):byte(1, -1))
local co = coroutine.wrap(function(a) for i = 1, 5 do a = a + coroutine.yield(a * i) end return "done" end)
print(co(1), co(2), co(3), co(4), co(5), co(6))
local total = 0
for _ = 1, 20000 do local c = coroutine.create(function(x) local y = coroutine.yield(x) total = total + y end) coroutine.resume(c, 1) coroutine.resume(c, 2) end
print(total)
local V = {} V.__index = V V.__add = function(a, b) return setmetatable({ x = a.x + b.x }, V) end V.__tostring = function(a) return "V" .. a.x end V.__eq = function(a, b) return a.x == b.x end
V.__close = function() print("closed") end
print(tostring(setmetatable({ x = 1 }, V) + setmetatable({ x = 2 }, V)), setmetatable({ x = 3 }, V) == setmetatable({ x = 3 }, V))
do local c <close> = setmetatable({ x = 0 }, V) end
print(pcall(error, { code = 1 }), select(2, pcall(function() local x = nil; return x.y end)), pcall(string.rep))
print(math.sin(1), math.exp(1), math.log(10), math.sqrt(2), math.floor(-3.5), math.tointeger(3.0), math.fmod(-7, 3), math.huge, -math.huge, 0.1 + 0.2, 1e100)
math.randomseed(42) local r = {} for i = 1, 5 do r[i] = math.random(1000) end print(table.concat(r, " "), math.random() < 1)
print(tostring(1e15), tostring(123456789012345678), 3 | 4, "10" + 5, "0x10" + 0, 1 == 1.0, math.type(1), math.type(1.0), tonumber("z", 36), tonumber("1e1"))
local s = 0.0 for i = 1, 200000 do s = s + 1 / i end print(s)
local parts = {} for i = 1, 5000 do parts[#parts + 1] = tostring(i) end print(#table.concat(parts), collectgarbage("count") > 0, collectgarbage())
local function tail(n) if n == 0 then return "tail" end return tail(n - 1) end print(tail(100000))
print(select(2, pcall(function() local function f() return 1 + f() end return f() end)):match("stack overflow"))
print(utf8.char(8364, 128512), utf8.len("€"), os.time({ year = 2000, month = 1, day = 1, hour = 12 }), os.date("!%F", 86400), os.getenv("TZ"))
local f = io.popen("echo popen; exit 3") print(f:read("a"), f:close()) load("print(...)")("loaded", 1) print(#arg, arg[0] ~= nil) goto done print("never") ::done:: os.exit(7)
