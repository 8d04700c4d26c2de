-- Digests as they were sent, as they came back, and what became of every word: the memory of a three-way merge.

create table digests (
    id text not null,
    theme_id bigint,
    recipient text not null,
    since_id text,
    fingerprint text not null,
    title text not null,
    issued_at timestamptz not null default now(),
    issued_by text not null,
    -- when it was handed to its group; null for one that was only written or looked at
    sent_at timestamptz,
    rows jsonb not null,
    constraint digests_pk primary key (id),
    constraint digests_theme_fk foreign key (theme_id) references themes (id),
    constraint digests_since_fk foreign key (since_id) references digests (id)
);
create index digests_recipient on digests (recipient, sent_at desc) where sent_at is not null;

-- Which runs a digest shows; several for a digest of a theme.
create table digest_parts (
    digest_id text not null,
    position int not null,
    consultation_id bigint not null,
    run_id bigint not null,
    constraint digest_parts_pk primary key (digest_id, position),
    constraint digest_parts_digest_fk foreign key (digest_id) references digests (id),
    constraint digest_parts_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint digest_parts_run_fk foreign key (run_id) references runs (id)
);
create index digest_parts_consultation on digest_parts (consultation_id, digest_id);

-- A file that came back, kept as it came: whatever is misread can be read again.
create table digest_returns (
    id bigint generated always as identity,
    digest_id text not null,
    file_name text not null,
    file_sha256 text not null,
    file bytea not null,
    member text not null,
    returned_by text not null,
    returned_at timestamptz not null default now(),
    unchanged int not null,
    constraint digest_returns_pk primary key (id),
    constraint digest_returns_digest_fk foreign key (digest_id) references digests (id),
    constraint digest_returns_file_unique unique (digest_id, file_sha256, member)
);

-- Every change, question, refusal and unreadable cell of a return. The same change of the same digest is taken once, whatever file it comes in.
create table digest_lines (
    id bigint generated always as identity,
    return_id bigint not null,
    digest_id text not null,
    fingerprint text not null,
    outcome text not null,
    consultation_id bigint not null,
    kind text not null,
    sheet text not null,
    row_key text not null,
    place text not null,
    section text not null,
    why text not null,
    wanted jsonb not null,
    sent jsonb not null,
    stood jsonb not null,
    answer text,
    answered_by text,
    answered_at timestamptz,
    constraint digest_lines_pk primary key (id),
    constraint digest_lines_return_fk foreign key (return_id) references digest_returns (id),
    constraint digest_lines_digest_fk foreign key (digest_id) references digests (id),
    constraint digest_lines_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint digest_lines_once unique (digest_id, fingerprint),
    constraint digest_lines_outcome_known check (outcome in ('taken', 'remark', 'question', 'refused', 'unreadable')),
    constraint digest_lines_answer_known check (answer in ('returned', 'current', 'own'))
);
create index digest_lines_return on digest_lines (return_id, id);
create index digest_lines_open on digest_lines (consultation_id, id) where outcome = 'question' and answer is null;
