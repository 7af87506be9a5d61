-- Tasks of Rally that were sent elsewhere. They lie in files; no more than this is kept of them.
create table task (
  number integer primary key,
  id     text    not null unique,
  title  text    not null
);

-- An export is one of a run or of a task.
create table export_of_either (
  number      integer primary key,
  run         integer,
  task        integer,
  target      text    not null,
  plugin      text    not null,
  state       text    not null,
  tries       integer not null,
  started_at  bigint  not null,
  duration    bigint,
  expected    bigint  not null,
  reason      text    not null,
  unique (run, target),
  unique (task, target),
  check ((run is null) <> (task is null))
);

insert into export_of_either
  (number, run, target, plugin, state, tries, started_at, duration, expected, reason)
select number, run, target, plugin, state, tries, started_at, duration, expected, reason
from export;

drop table export;

alter table export_of_either rename to export;
