-- Attempts that took so long that they are called slow; most runs have none.
create table slow_attempt (
  run     integer not null,
  number  integer not null,
  attempt integer not null,
  primary key (run, number, attempt)
) without rowid;
