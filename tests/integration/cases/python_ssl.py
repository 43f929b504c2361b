# ssl over loopback, sqlite3
# timeout: 60
import os, socket, sqlite3, ssl, subprocess, threading

subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "k", "-out", "c",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"], check=True, capture_output=True)
server_ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_ctx.load_cert_chain("c", "k")
listener = socket.create_server(("127.0.0.1", 0))


def serve():
    for _ in range(2):
        raw, _ = listener.accept()
        with server_ctx.wrap_socket(raw, server_side=True) as s:
            while block := s.recv(70000):
                s.sendall(block.swapcase())


threading.Thread(target=serve, daemon=True).start()
for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
    ctx = ssl.create_default_context(cafile="c")
    ctx.maximum_version = version
    with socket.create_connection(listener.getsockname()) as raw, ctx.wrap_socket(raw, server_hostname="localhost") as s:
        payload, got = b"Hello Tls" * 20000, b""
        while len(got) < len(payload): # in turn: two threads may not use one SSL connection at a time
            part = payload[len(got):len(got) + 30000]
            s.sendall(part)
            while part:
                block = s.recv(65536)
                got, part = got + block, part[len(block):]
        print(s.version(), s.cipher(), got == payload.swapcase(), s.getpeercert()["subject"])
try:
    bad = ssl.create_default_context()
    threading.Thread(target=lambda: serve, daemon=True).start()
    a, b = socket.socketpair()
    b.sendall(b"not tls at all, certainly")
    bad.wrap_socket(a, server_hostname="x")
except ssl.SSLError as error:
    print(error.reason)
db = sqlite3.connect("x.db")
db.execute("create table t(a integer primary key, b, c)")
db.executemany("insert into t(b, c) values(?, ?)", ((f"n{i % 97}", i * 0.25) for i in range(20000)))
db.create_function("twice", 1, lambda x: x * 2)
db.commit()
print(db.execute("select b, count(*), sum(c), twice(max(a)) from t group by b order by 3 desc limit 3").fetchall())
try:
    db.execute("insert into t(a) values(1)")
except sqlite3.IntegrityError as error:
    print(error)
db.create_collation("rev", lambda x, y: (x < y) - (x > y))
print(db.execute("select distinct b from t order by b collate rev limit 3").fetchall(), sqlite3.sqlite_version)
