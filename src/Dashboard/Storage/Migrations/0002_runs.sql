-- What the analysis found: one set of rows a run, never changed once the run has ended.

create table runs (
    id bigint generated always as identity,
    consultation_id bigint not null,
    state text not null default 'queued',
    reason text not null,
    requested_by text not null,
    requested_options jsonb not null,
    effective_options jsonb,
    seed int not null,
    code_version text,
    import_id bigint,
    input_fingerprint text,
    job_id text,
    queued_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    stages jsonb,
    figures jsonb,
    topic_warnings text[],
    draft_warnings text[],
    failure text,
    constraint runs_pk primary key (id),
    constraint runs_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint runs_import_fk foreign key (import_id) references imports (id),
    constraint runs_state_known check (state in ('queued', 'running', 'done', 'failed', 'cancelled'))
);
create index runs_consultation on runs (consultation_id, id desc);
create index runs_unfinished on runs (state) where state in ('queued', 'running');
alter table consultations add constraint consultations_latest_run_fk foreign key (latest_run_id) references runs (id);

-- How far a run has come; apart from runs so that the run's own row stays as it was.
create table run_progress (
    run_id bigint not null,
    stage text not null,
    share double precision not null,
    total_share double precision not null,
    cancel_requested boolean not null default false,
    updated_at timestamptz not null default now(),
    constraint run_progress_pk primary key (run_id),
    constraint run_progress_run_fk foreign key (run_id) references runs (id)
);

create function refuse_change_of_ended_run() returns trigger language plpgsql as $$
begin
    raise exception 'run % has ended: runs are immutable', old.id;
end $$;
create trigger runs_immutable before update or delete on runs
    for each row when (old.state in ('done', 'failed', 'cancelled')) execute function refuse_change_of_ended_run();

create table topics (
    run_id bigint not null,
    position int not null,
    topic_id text collate "C" not null,
    parent_id text collate "C",
    level int not null,
    label text not null,
    keyphrases text[] not null,
    size int not null,
    representatives text[] not null,
    constraint topics_pk primary key (run_id, position),
    constraint topics_id_unique unique (run_id, topic_id),
    constraint topics_run_fk foreign key (run_id) references runs (id)
);

create table assignments (
    run_id bigint not null,
    contribution_id text collate "C" not null,
    topic_id text collate "C",
    subtopic_id text collate "C",
    similarity double precision not null,
    constraint assignments_pk primary key (run_id, contribution_id),
    constraint assignments_run_fk foreign key (run_id) references runs (id)
);
create index assignments_topic on assignments (run_id, topic_id, contribution_id);
create index assignments_subtopic on assignments (run_id, subtopic_id, contribution_id) where subtopic_id is not null;

create table ideas (
    run_id bigint not null,
    position int not null,
    idea_id text collate "C" not null,
    contribution_id text collate "C" not null,
    start int not null,
    length int not null,
    topic_id text collate "C",
    subtopic_id text collate "C",
    similarity double precision not null,
    constraint ideas_pk primary key (run_id, position),
    constraint ideas_run_fk foreign key (run_id) references runs (id)
);
create index ideas_contribution on ideas (run_id, contribution_id);

create table tags (
    run_id bigint not null,
    position int not null,
    contribution_id text collate "C" not null,
    kind text not null,
    value text not null,
    confidence double precision not null,
    origin text not null,
    why text[] not null,
    constraint tags_pk primary key (run_id, position),
    constraint tags_run_fk foreign key (run_id) references runs (id)
);
create index tags_contribution on tags (run_id, contribution_id);
create index tags_value on tags (run_id, kind, value);

create table duplicate_groups (
    run_id bigint not null,
    position int not null,
    group_id text collate "C" not null,
    kind text not null,
    representative_id text collate "C" not null,
    authors int not null,
    wordings int not null,
    first_at timestamptz,
    first_offset_minutes int,
    last_at timestamptz,
    last_offset_minutes int,
    constraint duplicate_groups_pk primary key (run_id, position),
    constraint duplicate_groups_id_unique unique (run_id, group_id),
    constraint duplicate_groups_run_fk foreign key (run_id) references runs (id)
);

