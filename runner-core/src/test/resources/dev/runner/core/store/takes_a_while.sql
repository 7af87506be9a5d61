-- A change of schema during which a process can be killed.
create table filler as
with recursive n(i) as (select 1 union all select i + 1 from n where i < 400000)
select i, 'filler ' || i as words from n;
