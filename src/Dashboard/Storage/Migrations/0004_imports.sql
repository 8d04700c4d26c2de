-- What an import page needs: files laid down and checked before they are taken, mappings remembered, rejected rows kept whole,
-- and from which file a row came, so that a later export of that file can tell what vanished.

-- A file by its name without figures: export-2015-01.csv and export-2015-02.csv are one source.
create table import_sources (
    id int generated always as identity,
    consultation_id bigint not null,
    name text collate "C" not null,
    constraint import_sources_pk primary key (id),
    constraint import_sources_name_unique unique (consultation_id, name),
    constraint import_sources_consultation_fk foreign key (consultation_id) references consultations (id)
);

-- No foreign keys here: they would be checked once a row, a million times an import. Sources are never deleted.
alter table contributions add column source_id int;
alter table votes add column source_id int;

-- Findings of the latest run that rested on what an import changed or withdrew: {"points": [1, 5], "actions": [2], …}
alter table imports add column touched jsonb not null default '{}';

-- The rejected row as it stood, so that it can be mended and imported again; its columns are kept once a table.
create table reject_headers (
    import_id bigint not null,
    header int not null,
    file text not null,
    columns text[] not null,
    constraint reject_headers_pk primary key (import_id, header),
    constraint reject_headers_import_fk foreign key (import_id) references imports (id)
);
alter table rejects add column header int;
alter table rejects add column cells text[];

-- Files that a person laid down on the import page, with what is to become of them.
create table import_orders (
    id bigint generated always as identity,
    consultation_id bigint not null,
    ordered_by text not null,
    ordered_at timestamptz not null default now(),
    state text not null default 'checking',
    files text[] not null,
    options jsonb not null default '{}',
    job_id text,
    phase text not null default '',
    share double precision not null default 0,
    outcome jsonb,
    import_id bigint,
    failure text,
    changed_at timestamptz not null default now(),
    constraint import_orders_pk primary key (id),
    constraint import_orders_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint import_orders_import_fk foreign key (import_id) references imports (id),
    constraint import_orders_state_known check (state in ('checking', 'checked', 'importing', 'done', 'failed', 'dropped'))
);
create index import_orders_consultation on import_orders (consultation_id, id desc);

-- What a person said the columns of a table mean, for the next file of the consultation.
create table import_mappings (
    consultation_id bigint not null,
    columns text[] not null,
    map jsonb not null,
    format text,
    decided_by text not null,
    decided_at timestamptz not null default now(),
    constraint import_mappings_pk primary key (consultation_id, columns),
    constraint import_mappings_consultation_fk foreign key (consultation_id) references consultations (id)
);
