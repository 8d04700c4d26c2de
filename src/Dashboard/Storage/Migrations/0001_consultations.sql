-- What is declared and what was received: concertations, consultations, contributions, votes, imports.

create table concertations (
    id bigint generated always as identity,
    slug text not null,
    title text not null,
    position int not null default 0,
    constraint concertations_pk primary key (id),
    constraint concertations_slug_unique unique (slug)
);

create table themes (
    id bigint generated always as identity,
    concertation_id bigint not null,
    slug text not null,
    title text not null,
    position int not null default 0,
    constraint themes_pk primary key (id),
    constraint themes_concertation_fk foreign key (concertation_id) references concertations (id),
    constraint themes_slug_unique unique (concertation_id, slug)
);

create table consultations (
    id bigint generated always as identity,
    theme_id bigint,
    slug text not null,
    title text not null,
    -- what the export itself calls the consultation: the analysis takes its words as common to all contributions
    source_name text not null default '',
    opens_at timestamptz,
    closes_at timestamptz,
    position int not null default 0,
    latest_run_id bigint,
    constraint consultations_pk primary key (id),
    constraint consultations_theme_fk foreign key (theme_id) references themes (id),
    constraint consultations_slug_unique unique (slug),
    constraint consultations_dates_ordered check (opens_at is null or closes_at is null or opens_at <= closes_at)
);
create index consultations_theme on consultations (theme_id, position);

create table imports (
    id bigint generated always as identity,
    consultation_id bigint not null,
    imported_at timestamptz not null default now(),
    imported_by text not null,
    format text not null,
    whole boolean not null,
    files jsonb not null,
    inputs jsonb not null,
    rows_read bigint not null,
    rows_new bigint not null,
    rows_changed bigint not null,
    rows_unchanged bigint not null,
    rows_set_aside bigint not null,
    rows_rejected bigint not null,
    withdrawn bigint not null,
    warnings text[] not null,
    constraint imports_pk primary key (id),
    constraint imports_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint imports_add_up check (rows_read = rows_new + rows_changed + rows_unchanged + rows_set_aside + rows_rejected)
);
create index imports_consultation on imports (consultation_id, id desc);

create table rejects (
    import_id bigint not null,
    position int not null,
    file text not null,
    line int not null,
    field text not null,
    value text not null,
    reason text not null,
    constraint rejects_pk primary key (import_id, position),
    constraint rejects_import_fk foreign key (import_id) references imports (id)
);

create table rows_set_aside (
    import_id bigint not null,
    position int not null,
    file text not null,
    line int not null,
    contribution_id text collate "C" not null,
    reason text not null,
    constraint rows_set_aside_pk primary key (import_id, position),
    constraint rows_set_aside_import_fk foreign key (import_id) references imports (id)
);

-- Every wording a contribution ever had: a changed row closes one version and opens the next, nothing is overwritten.
-- until_import null = the version in force; a contribution without such a version has been withdrawn by its platform.
create table contributions (
    consultation_id bigint not null,
    contribution_id text collate "C" not null,
    version int not null,
    since_import bigint not null,
    until_import bigint,
    content_hash bytea not null,
    set_aside text,
    kind text not null,
    parent_id text collate "C",
    number text,
    theme text,
    consultation text,
    title text not null,
    body_raw text not null,
    body_plain text,
    body_pieces int[] not null,
    author text,
    author_kind text,
    author_verified boolean,
    created_at timestamptz,
    created_offset_minutes int,
    url text,
    stance text,
    votes_agree int,
    votes_mixed int,
    votes_disagree int,
    attributes jsonb not null,
    constraint contributions_pk primary key (consultation_id, contribution_id, version),
    constraint contributions_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint contributions_kind_known check (kind in ('proposition', 'argument', 'source', 'version', 'workshop_report', 'comment')),
    constraint contributions_stance_known check (stance in ('for', 'against'))
);
create unique index contributions_in_force on contributions (consultation_id, contribution_id) where until_import is null;
create index contributions_parent on contributions (consultation_id, parent_id) where until_import is null and parent_id is not null;
create index contributions_number on contributions (consultation_id, number) where until_import is null and number is not null;

-- A vote is replaced in the same way. until_import null = the answer in force.
create table votes (
    consultation_id bigint not null,
    contribution_id text collate "C" not null,
    voter text collate "C" not null,
    value text not null,
    since_import bigint not null,
    until_import bigint,
    constraint votes_pk primary key (consultation_id, contribution_id, voter, since_import),
    constraint votes_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint votes_value_known check (value in ('agree', 'mixed', 'disagree'))
);
create unique index votes_in_force on votes (consultation_id, contribution_id, voter) where until_import is null;
