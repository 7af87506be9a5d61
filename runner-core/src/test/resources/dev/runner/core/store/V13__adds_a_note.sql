-- A change of schema that only tests know.
alter table run add column note text not null default 'none';
