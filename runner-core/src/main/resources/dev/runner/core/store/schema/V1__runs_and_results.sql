-- Runs, what took part in them, and the results of their tests.
-- Times are milliseconds since 1970, durations nanoseconds.

create table run (
  number      integer primary key,
  id          text    not null unique,
  state       text    not null,
  outcome     text,
  exit_status integer,
  started_at  bigint  not null,
  duration    bigint,
  command     text    not null,
  request     text    not null
);

create table run_plugin (
  run     integer not null,
  plugin  text    not null,
  jar     text    not null,
  version text    not null,
  sha256  text    not null,
  state   text    not null,
  primary key (run, plugin, jar)
) without rowid;

-- number: the how-manyth issue of its run.
create table issue (
  run      integer not null,
  number   integer not null,
  severity text    not null,
  code     text    not null,
  subject  text    not null,
  message  text    not null,
  origin   text,
  primary key (run, number)
) without rowid;

-- What was known of a test; never changed, so that old runs keep their names. A test that is
-- renamed or tagged anew gets another row; rows with the same key share an identity, which is the
-- id of the first of them. hash: of the key. content: a hash of the other texts, to see at once
-- whether a description is known.
create table test (
  id           integer primary key,
  identity     integer not null,
  hash         bigint  not null,
  content      bigint  not null,
  test_key     text    not null,
  plugin       text    not null,
  unique_id    text    not null,
  printed_id   text    not null,
  class_name   text    not null,
  name         text    not null,
  display_name text    not null,
  uuid         text,
  tags         text    not null
);

-- The only secondary index that a run writes to: integers, because an index of texts costs more
-- than the rows.
create index test_by_hash on test (hash);

-- One row for each attempt. A planned test is its first attempt with the outcome NOT_RUN. The long
-- columns come last, so that counting does not read them.
create table attempt (
  run        integer  not null,
  number     integer  not null,
  attempt    integer  not null,
  test       integer  not null,
  identity   integer  not null,
  plugin     text     not null,
  last       smallint not null,
  flaky      smallint not null,
  outcome    text     not null,
  cause      text,
  started_at bigint,
  duration   bigint,
  fork       integer,
  message    text     not null,
  detail     text     not null,
  primary key (run, number, attempt)
) without rowid;

-- The newest verdict on each identity over all runs, and where it was given.
create table latest (
  identity integer primary key,
  outcome  text    not null,
  at       bigint  not null,
  run      integer not null,
  number   integer not null,
  attempt  integer not null
);

-- part: the how-manyth piece of output of its run. bytes: deflated if shorter than length.
create table output (
  run     integer  not null,
  number  integer  not null,
  attempt integer  not null,
  stream  smallint not null,
  part    bigint   not null,
  skipped bigint   not null,
  length  integer  not null,
  bytes   blob     not null,
  primary key (run, number, attempt, stream, part)
) without rowid;
