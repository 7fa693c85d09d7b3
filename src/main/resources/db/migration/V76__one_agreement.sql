-- What holds for a version of an agreement and for a signature holds whoever the parties are: the assistants' agreements
-- (HZ09-4.2d) stand among the others, told apart by their kind

alter table agreement
    add kind varchar(10) not null default 'service',
    alter purpose drop not null,
    alter service_hours drop not null,
    alter term_months drop not null,
    alter subsidy drop not null,
    alter subsidy_source drop not null,
    drop constraint agreement_number_form;
alter table agreement
    alter kind drop default,
    add constraint agreement_kind_known check (kind in ('service', 'assistants')),
    add constraint agreement_number_form check
        (number ~ ('^[0-9]{6}-' || case kind when 'service' then 'XY' else 'ZX' end || '-[0-9]{4}-[0-9]{6}$')),
    add constraint agreement_service_settled check
        (kind <> 'service' or num_nulls(purpose, service_hours, term_months, subsidy, subsidy_source) = 0),
    add constraint agreement_assistants_not_filed check (kind = 'service' or (purpose is null and state <> 'filed'));
-- one agreement for a purpose at a time
drop index agreement_one_in_force;
create unique index agreement_one_in_force on agreement (pairing_id, coalesce(purpose, kind))
    where state in ('draft', 'signed');

alter table signature
    drop constraint signature_party_known,
    add constraint signature_party_known check (party in ('firm', 'school', 'community'));

alter table agreement disable trigger user;
alter table signature disable trigger user;
insert into agreement (kind, pairing_id, number, version, state, document_id, sha256, special_terms, drafted_at, end_reason)
select 'assistants', a.pairing_id, g.number, g.version, g.state, g.document_id, g.sha256, g.special_terms, g.drafted_at,
       g.end_reason
from assistant_agreement g join assistance a on a.id = g.assistance_id order by g.id;
insert into signature (agreement_id, sha256, party, signed_by, signed_by_name, signed_at)
select n.id, s.sha256, s.party, s.signed_by, s.signed_by_name, s.signed_at
from assistant_signature s
join assistant_agreement g on g.id = s.agreement_id
join agreement n on (n.number, n.version) = (g.number, g.version);
alter table agreement enable trigger user;
alter table signature enable trigger user;

drop table assistant_signature, assistant_agreement;
drop function refuse_assistant_agreement_change, check_assistant_signature_of_open, check_school_and_community_signed;

create or replace function refuse_agreement_change() returns trigger language plpgsql as $$
begin
    if (old.id, old.kind, old.pairing_id, old.purpose, old.number, old.version, old.document_id, old.sha256, old.drafted_at)
       is distinct from
       (new.id, new.kind, new.pairing_id, new.purpose, new.number, new.version, new.document_id, new.sha256, new.drafted_at)
       or old.state in ('filed', 'superseded', 'refused') or (old.state = 'signed' and new.state = 'draft') then
        raise exception 'another document is another version of the agreement' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- each kind of agreement has its own two parties
create or replace function check_signature_of_open() returns trigger language plpgsql as $$
begin
    perform 1 from agreement
    where id = new.agreement_id and state = 'draft'
      and new.party in ('community', case kind when 'service' then 'firm' else 'school' end)
    for update;
    if not found then
        raise exception 'agreement % is not open for signing by %', new.agreement_id, new.party
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
