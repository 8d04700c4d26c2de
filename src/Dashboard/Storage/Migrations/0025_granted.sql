-- What each side of a controversy grants the other: row_number is the rank of the controversy.
alter table citations drop constraint citations_cited_by_known;
alter table citations add constraint citations_cited_by_known check (cited_by in ('point', 'qualification', 'action', 'minority', 'granted_for', 'granted_against'));
