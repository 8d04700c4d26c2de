-- What keeps work from being lost or done twice, what the timetable may be told, and what must be forgotten.

-- What stages of unfinished runs found, by a key of everything they depend on: a run that was cut goes on from here.
-- A part without content is work to take: whoever took it and has not brought it within a minute is taken for dead.
create table stage_results (
    key text not null,
    stage text not null,
    part int not null default 0,
    consultation_id bigint not null,
    ids text[],
    content bytea,
    seconds double precision not null default 0,
    peak_memory_mb double precision not null default 0,
    taken_at timestamptz,
    kept_at timestamptz not null default now(),
    constraint stage_results_pk primary key (key, stage, part),
    constraint stage_results_consultation_fk foreign key (consultation_id) references consultations (id)
);
create index stage_results_consultation on stage_results (consultation_id);
-- it is compressed before it comes
alter table stage_results alter column content set storage external;

-- how often a run was begun since it last came forward
alter table run_progress add column attempts int not null default 0;

-- 1 = Monday … 7 = Sunday, early in the morning in Paris; null = no weekly point
alter table consultations add column weekly_day int default 1;
alter table consultations add constraint consultations_weekly_day_known check (weekly_day between 1 and 7);

-- What a weekly run shows that the one of the week before did not.
create table weekly_points (
    run_id bigint not null,
    before_run_id bigint,
    changes jsonb not null,
    constraint weekly_points_pk primary key (run_id),
    constraint weekly_points_run_fk foreign key (run_id) references runs (id),
    constraint weekly_points_before_fk foreign key (before_run_id) references runs (id)
);

create table settings (
    name text not null,
    value text not null,
    constraint settings_pk primary key (name)
);

-- Which messages were sent about the end of which run: each once, whoever sends it.
create table run_messages (
    run_id bigint not null,
    channel text not null,
    sent_at timestamptz not null default now(),
    constraint run_messages_pk primary key (run_id, channel),
    constraint run_messages_run_fk foreign key (run_id) references runs (id)
);

-- Runs whose findings were taken away, and why; the run itself stays: when it was, what it counted.
create table emptied_runs (
    run_id bigint not null,
    reason text not null,
    emptied_at timestamptz not null default now(),
    constraint emptied_runs_pk primary key (run_id),
    constraint emptied_runs_run_fk foreign key (run_id) references runs (id),
    constraint emptied_runs_reason_known check (reason in ('erasure', 'retention'))
);

-- Who asked to be forgotten, known again only by a hash: an export that still holds them brings nothing of them back.
create table erasures (
    consultation_id bigint not null,
    kind text not null,
    hash bytea not null,
    erased_at timestamptz not null default now(),
    constraint erasures_pk primary key (consultation_id, kind, hash),
    constraint erasures_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint erasures_kind_known check (kind in ('contributor', 'contribution'))
);
create function is_erased(consultation bigint, kind_of text, value text) returns boolean language sql stable as $$
    select exists (select from erasures e where e.consultation_id = consultation and e.kind = kind_of and e.hash = sha256(convert_to(value, 'UTF8')))
$$;
create function refuse_erased_contribution() returns trigger language plpgsql as $$
begin
    if is_erased(new.consultation_id, 'contributor', new.author) or is_erased(new.consultation_id, 'contribution', new.contribution_id) then return null; end if;
    return new;
end $$;
create function refuse_erased_vote() returns trigger language plpgsql as $$
begin
    if is_erased(new.consultation_id, 'contributor', new.voter) or is_erased(new.consultation_id, 'contribution', new.contribution_id) then return null; end if;
    return new;
end $$;
create trigger contributions_stay_erased before insert on contributions for each row execute function refuse_erased_contribution();
create trigger votes_stay_erased before insert on votes for each row execute function refuse_erased_vote();
-- they cost time on every row: awake only once somebody was erased
alter table contributions disable trigger contributions_stay_erased;
alter table votes disable trigger votes_stay_erased;

-- Decisions and the audit trail are append-only, but for what the law has taken away.
create or replace function refuse_change_of_record() returns trigger language plpgsql as $$
begin
    if current_setting('synthesis.erasing', true) = 'on' and tg_table_name <> 'audit_records' and tg_op <> 'TRUNCATE' then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    raise exception '% is append-only', tg_table_name;
end $$;
