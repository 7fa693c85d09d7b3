-- HZ09-4.2d: law students who assist the lawyer of a community, under an agreement between school and community

-- the assistants' service of a pairing, from the first recommendation to the pairing's end
create table assistance (
    id             bigint generated always as identity,
    pairing_id     bigint      not null,
    dossier_number varchar(21) not null,
    school_code    varchar(18),
    places         integer     not null,
    taken          integer     not null default 0,
    rounds         integer     not null,
    term_months    integer     not null,
    round          integer     not null default 0,
    refusal        varchar(1100),
    state          varchar(10) not null,
    term_from      date,
    term_until     date,
    opened_at      timestamptz not null,
    ended_at       timestamptz,
    end_reason     varchar(1100),
    version        integer     not null default 0,
    constraint assistance_pk primary key (id),
    constraint assistance_one_of_pairing unique (pairing_id),
    constraint assistance_one_dossier unique (dossier_number),
    constraint assistance_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint assistance_dossier_fk foreign key (dossier_number) references dossier (number),
    constraint assistance_school_fk foreign key (school_code) references law_school (code),
    constraint assistance_places_positive check (places > 0),
    constraint assistance_within_places check (taken between 0 and places),
    constraint assistance_rounds_positive check (rounds > 0),
    constraint assistance_round_within check (round between 0 and rounds),
    constraint assistance_months_positive check (term_months > 0),
    constraint assistance_state_known check (state in ('choosing', 'serving', 'ended')),
    constraint assistance_serving_has_term check (state <> 'serving' or num_nonnulls(term_from, term_until) = 2),
    constraint assistance_term_forward check (term_until >= term_from),
    constraint assistance_ended_with_state check ((ended_at is not null) = (state = 'ended')),
    constraint assistance_end_has_reason check (state <> 'ended' or btrim(end_reason) <> ''),
    constraint assistance_ended_without_students check (state <> 'ended' or taken = 0)
);

-- the students, each recommendation a row; who is recommended holds a place until the answer
create table assistant (
    id             bigint generated always as identity,
    assistance_id  bigint       not null,
    school_code    varchar(18)  not null,
    student_number varchar(20)  not null,
    name           varchar(30)  not null,
    phone          varchar(20)  not null,
    year           varchar(30)  not null,
    state          varchar(12)  not null,
    recommended_at timestamptz  not null,
    began_at       timestamptz,
    released_at    timestamptz,
    release_reason varchar(1100),
    version        integer      not null default 0,
    constraint assistant_pk primary key (id),
    constraint assistant_assistance_fk foreign key (assistance_id) references assistance (id),
    constraint assistant_school_fk foreign key (school_code) references law_school (code),
    constraint assistant_number_form check (student_number ~ '^[0-9A-Z]{4,20}$'),
    constraint assistant_phone_form check (phone ~ '^[0-9-]{7,20}$'),
    constraint assistant_name_not_blank check (btrim(name) <> ''),
    constraint assistant_state_known check (state in ('recommended', 'serving', 'declined', 'left')),
    constraint assistant_serving_began check (state <> 'serving' or began_at is not null),
    constraint assistant_released_with_state check ((released_at is not null) = (state in ('declined', 'left')))
);
-- a student assists one community at a time
create unique index assistant_once_at_a_time on assistant (school_code, student_number)
    where state in ('recommended', 'serving');
create index assistant_of_assistance on assistant (assistance_id, id);

-- counted where the limit stands, so that two at the same moment cannot both take the last place
create function count_assistants() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an assistant is released, never removed' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' then
        if (new.assistance_id, new.school_code, new.student_number)
           is distinct from (old.assistance_id, old.school_code, old.student_number) or old.released_at is not null then
            raise exception 'an assistant is released, never moved' using errcode = 'restrict_violation';
        end if;
        if new.released_at is not null then
            update assistance set taken = taken - 1 where id = new.assistance_id;
        end if;
    elsif new.released_at is null then
        update assistance set taken = taken + 1 where id = new.assistance_id;
    end if;
    return null;
end $$;
create trigger assistant_counted after insert or update or delete on assistant
    for each row execute function count_assistants();

-- one row for each version of the assistants' agreement
create table assistant_agreement (
    id            bigint generated always as identity,
    assistance_id bigint      not null,
    number        varchar(21) not null,
    version       integer     not null,
    state         varchar(10) not null,
    document_id   bigint      not null,
    sha256        varchar(64) not null,
    special_terms varchar(500),
    drafted_at    timestamptz not null,
    end_reason    varchar(1100),
    row_version   integer     not null default 0,
    constraint assistant_agreement_pk primary key (id),
    -- what a signature points at
    constraint assistant_agreement_one_hash unique (id, sha256),
    constraint assistant_agreement_version_once unique (number, version),
    constraint assistant_agreement_assistance_fk foreign key (assistance_id) references assistance (id),
    constraint assistant_agreement_document_fk foreign key (document_id) references attachment (id),
    constraint assistant_agreement_state_known check (state in ('draft', 'signed', 'superseded', 'refused')),
    constraint assistant_agreement_number_form check (number ~ '^[0-9]{6}-ZX-[0-9]{4}-[0-9]{6}$'),
    constraint assistant_agreement_version_positive check (version > 0),
    constraint assistant_agreement_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint assistant_agreement_refused_with_reason check (state <> 'refused' or btrim(end_reason) <> '')
);
create unique index assistant_agreement_one_in_force on assistant_agreement (assistance_id)
    where state in ('draft', 'signed');

create function refuse_assistant_agreement_change() returns trigger language plpgsql as $$
begin
    if (old.id, old.assistance_id, old.number, old.version, old.document_id, old.sha256, old.drafted_at)
       is distinct from (new.id, new.assistance_id, new.number, new.version, new.document_id, new.sha256, new.drafted_at)
       or old.state in ('superseded', 'refused') or (old.state = 'signed' and new.state = 'draft') then
        raise exception 'another document is another version of the agreement' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger assistant_agreement_document_fixed before update on assistant_agreement
    for each row execute function refuse_assistant_agreement_change();
create trigger assistant_agreement_not_deleted before delete on assistant_agreement
    for each row execute function refuse_change();

create table assistant_signature (
    agreement_id   bigint       not null,
    sha256         varchar(64)  not null,
    party          varchar(10)  not null,
    signed_by      varchar(64)  not null,
    signed_by_name varchar(200) not null,
    signed_at      timestamptz  not null,
    constraint assistant_signature_pk primary key (agreement_id, party),
    constraint assistant_signature_of_this_document
        foreign key (agreement_id, sha256) references assistant_agreement (id, sha256),
    constraint assistant_signature_party_known check (party in ('school', 'community'))
);
create trigger assistant_signature_append_only before update or delete on assistant_signature
    for each row execute function refuse_change();

create function check_assistant_signature_of_open() returns trigger language plpgsql as $$
begin
    perform 1 from assistant_agreement where id = new.agreement_id and state = 'draft' for update;
    if not found then
        raise exception 'agreement % is not open for signing', new.agreement_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger assistant_signature_of_open before insert on assistant_signature
    for each row execute function check_assistant_signature_of_open();

create function check_school_and_community_signed() returns trigger language plpgsql as $$
begin
    if (select count(*) from assistant_signature where agreement_id = new.id) < 2 then
        raise exception 'agreement % is not signed by both', new.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger assistant_agreement_signed_by_both before insert or update on assistant_agreement
    for each row when (new.state = 'signed') execute function check_school_and_community_signed();
