# threading, multiprocessing, subprocess, signals, sockets, asyncio, mmap, ctypes
# timeout: 120
import asyncio, concurrent.futures, ctypes, ctypes.util, faulthandler, mmap, multiprocessing, os, pathlib, queue, select, shutil
import signal, socket, subprocess, sys, tempfile, threading, time, resource


def threads():
    lock, total, box = threading.Lock(), [0], queue.Queue()

    def work(n):
        for _ in range(2000):
            with lock:
                total[0] += 1
        box.put(n)
    pool = [threading.Thread(target=work, args=(i,)) for i in range(8)]
    [t.start() for t in pool], [t.join() for t in pool]
    print("threads", total[0], sorted(box.get() for _ in pool), threading.active_count())
    event, barrier, local = threading.Event(), threading.Barrier(4), threading.local()
    threading.Timer(0.05, event.set).start()
    print("event", event.wait(5), event.wait(0))
    with concurrent.futures.ThreadPoolExecutor(4) as ex:
        print("pool", sum(ex.map(lambda x: x * x, range(100))), [f.result() for f in [ex.submit(pow, 2, i) for i in range(5)]])


def square(x):
    return x * x


def child(conn, value, array):
    conn.send({"got": conn.recv(), "pid": os.getpid() != os.getppid()})
    with value.get_lock():
        value.value += 41
    array[0] = 2.5


def processes():
    for method in ("fork", "spawn", "forkserver"):
        ctx = multiprocessing.get_context(method)
        with ctx.Pool(3) as pool:
            print(method, sum(pool.map(square, range(200), 10)))
        ours, theirs = ctx.Pipe()
        value, array = ctx.Value("i", 1), ctx.Array("d", 3)
        p = ctx.Process(target=child, args=(theirs, value, array))
        p.start()
        ours.send("ping")
        print(ours.recv(), p.join(20), p.exitcode, value.value, array[0])
    with concurrent.futures.ProcessPoolExecutor(2) as ex:
        print("executor", list(ex.map(square, range(6))))
    from multiprocessing import shared_memory
    m = shared_memory.SharedMemory(create=True, size=4096)
    pid = os.fork()
    if pid == 0:
        m.buf[7] = 99
        os._exit(7)
    print("shm", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), m.buf[7])
    m.close(), m.unlink()


def programs():
    print(subprocess.run(["/usr/bin/sort", "-n"], input="10\n9\n1\n", capture_output=True, text=True))
    p1 = subprocess.Popen(["seq", "1000"], stdout=subprocess.PIPE)
    p2 = subprocess.Popen(["wc", "-l"], stdin=p1.stdout, stdout=subprocess.PIPE)
    p1.stdout.close()
    print(p2.communicate()[0], p1.wait())
    print(subprocess.run("echo $0 $X; exit 3", shell=True, env={"X": "y"}, capture_output=True))
    try:
        subprocess.run(["/nonexistent"])
    except FileNotFoundError as error:
        print(error)
    try:
        subprocess.run(["sleep", "5"], timeout=0.3)
    except subprocess.TimeoutExpired as error:
        print(error)
    p = subprocess.Popen(["sleep", "10"])
    p.send_signal(signal.SIGTERM)
    print(p.wait(), os.spawnv(os.P_WAIT, "/usr/bin/true", ["true"]), os.system("exit 4") >> 8, os.popen("echo popen").read())
    print(subprocess.run([sys.executable, "-c", "import sys, os; print(sys.argv, sys.executable, os.path.basename(os.readlink('/proc/self/exe')))", "a b"],
                         capture_output=True, text=True).stdout)
    print(os.posix_spawn("/usr/bin/true", ["true"], {}) > 0, os.wait()[1])
    try:
        os.posix_spawn("/nonexistent/x", ["x"], {})
    except FileNotFoundError as error:
        print("posix_spawn", error.errno)


def signals():
    seen = []
    signal.signal(signal.SIGALRM, lambda s, f: seen.append(signal.Signals(s).name))
    signal.signal(signal.SIGUSR1, lambda s, f: seen.append(s))
    signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        pass
    signal.setitimer(signal.ITIMER_REAL, 0)
    os.kill(os.getpid(), signal.SIGUSR1)
    print("alarms", len(seen) > 4, seen[-1], signal.sigpending())
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    os.kill(os.getpid(), signal.SIGUSR2)
    print(signal.sigpending(), signal.sigwait([signal.SIGUSR2]), signal.sigtimedwait([signal.SIGUSR2], 0))
    pid = os.fork()
    if pid == 0:
        faulthandler.disable()
        ctypes.string_at(0)
    print("fault", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def sockets():
    server = socket.create_server(("127.0.0.1", 0))
    def serve():
        c, _ = server.accept()
        with c:
            while block := c.recv(65536):
                c.sendall(block[::-1])
    threading.Thread(target=serve, daemon=True).start()
    with socket.create_connection(server.getsockname()) as c:
        c.sendall(b"hello")
        print(c.recv(100), c.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), c.family.name)
    a, b = socket.socketpair()
    r, w = os.pipe()
    socket.send_fds(a, [b"fd"], [w])
    message, fds, _, _ = socket.recv_fds(b, 10, 1)
    os.write(fds[0], b"via fd")
    print(message, os.read(r, 10), select.select([r], [a], [], 0)[1] == [a])
    poller = select.epoll()
    poller.register(r, select.EPOLLIN | select.EPOLLET)
    os.write(w, b"x")
    print(len(poller.poll(1)), poller.poll(0), a.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12) != b"")
    a.settimeout(0.05)
    try:
        a.recv(1)
    except TimeoutError as error:
        print(error)


def memory():
    with tempfile.TemporaryFile() as f:
        f.truncate(8192)
        m = mmap.mmap(f.fileno(), 8192)
        m[4096:4101] = b"mmap!"
        m.flush()
        f.seek(4096)
        print(f.read(5), m.find(b"!"), len(m))
        m.resize(16384)
        print(len(m), os.fstat(f.fileno()).st_size)
    libc = ctypes.CDLL(None)
    libc.strtod.restype = ctypes.c_double
    print(libc.strtod(b"2.5", None), libc.abs(-4), ctypes.sizeof(ctypes.c_long))
    compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))(lambda a, b: a[0] - b[0])
    numbers = (ctypes.c_int * 6)(5, 3, 9, 1, 7, 2)
    libc.qsort(numbers, 6, 4, compare)
    print(list(numbers))
    print(resource.getrlimit(resource.RLIMIT_CORE)[0] >= -1, pathlib.Path("/proc/self/comm").read_text().strip(), pathlib.Path("/proc/self/cmdline").read_bytes().split(b"\0")[1:2])
    print(shutil.which("bash"), os.path.exists("/proc/self/maps"), len(os.listdir("/proc/self/task")), "heap" in open("/proc/self/maps").read())


async def asyncs():
    async def work(n):
        await asyncio.sleep(0.01 * (5 - n))
        return n
    print(await asyncio.gather(*(work(i) for i in range(5))))

    async def echo(reader, writer):
        writer.write((await reader.readline()).upper())
        await writer.drain()
        writer.close()
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"async\n")
    print(await reader.readline())
    writer.close()
    server.close()
    p = await asyncio.create_subprocess_exec("cat", stdin=-1, stdout=-1)
    print(await p.communicate(b"sub"), p.returncode)
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.05)
    except TimeoutError:
        print("timeout")
    print(await asyncio.to_thread(sum, range(1000)))


if __name__ == "__main__":
    for step in (threads, processes, programs, signals, sockets, memory):
        step()
        sys.stdout.flush()
    asyncio.run(asyncs())
