package org.communitycounsel.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.PairingBegan;
import org.communitycounsel.pairing.PairingEnded;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingRenewed;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.ServiceHours;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Pairings as they begin, go on and end, and the duties that come of them. The clock begins on 9 March 2026, a Monday. */
class ScheduleScenario extends Scenario {

    static final String SHANGCHENG = "330102";
    static final String XIHU = "330106";
    static final String PUDONG = "310115";

    static final LocalDate FROM = LocalDate.of(2026, 3, 9);
    static final LocalDate UNTIL = LocalDate.of(2027, 3, 8);

    private static final AtomicInteger COMMUNITIES = new AtomicInteger(1);
    private static final AtomicLong LICENCES = new AtomicLong(13301201510000001L);

    ScheduleScenario(ApplicationContext beans) {
        super(beans);
        district(SHANGCHENG, "上城区", "杭州市");
        district(XIHU, "西湖区", "杭州市");
        district(PUDONG, "浦东新区", "上海市");
    }

    private void district(String code, String name, String city) {
        beans.getBean(Districts.class).register(code, name, city);
        beans.getBean(Streets.class).saveAll(List.of(new Street(code + "001", "东街道"), new Street(code + "002", "西街道")));
        beans.getBean(LawFirms.class).save(new LawFirm(firm(code), name + "律师事务所", code, null));
    }

    private static String firm(String district) {
        return "31330000PLAN" + district;
    }

    Lawyer lawyer(String district) {
        return beans.getBean(Lawyers.class)
                .save(new Lawyer(
                        String.valueOf(LICENCES.getAndIncrement()),
                        "周明",
                        firm(district),
                        LawyerKind.LAWYER,
                        Degree.BACHELOR,
                        FROM.minusYears(6)));
    }

    void itIs(LocalDate day) {
        clock.moveTo(day.atTime(9, 0));
    }

    /** An account with one role at one place, in one district; the same again is the same account. */
    String accountOf(Role role, String place, String district) {
        String id = role.id() + place;
        account(id, role, place, district);
        return id;
    }

    /** A pairing of a new community of the district, not begun. */
    PairingOf pairing(String district, Lawyer... lawyers) {
        return new PairingOf(district, "第%d社区".formatted(COMMUNITIES.get()), PairingForm.ONE_LAWYER, lawyers);
    }

    PairingOf pairing(String district, String communityName, PairingForm form, Lawyer... lawyers) {
        return new PairingOf(district, communityName, form, lawyers);
    }

    /** A community with its pairing. */
    class PairingOf {

        final String community;
        final String name;
        final long id;
        final String dossier;

        private PairingOf(String district, String name, PairingForm form, Lawyer... lawyers) {
            this.name = name;
            this.community = district + "001" + "%03d".formatted(COMMUNITIES.getAndIncrement());
            beans.getBean(Communities.class).save(new Community(community, name));
            this.dossier = beans.getBean(Dossiers.class).open("JD", district, "结对签约（" + name + "）", List.of());
            this.id = chosen(district, form);
            Stream.of(lawyers).forEach(this::hold);
        }

        private long chosen(String district, PairingForm form) {
            return database()
                    .sql("""
                            insert into pairing (dossier_number, district_code, community_code, form, origin, state,
                                firm_code, opened_at)
                            values (?, ?, ?, ?, 'office', 'chosen', ?, now()) returning id""")
                    .params(dossier, district, community, form.id(), firm(district))
                    .query(Long.class)
                    .single();
        }

        private void hold(Lawyer lawyer) {
            capacity("lawyer", lawyer.licenceNumber());
            database()
                    .sql(
                            "insert into paired_lawyer (pairing_id, licence_number, part, held_at) values (?, ?, 'stationed', now())")
                    .params(id, lawyer.licenceNumber())
                    .update();
        }

        private void capacity(String holder, String code) {
            database()
                    .sql("insert into capacity (holder, code, places) values (?, ?, 100) on conflict do nothing")
                    .params(holder, code)
                    .update();
        }

        PairingOf wishes(Integer weekday, Half half) {
            database()
                    .sql("update pairing set weekday = ?, half = ? where id = ?")
                    .params(weekday, half == null ? null : half.id(), id)
                    .update();
            return this;
        }

        /** It ends the other by its beginning. */
        PairingOf follows(PairingOf earlier) {
            database()
                    .sql("update pairing set predecessor = ? where id = ?")
                    .params(earlier.id, id)
                    .update();
            return this;
        }

        PairingOf begins() {
            return begins(FROM, UNTIL);
        }

        PairingOf begins(LocalDate from, LocalDate until) {
            capacity("community", community);
            together(
                    "update pairing set state = 'active', term_from = ?, term_until = ?, began_at = now() where id = ?",
                    new PairingBegan(id, dossier, community, null),
                    from,
                    until,
                    id);
            return this;
        }

        void isRenewed(LocalDate until) {
            together(
                    "update pairing set term_until = ? where id = ?",
                    new PairingRenewed(id, dossier, community),
                    until,
                    id);
        }

        void ends() {
            together(
                    "update pairing set state = 'ended', end_reason = '协议到期', ended_at = now() where id = ?",
                    new PairingEnded(id, dossier, community, true),
                    id);
        }

        private void together(String change, Object event, Object... values) {
            beans.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                database().sql(change).params(values).update();
                beans.publishEvent(event);
            });
        }

        /** The hours in words that the parties want. */
        String wants(int weekday, Half half) {
            return inTransaction(() -> beans.getBean(ServiceHours.class)
                    .wanted(beans.getBean(Pairings.class).findById(id).orElseThrow(), weekday, half)
                    .inWords());
        }

        /** The hours in words that an agreement could promise. */
        Optional<String> canPromise() {
            return inTransaction(() -> beans.getBean(ServiceHours.class)
                    .free(beans.getBean(Pairings.class).findById(id).orElseThrow())
                    .map(ServiceHours.ServiceTime::inWords));
        }

        /** The hours in words on a day of the first month. */
        String hours() {
            return hours(FROM);
        }

        String hours(LocalDate day) {
            return beans.getBean(ServiceHours.class).inWords(id, day);
        }

        /** Date, time and remark of every duty listed in the month, such as {@code 2026-10-08 14:00—17:00 由10月7日（国庆节）顺延}. */
        List<String> duties(int year, int month) {
            return beans.getBean(Timetable.class).ofPlace(community, YearMonth.of(year, month)).stream()
                    .map(line -> "%s %s %s"
                            .formatted(line.date(), line.leftOut() ? "—" : line.hours(), line.remark())
                            .strip())
                    .toList();
        }

        void dossierSays(String text) {
            assertThat(beans.getBean(Dossiers.class).entries(dossier))
                    .anySatisfy(entry -> assertThat(entry.text()).contains(text));
        }
    }
}