create table duplicate_members (
    run_id bigint not null,
    group_id text collate "C" not null,
    position int not null,
    contribution_id text collate "C" not null,
    similarity double precision not null,
    added int[] not null,
    constraint duplicate_members_pk primary key (run_id, group_id, position),
    constraint duplicate_members_run_fk foreign key (run_id) references runs (id)
);
create index duplicate_members_contribution on duplicate_members (run_id, contribution_id);

create table opinion_voters (
    run_id bigint not null,
    position int not null,
    voter text collate "C" not null,
    opinion_group int,
    x double precision not null,
    y double precision not null,
    constraint opinion_voters_pk primary key (run_id, position),
    constraint opinion_voters_run_fk foreign key (run_id) references runs (id)
);

create table opinion_statements (
    run_id bigint not null,
    position int not null,
    opinion_group int not null,
    contribution_id text collate "C" not null,
    agree int not null,
    mixed int not null,
    disagree int not null,
    representativeness double precision not null,
    consensus double precision not null,
    constraint opinion_statements_pk primary key (run_id, position),
    constraint opinion_statements_run_fk foreign key (run_id) references runs (id)
);
create index opinion_statements_contribution on opinion_statements (run_id, contribution_id);

create table controversies (
    run_id bigint not null,
    rank int not null,
    contribution_id text collate "C",
    topic_id text collate "C",
    score double precision not null,
    basis text not null,
    low double precision not null,
    high double precision not null,
    agree int not null,
    mixed int not null,
    disagree int not null,
    arguments_for int not null,
    arguments_against int not null,
    label text not null,
    for_ids text[] not null,
    against_ids text[] not null,
    constraint controversies_pk primary key (run_id, rank),
    constraint controversies_run_fk foreign key (run_id) references runs (id)
);

create table agreement_points (
    run_id bigint not null,
    row_number int not null,
    topic_id text collate "C" not null,
    section text not null,
    point text not null,
    qualification text not null,
    support double precision,
    support_low double precision,
    contributors int not null,
    status text not null,
    constraint agreement_points_pk primary key (run_id, row_number),
    constraint agreement_points_run_fk foreign key (run_id) references runs (id)
);

create table action_lines (
    run_id bigint not null,
    row_number int not null,
    topic_id text collate "C" not null,
    action text not null,
    instrument text,
    addressee text,
    support double precision,
    constraint action_lines_pk primary key (run_id, row_number),
    constraint action_lines_run_fk foreign key (run_id) references runs (id)
);

create table minority_positions (
    run_id bigint not null,
    row_number int not null,
    topic_id text collate "C",
    stated text not null,
    agree int not null,
    mixed int not null,
    disagree int not null,
    contributors int not null,
    constraint minority_positions_pk primary key (run_id, row_number),
    constraint minority_positions_run_fk foreign key (run_id) references runs (id)
);

-- Which sentence of which kind of row cites whom; start null = the words stand in the title.
create table citations (
    run_id bigint not null,
    cited_by text not null,
    row_number int not null,
    position int not null,
    contribution_id text collate "C" not null,
    start int,
    length int,
    constraint citations_pk primary key (run_id, cited_by, row_number, position),
    constraint citations_run_fk foreign key (run_id) references runs (id),
    constraint citations_cited_by_known check (cited_by in ('point', 'qualification', 'action', 'minority'))
);
create index citations_contribution on citations (run_id, contribution_id);

create table coverage_lines (
    run_id bigint not null,
    contribution_id text collate "C" not null,
    used_in text[] not null,
    agreement_rows int[] not null,
    constraint coverage_lines_pk primary key (run_id, contribution_id),
    constraint coverage_lines_run_fk foreign key (run_id) references runs (id)
);
