-- a supplement to an agreement: within a pairing that goes on, another lawyer takes a lawyer's place (JG-17c)

alter table agreement
    alter column number type varchar(26),
    drop constraint agreement_purpose_known,
    add constraint agreement_purpose_known check (purpose in ('first', 'renewal', 'supplement')),
    drop constraint agreement_number_form,
    -- a supplement is numbered under the agreement it belongs to
    add constraint agreement_number_form check
        (number ~ ('^[0-9]{6}-' || case kind when 'service' then 'XY' else 'ZX' end || '-[0-9]{4}-[0-9]{6}'
            || case purpose when 'supplement' then '-B[0-9]{1,3}' else '' end || '$')),
    drop constraint agreement_renewal_follows,
    add constraint agreement_renewal_follows check ((purpose = 'first') = (renews_from is null));

-- one agreement of a kind is signed at a time, whatever for
drop index agreement_one_in_force;
create unique index agreement_one_in_force on agreement (pairing_id, kind) where state in ('draft', 'signed');

create table pairing_supplement (
    id             bigint generated always as identity,
    pairing_id     bigint        not null,
    change_dossier varchar(21)   not null,
    leaving        varchar(17)   not null,
    joining        varchar(17)   not null,
    service_hours  varchar(200)  not null,
    reason         varchar(1000) not null,
    effective_from date          not null,
    state          varchar(10)   not null,
    proposed_at    timestamptz   not null,
    constraint pairing_supplement_pk primary key (id),
    constraint pairing_supplement_pairing_fk foreign key (pairing_id) references pairing (id),
    constraint pairing_supplement_dossier_fk foreign key (change_dossier) references dossier (number),
    constraint pairing_supplement_leaving_fk foreign key (leaving) references lawyer (licence_number),
    constraint pairing_supplement_joining_fk foreign key (joining) references lawyer (licence_number),
    constraint pairing_supplement_another_lawyer check (leaving <> joining),
    constraint pairing_supplement_state_known check (state in ('proposed', 'inForce', 'void')),
    constraint pairing_supplement_has_reason check (btrim(reason) <> '')
);
create unique index pairing_supplement_one_proposed on pairing_supplement (pairing_id) where state = 'proposed';
create index pairing_supplement_change on pairing_supplement (change_dossier);
