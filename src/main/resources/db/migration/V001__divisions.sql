-- Administrative divisions (行政区划): statistical code of 12 digits, GB/T 2260 prefix of 2, 4 or 6 digits.
-- A cell of the tree is found by code range, so every code column of the schema is collated "C".
create table division (
  code   text collate "C" primary key check (code ~ '^[0-9]{12}$'),
  name   text not null check (name <> ''),
  level  text not null check (level in ('PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP', 'VILLAGE')),
  parent text collate "C" references division (code),
  check ((level = 'PROVINCE') = (parent is null)),
  check (parent <> code)
);
create index division_parent on division (parent, code);

-- One- and two-character pieces of a name: an index over them finds any part of a Chinese name,
-- where trigrams would need at least three characters.
create function name_grams(name text) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct substr(name, i, n)
               from generate_series(1, length(name)) i, generate_series(1, 2) n
               where i + n - 1 <= length(name))
$$;
