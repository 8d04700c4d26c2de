-- Three roles on a shared PostgreSQL server. Run once by its administrator, in the product's own database:
--   createdb synthese && psql -d synthese -f roles.sql
-- Then give each a password (\password synthese_owner …). See docs/security.md.

create role synthese_owner login nosuperuser nocreatedb nocreaterole;   -- owns the tables, runs migrations and restores
create role synthese_app login nosuperuser nocreatedb nocreaterole;     -- reads and writes rows; makes, changes and drops no table
create role synthese_backup login nosuperuser nocreatedb nocreaterole;  -- reads, for backups

do $$
begin
    execute format('alter database %I owner to synthese_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, temporary on database %I to synthese_app', current_database());
    execute format('grant connect on database %I to synthese_backup', current_database());
end $$;

alter schema public owner to synthese_owner;
revoke all on schema public from public;
create schema if not exists hangfire authorization synthese_owner;
grant usage on schema public, hangfire to synthese_app, synthese_backup;

alter default privileges for role synthese_owner grant select, insert, update, delete on tables to synthese_app;
alter default privileges for role synthese_owner grant usage, select, update on sequences to synthese_app;
alter default privileges for role synthese_owner revoke execute on functions from public;
alter default privileges for role synthese_owner grant execute on functions to synthese_app;
alter default privileges for role synthese_owner grant select on tables to synthese_backup;
alter default privileges for role synthese_owner grant select on sequences to synthese_backup;
