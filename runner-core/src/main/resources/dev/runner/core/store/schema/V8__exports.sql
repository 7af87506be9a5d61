-- What was sent elsewhere: a run to a target. expected: how many items there will be, 0 if nobody
-- said so. reason: why the last try failed, or empty.
create table export (
  number      integer primary key,
  run         integer not null,
  target      text    not null,
  plugin      text    not null,
  state       text    not null,
  tries       integer not null,
  started_at  bigint  not null,
  duration    bigint,
  expected    bigint  not null,
  reason      text    not null,
  unique (run, target)
);

-- What the other side calls the run (kind id), and where it can be seen (kind link, no name).
create table export_name (
  export integer not null,
  kind   text    not null,
  place  integer not null,
  name   text    not null,
  value  text    not null,
  primary key (export, kind, place)
) without rowid;

-- The outbox: one row for each thing that an exporter sends. content: a digest of what it holds.
create table export_item (
  export    integer  not null,
  item_key  text     not null,
  state     text     not null,
  content   text     not null,
  remote_id text,
  link      text,
  retry     smallint not null,
  reason    text     not null,
  primary key (export, item_key)
) without rowid;
