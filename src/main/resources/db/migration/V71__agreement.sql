-- Word templates as staff have changed them, and the agreements written from them: each version of an agreement is one
-- document, known by its hash, and a signature holds for that hash only

-- a district's or city's own template of a kind of document; the newest version holds, older ones stay
create table document_template (
    kind             varchar(60)  not null,
    place            varchar(6)   not null,
    version          integer      not null,
    file_name        varchar(200) not null,
    content          bytea        not null,
    sha256           varchar(64)  not null,
    uploaded_at      timestamptz  not null,
    uploaded_by      varchar(64)  not null,
    uploaded_by_name varchar(200) not null,
    constraint document_template_pk primary key (kind, place, version),
    constraint document_template_place_known check (place ~ '^[0-9]{4}([0-9]{2})?$'),
    constraint document_template_version_positive check (version > 0),
    constraint document_template_not_empty check (length(content) > 0),
    constraint document_template_sha256_form check (sha256 ~ '^[0-9a-f]{64}$')
);
create trigger document_template_append_only before update or delete on document_template
    for each row execute function refuse_change();
create trigger document_template_not_emptied before truncate on document_template
    for each statement execute function refuse_change();

-- HZ09-4.2b, SH17-3.1c: one row for each version of an agreement
create table agreement (
    id             bigint generated always as identity,
    pairing_id     bigint        not null,
    purpose        varchar(10)   not null,
    number         varchar(21)   not null,
    version        integer       not null,
    state          varchar(10)   not null,
    document_id    bigint        not null,
    sha256         varchar(64)   not null,
    service_hours  varchar(200)  not null,
    weekday        integer,
    half           varchar(10),
    special_terms  varchar(1000),
    term_months    integer       not null,
    renews_from    date,
    subsidy        varchar(100)  not null,
    subsidy_source varchar(300)  not null,
    drafted_at     timestamptz   not null,
    term_from      date,
    term_until     date,
    filed_at       timestamptz,
    end_reason     varchar(1100),
    row_version    integer       not null default 0,
    constraint agreement_pk primary key (id),
    -- what a signature points at
    constraint agreement_one_hash unique (id, sha256),
    constraint agreement_version_once unique (number, version),
    constraint agreement_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint agreement_document_fk foreign key (document_id) references attachment (id),
    constraint agreement_purpose_known check (purpose in ('first', 'renewal')),
    constraint agreement_state_known check (state in ('draft', 'signed', 'filed', 'superseded', 'refused')),
    constraint agreement_number_form check (number ~ '^[0-9]{6}-XY-[0-9]{4}-[0-9]{6}$'),
    constraint agreement_version_positive check (version > 0),
    constraint agreement_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint agreement_weekday_known check (weekday between 1 and 7),
    constraint agreement_half_known check (half in ('morning', 'afternoon')),
    constraint agreement_months_positive check (term_months > 0),
    constraint agreement_renewal_follows check ((purpose = 'renewal') = (renews_from is not null)),
    constraint agreement_filed_with_term check
        ((state = 'filed') = (filed_at is not null) and num_nulls(filed_at, term_from, term_until) in (0, 3)),
    constraint agreement_term_forward check (term_until > term_from),
    constraint agreement_refused_with_reason check (state <> 'refused' or btrim(end_reason) <> '')
);
-- one agreement for a purpose at a time
create unique index agreement_one_in_force on agreement (pairing_id, purpose) where state in ('draft', 'signed');
create index agreement_of_pairing on agreement (pairing_id, id);

create function refuse_agreement_change() returns trigger language plpgsql as $$
begin
    if (old.id, old.pairing_id, old.purpose, old.number, old.version, old.document_id, old.sha256, old.drafted_at)
       is distinct from
       (new.id, new.pairing_id, new.purpose, new.number, new.version, new.document_id, new.sha256, new.drafted_at)
       or old.state in ('filed', 'superseded', 'refused') then
        raise exception 'another document is another version of the agreement' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger agreement_document_fixed before update on agreement
    for each row execute function refuse_agreement_change();
create trigger agreement_not_deleted before delete on agreement
    for each row execute function refuse_change();

-- who signed which document; those of superseded versions stay as history
create table signature (
    agreement_id   bigint       not null,
    sha256         varchar(64)  not null,
    party          varchar(10)  not null,
    signed_by      varchar(64)  not null,
    signed_by_name varchar(200) not null,
    signed_at      timestamptz  not null,
    constraint signature_pk primary key (agreement_id, party),
    constraint signature_of_this_document foreign key (agreement_id, sha256) references agreement (id, sha256),
    constraint signature_party_known check (party in ('firm', 'community'))
);
create trigger signature_append_only before update or delete on signature
    for each row execute function refuse_change();

-- nothing is signed that is not open, and nothing counts as signed or is filed without both signatures
create function check_signature_of_open() returns trigger language plpgsql as $$
begin
    perform 1 from agreement where id = new.agreement_id and state = 'draft' for update;
    if not found then
        raise exception 'agreement % is not open for signing', new.agreement_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger signature_of_open before insert on signature
    for each row execute function check_signature_of_open();

create function check_both_signed() returns trigger language plpgsql as $$
begin
    if (select count(*) from signature where agreement_id = new.id) < 2 then
        raise exception 'agreement % is not signed by both', new.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger agreement_signed_by_both before insert or update on agreement
    for each row when (new.state in ('signed', 'filed')) execute function check_both_signed();
