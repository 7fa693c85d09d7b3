package org.communitycounsel.vetting;

import java.util.List;
import org.communitycounsel.walk.Invariant;
import org.communitycounsel.walk.PageAction;
import org.communitycounsel.walk.WalkedModule;

/** The vetting of lawyers in the random walk. */
class VettingWalk implements WalkedModule {

    @Override
    public List<PageAction> actions() {
        return List.of(
                new PageAction("/vetting/{dossier}/withdrawal", """
                        select dossier_number as dossier, 'lawFirm.' || firm_code as who from nomination
                        where district_code = :district""", "text"),
                new PageAction("/vetting/certificates/{certificate}/withdrawal", """
                        select number as certificate, 'lawFirm.' || firm_code as who from certificate
                        where district_code = :district""", "text"));
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("a nomination is open exactly while its flow runs and its dossier is open", """
                        select nomination.dossier_number, nomination.state, dossier.outcome, flow.id_
                        from nomination
                        join dossier on dossier.number = nomination.dossier_number
                        left join act_ru_execution flow
                            on flow.business_key_ = dossier.number and flow.parent_id_ is null and flow.super_exec_ is null
                        where nomination.district_code = :district
                        and not (nomination.ended_at is null and dossier.closed_at is null and flow.id_ is not null
                            or nomination.ended_at is not null and dossier.closed_at is not null and flow.id_ is null)"""),
                new Invariant("a certificate is valid exactly while its flow runs and its dossier is open", """
                        select certificate.number, certificate.state, dossier.outcome, flow.id_
                        from certificate
                        join dossier on dossier.number = certificate.number
                        left join act_ru_execution flow
                            on flow.business_key_ = dossier.number and flow.parent_id_ is null and flow.super_exec_ is null
                        where certificate.district_code = :district
                        and not (certificate.state = 'valid' and dossier.closed_at is null and flow.id_ is not null
                            or certificate.state <> 'valid' and dossier.closed_at is not null and flow.id_ is null)"""),
                new Invariant(
                        "HZ09-4.2a: a certificate stands on a nomination of the same lawyer with every course passed and every street heard",
                        """
                        select certificate.number, nomination.dossier_number, nomination.state from certificate
                        join nomination on nomination.dossier_number = certificate.nomination
                        where certificate.district_code = :district
                        and (nomination.state <> 'certified' or nomination.licence_number <> certificate.licence_number
                            or not exists (select 1 from course where course.dossier_number = nomination.dossier_number)
                            or exists (
                                select 1 from course where course.dossier_number = nomination.dossier_number
                                and not exists (
                                    select 1 from course_attempt attempt where attempt.course_id = course.id and attempt.passed))
                            or exists (
                                select 1 from nomination_street street where street.dossier_number = nomination.dossier_number
                                and not exists (
                                    select 1 from publicity where publicity.dossier_number = street.dossier_number
                                    and publicity.street_code = street.street_code and publicity.opinions is not null)))"""),
                new Invariant("every certified nomination has its certificate", """
                        select dossier_number from nomination where district_code = :district and state = 'certified'
                        and not exists (select 1 from certificate where certificate.nomination = dossier_number)"""),
                new Invariant("HZ24-1.1c: no course is sat more often than the table allows", """
                        select course.id, course.dossier_number, count(*) from course
                        join course_attempt attempt on attempt.course_id = course.id
                        where course.dossier_number like :district || '%'
                        group by course.id having count(*) > course.attempts_allowed"""),
                new Invariant(
                        "a valid certificate is not past its last day, unless its renewal waits for the decision or it is just to expire",
                        """
                        select number, valid_until, extended_until from certificate
                        where district_code = :district and state = 'valid' and requested_hours is null
                        and greatest(valid_until, extended_until) < :today and not exists (
                            select 1 from act_ru_job job join act_ru_execution flow on flow.id_ = job.process_instance_id_
                            where flow.business_key_ = certificate.number and job.handler_cfg_ like 'certificateExpired%'
                            and job.duedate_ <= :today)"""));
    }
}
