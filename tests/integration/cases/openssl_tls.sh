# openssl s_server and s_client over loopback, several versions and ciphers.
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -subj /CN=localhost -days 2 2>/dev/null
seq 1 5000 > page
openssl s_server -accept "127.0.0.1:$PORT" -key key.pem -cert cert.pem -WWW -quiet >server.log 2>&1 &
server=$!
for i in $(seq 50); do (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null && break; sleep 0.1; done
for v in '-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256' '-tls1_3 -ciphersuites TLS_CHACHA20_POLY1305_SHA256' '-tls1_3 -ciphersuites TLS_AES_256_GCM_SHA384' '-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256' '-tls1_2 -cipher ECDHE-RSA-AES256-SHA384'; do
    printf 'GET /page HTTP/1.0\r\n\r\n' | openssl s_client -connect "127.0.0.1:$PORT" -CAfile cert.pem -ign_eof $v >reply 2>err
    echo "$v: $?"; grep -aE '^(Verify return code|    Protocol  *:|    Cipher  *:|New,)' reply | sort -u | sed 's/ \+/ /g'; sed -n '/^HTTP/,$p' reply | grep -aE '^[0-9]+$' | md5sum
done
kill $server; wait $server; echo "server $?"
