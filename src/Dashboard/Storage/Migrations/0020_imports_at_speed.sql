-- Checked once a row, a million times an import; the import writes the consultation itself in the same transaction, and none is ever deleted.
alter table contributions drop constraint contributions_consultation_fk;
alter table votes drop constraint votes_consultation_fk;
