-- What was written outside of tests, and what tests and classes published.
--
-- Where nothing but a fork was running, plugin and class_name are empty; of an engine, class_name
-- is. part: the how-manyth piece of output of its run, tests' pieces among them.
create table scope_output (
  run        integer  not null,
  plugin     text     not null,
  class_name text     not null,
  fork       integer  not null,
  stream     smallint not null,
  part       bigint   not null,
  skipped    bigint   not null,
  length     integer  not null,
  bytes      blob     not null,
  primary key (run, plugin, class_name, fork, stream, part)
) without rowid;

-- One row for each value of a report entry. number and attempt are those of a test's attempt, with
-- plugin and class_name empty and fork 0; else they are 0 and the other three say who it was.
-- part: the how-manyth entry or file of its run. place: the how-manyth value of its entry.
create table report_entry (
  run        integer not null,
  number     integer not null,
  attempt    integer not null,
  plugin     text    not null,
  class_name text    not null,
  fork       integer not null,
  part       bigint  not null,
  place      integer not null,
  at         bigint  not null,
  name       text    not null,
  value      text    not null,
  primary key (run, number, attempt, plugin, class_name, fork, part, place)
) without rowid;

-- path: below the folder with the files of the run; null if the content was not kept, and note says
-- why. The digest is that of the content when it was published.
create table published_file (
  run        integer not null,
  number     integer not null,
  attempt    integer not null,
  plugin     text    not null,
  class_name text    not null,
  fork       integer not null,
  part       bigint  not null,
  at         bigint  not null,
  name       text    not null,
  media_type text,
  size       bigint  not null,
  path       text,
  sha256     text,
  note       text    not null,
  primary key (run, number, attempt, plugin, class_name, fork, part)
) without rowid;
