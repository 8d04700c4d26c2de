-- What is imported becomes searchable in half the time, and goes on where it was cut.

-- Small letters without accents. One replacement a letter: translate() compares each letter with all that it replaces, and took six times as long.
create function plain_letters(letters text) returns text language sql immutable strict parallel safe as $$
    select replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
           replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
           replace(replace(replace(replace(replace(replace(replace(replace(replace(letters,
           'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'à', 'a'), 'â', 'a'), 'ä', 'a'), 'á', 'a'), 'ã', 'a'),
           'å', 'a'), 'ç', 'c'), 'í', 'i'), 'ì', 'i'), 'î', 'i'), 'ï', 'i'), 'ñ', 'n'), 'ó', 'o'), 'ò', 'o'), 'ô', 'o'),
           'ö', 'o'), 'õ', 'o'), 'ú', 'u'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ý', 'y'), 'ÿ', 'y'), 'œ', 'oe'), 'æ', 'ae')
$$;

-- As before (0006), capitals too where the server's own lower() leaves those with accents; not strict, so that it can be written out in the query.
create or replace function fold_letters(letters text) returns text language sql immutable parallel safe as $$
    select case when lower('É') = 'é' then plain_letters(lower(letters))
        else plain_letters(translate(lower(letters), 'ÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸŒÆ', 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿœæ')) end
$$;

-- As before (0006), and without a query of its own in it, so that it too is written out.
create or replace function search_words(title text, body text) returns tsvector language sql immutable strict parallel safe as $$
    select plain_letters((setweight(to_tsvector('pg_catalog.french', title), 'A') || to_tsvector('pg_catalog.french', left(body, 200000)))::text)::tsvector
        || (setweight(to_tsvector('pg_catalog.french', bare_letters(title)), 'A') || to_tsvector('pg_catalog.french', bare_letters(left(body, 200000))))
$$;

-- How far the words and meanings of an import have come, for whoever goes on after a process that ended half-way: no row, no pass is open.
create table search_progress (
    consultation_id bigint not null,
    import_id bigint not null,
    step text not null,
    contribution_id text collate "C" not null,
    constraint search_progress_pk primary key (consultation_id),
    constraint search_progress_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint search_progress_step_known check (step in ('words', 'meanings'))
);

-- As before (0006); what is rewritten may lie behind where an open pass has come to: it begins again.
create or replace function forget_searched_words() returns trigger language plpgsql as $$
begin
    if old.until_import is null then
        delete from contribution_search where consultation_id = old.consultation_id and contribution_id = old.contribution_id;
        delete from contribution_vectors where consultation_id = old.consultation_id and contribution_id = old.contribution_id;
        if tg_op = 'UPDATE' then
            update search_state set import_id = least(import_id, old.since_import - 1) where consultation_id = old.consultation_id;
            delete from search_progress where consultation_id = old.consultation_id;
        end if;
    end if;
    return null;
end $$;
