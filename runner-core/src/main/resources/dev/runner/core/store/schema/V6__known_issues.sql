-- The issues that tests were known to have when they were planned; most tests have none. place: the
-- how-manyth issue of its test.
create table known_issue (
  run    integer  not null,
  number integer  not null,
  place  smallint not null,
  issue  text     not null,
  mode   text     not null,
  reason text     not null,
  link   text     not null,
  primary key (run, number, place)
) without rowid;
