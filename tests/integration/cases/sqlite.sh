# sqlite3: a database on disk, with transactions, indices, windows, full text, JSON.
sqlite3 test.db <<'END'
pragma journal_mode=wal;
create table t(id integer primary key, name text, value real, grp int);
with recursive c(i) as (select 1 union all select i + 1 from c where i < 20000)
insert into t select i, 'name' || (i * 7919 % 10007), i * 1.5 / 7, i % 13 from c;
create index by_name on t(name);
select count(*), sum(value), avg(value), min(name), max(name) from t;
select grp, count(*), round(sum(value), 3) from t group by grp order by 2 desc, 1 limit 5;
select * from t where name = 'name5000' order by id;
select id, value, row_number() over (partition by grp order by value desc) r, sum(value) over (order by id rows 3 preceding) from t order by id limit 4;
explain query plan select * from t where name = 'x';
begin; update t set value = value * 2 where grp = 3; delete from t where grp = 4; rollback;
select total(value) from t;
begin; delete from t where id % 2; commit;
select count(*) from t;
create virtual table f using fts5(body); insert into f select name || ' word' || (id % 10) from t limit 2000;
select count(*) from f where f match 'word4 OR name77*';
select json_extract('{"a":[1,2,{"b":3.5}]}', '$.a[2].b'), json_group_array(id) from (select id from t limit 5);
select printf('%.10f', 1.0/3), length(randomblob(7)), abs(-5), round(2.567, 2), 1e308 * 10, 9223372036854775807 + 1, typeof(1/2), 7 / 2, -7 % 3, 'a' || 1, x'41';
select a.id, b.id from t a join t b on a.name = b.name and a.id < b.id order by 1, 2 limit 5;
select date('2024-02-29', '+1 year'), julianday('2000-01-01'), strftime('%s', '2001-09-09 01:46:40');
pragma integrity_check;
vacuum;
END
sqlite3 -json test.db 'select * from t limit 2'; sqlite3 -csv -header test.db 'select id, name from t limit 2'; sqlite3 test.db "update t set value = round(value)" .dump | md5sum; sqlite3 test.db 'select nothing'; echo $?
