-- Runs that are a part of a suite. suite: a digest of all its tests. division: a digest of the suite
-- and of which class is in which part. The whole manifest is in the journal.
create table shard (
  run         integer primary key,
  number      integer not null,
  shards      integer not null,
  suite       text    not null,
  division    text    not null,
  basis       text    not null,
  classes     integer not null,
  all_classes integer not null,
  tests       integer not null,
  all_tests   integer not null
);

-- The runs, perhaps of other stores, that a merged run is made of. number, shards: null if it is no
-- shard.
create table merged_part (
  run        integer not null,
  id         text    not null,
  number     integer,
  shards     integer,
  state      text    not null,
  started_at bigint  not null,
  primary key (run, id)
) without rowid;
