-- Reading, searching, recommending, and who may: all beside the findings.

-- Letters without case and accents, one idea in one place: names typed on a keyboard without accents find their words.
create function fold_letters(letters text) returns text language sql immutable strict parallel safe as $$
    select replace(replace(translate(lower(letters), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸŒÆ', 'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyyœæ'), 'œ', 'oe'), 'æ', 'ae')
$$;

-- The same, and plurals that the stemmer leaves (vélos, menus): on both sides of a search, so that they meet.
create function bare_letters(letters text) returns text language sql immutable strict parallel safe as $$
    select regexp_replace(fold_letters(letters), '([a-z]{3}[aiou])s\M', '\1', 'g')
$$;

-- French stems, twice: stemmed and then bared of accents, bared of accents and then stemmed. "validee" so finds "validée", and "validée" "validee".
create function search_words(title text, body text) returns tsvector language sql immutable strict parallel safe as $$
    select replace(replace(translate(stems::text, 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'), 'œ', 'oe'), 'æ', 'ae')::tsvector
        || (setweight(to_tsvector('pg_catalog.french', bare_letters(title)), 'A') || to_tsvector('pg_catalog.french', bare_letters(left(body, 200000))))
    from (select setweight(to_tsvector('pg_catalog.french', title), 'A') || to_tsvector('pg_catalog.french', left(body, 200000)) as stems) s
$$;

-- What a person typed, as a search engine understands it: words together, "a phrase", or, -without.
create function search_query(typed text) returns tsquery language sql immutable strict parallel safe as $$
    select replace(replace(translate(websearch_to_tsquery('pg_catalog.french', typed)::text, 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'), 'œ', 'oe'), 'æ', 'ae')::tsquery
        || websearch_to_tsquery('pg_catalog.french', bare_letters(typed))
$$;

-- One row a contribution in force, filled after each import; search_state says up to which.
create table contribution_search (
    consultation_id bigint not null,
    contribution_id text collate "C" not null,
    words tsvector not null,
    kind text not null,
    author_kind text not null,
    verified boolean not null,
    created_at timestamptz,
    agree int not null,
    mixed int not null,
    disagree int not null,
    constraint contribution_search_pk primary key (consultation_id, contribution_id),
    constraint contribution_search_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint contribution_search_author_known check (author_kind in ('person', 'organisation', 'unknown', 'none'))
);
create index contribution_search_words on contribution_search using gin (words);
create index contribution_search_recent on contribution_search (consultation_id, created_at desc nulls last, contribution_id);
create index contribution_search_voted on contribution_search (consultation_id, (agree + mixed + disagree) desc, contribution_id);
create index contributions_since on contributions (consultation_id, since_import);
create index votes_changed on votes (consultation_id, until_import) where until_import is not null;

-- What a contribution means, in 256 steps a direction: its neighbours are those that point the same way.
create table contribution_vectors (
    consultation_id bigint not null,
    contribution_id text collate "C" not null,
    vector bytea not null,
    constraint contribution_vectors_pk primary key (consultation_id, contribution_id),
    constraint contribution_vectors_consultation_fk foreign key (consultation_id) references consultations (id)
);

create table search_state (
    consultation_id bigint not null,
    import_id bigint not null,
    active bigint not null,
    set_aside bigint not null,
    authors bigint not null,
    constraint search_state_pk primary key (consultation_id),
    constraint search_state_consultation_fk foreign key (consultation_id) references consultations (id)
);

-- What is erased or rewritten in place leaves the search at once; imports only ever add versions.
create function forget_searched_words() returns trigger language plpgsql as $$
begin
    if old.until_import is null then
        delete from contribution_search where consultation_id = old.consultation_id and contribution_id = old.contribution_id;
        delete from contribution_vectors where consultation_id = old.consultation_id and contribution_id = old.contribution_id;
        update search_state set import_id = least(import_id, old.since_import - 1) where consultation_id = old.consultation_id and tg_op = 'UPDATE';
    end if;
    return null;
end $$;
create trigger contributions_erased after delete on contributions for each row execute function forget_searched_words();
create trigger contributions_rewritten after update of title, body_raw, body_plain, author on contributions for each row
    when (old.title is distinct from new.title or old.body_raw is distinct from new.body_raw or old.author is distinct from new.author)
    execute function forget_searched_words();

-- A question kept under a name: the cross-cutting views of a concertation.
create table lenses (
    id bigint generated always as identity,
    slug text not null,
    title text not null,
    description text not null,
    query jsonb not null,
    made_by text not null,
    made_at timestamptz not null default now(),
    changed_by text,
    changed_at timestamptz,
    constraint lenses_pk primary key (id),
    constraint lenses_slug_unique unique (slug)
);

-- What one person has read: a copy of a text that was read counts as read.
create table reading_marks (
    account text not null,
    consultation_id bigint not null,
    contribution_id text collate "C" not null,
    topic_id text collate "C",
    read_at timestamptz not null default now(),
    flagged boolean not null default false,
    note text,
    constraint reading_marks_pk primary key (account, consultation_id, contribution_id),
    constraint reading_marks_consultation_fk foreign key (consultation_id) references consultations (id)
);
create index reading_marks_flagged on reading_marks (consultation_id, contribution_id) where flagged;

-- Where a person says which topic a contribution belongs to, beside what the machine said.
create table reading_checks (
    id bigint generated always as identity,
    account text not null,
    consultation_id bigint not null,
    run_id bigint not null,
    contribution_id text collate "C" not null,
    machine_topic text collate "C",
    person_topic text collate "C",
    blind boolean not null,
    checked_at timestamptz not null default now(),
    constraint reading_checks_pk primary key (id),
    constraint reading_checks_once unique (account, run_id, contribution_id),
    constraint reading_checks_run_fk foreign key (run_id) references runs (id)
);
create index reading_checks_run on reading_checks (run_id, id);

-- Who looks at which page; worth nothing after two minutes, so kept out of the log of the database.
create unlogged table presences (
    account text not null,
    page text not null,
    seen_at timestamptz not null,
    constraint presences_pk primary key (page, account)
);

create table recommendation_parts (
    id bigint generated always as identity,
    concertation_id bigint,
    title text not null,
    position int not null,
    constraint recommendation_parts_pk primary key (id),
    constraint recommendation_parts_concertation_fk foreign key (concertation_id) references concertations (id)
);
create index recommendation_parts_concertation on recommendation_parts (concertation_id, position, id);

create table recommendations (
    id bigint generated always as identity,
    concertation_id bigint,
    number int not null,
    constraint recommendations_pk primary key (id),
    constraint recommendations_concertation_fk foreign key (concertation_id) references concertations (id)
);
create unique index recommendations_number_unique on recommendations (coalesce(concertation_id, 0), number);

-- Every wording a recommendation ever had; the last one counts. A withdrawn one keeps its number.
create table recommendation_versions (
    recommendation_id bigint not null,
    version int not null,
    part_id bigint not null,
    theme_id bigint,
    title text not null,
    body text not null,
    withdrawn boolean not null default false,
    written_by text not null,
    written_at timestamptz not null default now(),
    constraint recommendation_versions_pk primary key (recommendation_id, version),
    constraint recommendation_versions_recommendation_fk foreign key (recommendation_id) references recommendations (id),
    constraint recommendation_versions_part_fk foreign key (part_id) references recommendation_parts (id),
    constraint recommendation_versions_theme_fk foreign key (theme_id) references themes (id)
);
create trigger recommendation_versions_append_only before update or delete or truncate on recommendation_versions
    for each statement execute function refuse_change_of_record();

-- The points that a wording cites, by what stays the same in every run: who said it, and in which words of the machine.
create table recommendation_points (
    recommendation_id bigint not null,
    version int not null,
    position int not null,
    consultation_id bigint not null,
    source text collate "C" not null,
    found text not null,
    point text not null,
    cited text[] not null,
    seen_run_id bigint not null,
    constraint recommendation_points_pk primary key (recommendation_id, version, position),
    constraint recommendation_points_version_fk foreign key (recommendation_id, version) references recommendation_versions (recommendation_id, version),
    constraint recommendation_points_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint recommendation_points_run_fk foreign key (seen_run_id) references runs (id)
);
create index recommendation_points_cited on recommendation_points using gin (cited);
create index recommendation_points_point on recommendation_points (consultation_id, source);

-- Addresses that tell one author what became of one contribution; whoever holds it may read it.
create table follow_links (
    token text collate "C" not null,
    consultation_id bigint not null,
    contribution_id text collate "C" not null,
    made_by text not null,
    made_at timestamptz not null default now(),
    withdrawn_at timestamptz,
    constraint follow_links_pk primary key (token),
    constraint follow_links_consultation_fk foreign key (consultation_id) references consultations (id)
);
create index follow_links_contribution on follow_links (consultation_id, contribution_id);

-- What changed between two ended runs; neither changes, so the answer is kept.
create table run_comparisons (
    before_run_id bigint not null,
    after_run_id bigint not null,
    comparison jsonb not null,
    constraint run_comparisons_pk primary key (before_run_id, after_run_id),
    constraint run_comparisons_before_fk foreign key (before_run_id) references runs (id),
    constraint run_comparisons_after_fk foreign key (after_run_id) references runs (id)
);

-- The themes that an account may enter; none = all.
create table account_themes (
    account_id text not null,
    theme_id bigint not null,
    constraint account_themes_pk primary key (account_id, theme_id),
    constraint account_themes_account_fk foreign key (account_id) references accounts (id) on delete cascade,
    constraint account_themes_theme_fk foreign key (theme_id) references themes (id) on delete cascade
);

create table account_preferences (
    account_id text not null,
    language text not null,
    constraint account_preferences_pk primary key (account_id),
    constraint account_preferences_account_fk foreign key (account_id) references accounts (id) on delete cascade
);

-- Links by which a person makes an account of their own; only a fingerprint of the link is kept.
create table invitations (
    id bigint generated always as identity,
    token_hash bytea not null,
    role text not null,
    theme_ids bigint[] not null,
    note text not null,
    made_by text not null,
    made_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by text,
    withdrawn_at timestamptz,
    constraint invitations_pk primary key (id),
    constraint invitations_token_unique unique (token_hash)
);
