-- Where runs took place. jdk: of all test forks but those of plugins with one of their own.
-- environment: the system under test, if it has a name.
create table run_place (
  run         integer primary key,
  runner      text    not null,
  jdk         text    not null,
  environment text
);

create table plugin_jdk (
  run    integer not null,
  plugin text    not null,
  jdk    text    not null,
  primary key (run, plugin)
) without rowid;
