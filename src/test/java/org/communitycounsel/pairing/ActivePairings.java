package org.communitycounsel.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.JusticeOffice;
import org.communitycounsel.directory.JusticeOffices;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Pairings in service, for tests that do not care how they came about; and the places and people of them. */
public class ActivePairings {

    private static final int PLENTY = 100;

    private final ApplicationContext beans;

    public ActivePairings(ApplicationContext beans) {
        this.beans = beans;
    }

    public <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    // --- places and people

    public void district(String code, String name) {
        bean(Districts.class).register(code, name, "试点市");
    }

    /** @param officePhone of its justice office, or null */
    public void street(String code, String name, String officePhone) {
        bean(Streets.class).save(new Street(code, name));
        bean(JusticeOffices.class).save(new JusticeOffice(code, name.replace("街道", "") + "司法所", officePhone));
    }

    public void community(String code, String name) {
        bean(Communities.class).save(new Community(code, name));
    }

    public void firm(String code, String name, String district, String phone) {
        bean(LawFirms.class).save(new LawFirm(code, name, district, phone));
    }

    /** @param phone the lawyer's own, which nobody has agreed to show */
    public void lawyer(String licence, String name, String firm, String phone) {
        if (!bean(Lawyers.class).existsById(licence)) {
            bean(Lawyers.class)
                    .save(new Lawyer(licence, name, firm, LawyerKind.LAWYER, Degree.MASTER, LocalDate.of(2015, 3, 1)));
        }
        bean(JdbcTemplate.class).update("update lawyer set phone = ? where licence_number = ?", phone, licence);
    }

    /** An account that has the role at the place. */
    public void account(String id, Role role, String place, String... tenants) {
        var accounts = bean(Accounts.class);
        accounts.ensureRoles();
        accounts.ensureGroups(java.util.Map.of(role.at(place), role.chinese() + place));
        accounts.create(id, id, null, List.of(role.id(), role.at(place)), List.of(tenants));
    }

    // --- pairings

    /** One lawyer stationed there. */
    public Pairing stationed(String community, String firm, String licence) {
        return begin(PairingForm.ONE_LAWYER, Part.STATIONED, community, firm, licence);
    }

    /** A firm with its liaison lawyers. */
    public Pairing pairedWithFirm(String community, String firm, String... licences) {
        return begin(PairingForm.FIRM, Part.LIAISON, community, firm, licences);
    }

    private Pairing begin(PairingForm form, Part part, String community, String firm, String... licences) {
        return inTransaction(() -> {
            var now = bean(Clock.class).instant();
            var today = LocalDate.ofInstant(now, Districts.DEFAULT_ZONE);
            String dossier = bean(Dossiers.class).open("JD", community.substring(0, 6), "结对：" + community, List.of());
            var pairing = new Pairing(dossier, community, form, PairingOrigin.OFFICE, null, Set.of(), now);
            pairing.state(new Needs("", "", "", 3, Half.AFTERNOON, null));
            pairing.chosen(firm, null);
            bean(Pairings.class).saveAndFlush(pairing);
            for (String licence : licences) {
                bean(Capacities.class).hasFreePlace(Capacities.LAWYER, licence, PLENTY);
                bean(PairedLawyers.class).saveAndFlush(new PairedLawyer(pairing.id(), licence, part, false, now));
            }
            bean(Capacities.class).hasFreePlace(Capacities.COMMUNITY, community, PLENTY);
            pairing.began(today, today.plusYears(1).minusDays(1), now);
            return bean(Pairings.class).saveAndFlush(pairing);
        });
    }

    public void end(Pairing pairing) {
        bean(Term.class).end(pairing.dossierNumber(), "测试结束");
    }

    /** Whatever still serves in those communities ends. */
    public void endAllOf(String communitiesBeginning) {
        bean(Pairings.class).findAll().stream()
                .filter(each -> each.state() == PairingState.ACTIVE)
                .filter(each -> each.communityCode().startsWith(communitiesBeginning))
                .forEach(this::end);
    }

    public <T> T inTransaction(java.util.function.Supplier<T> work) {
        return bean(TransactionTemplate.class).execute(status -> work.get());
    }

    // --- profiles

    /** The lawyer agrees to show this. */
    public void agrees(String licence, String phone, String email, String introduction, byte[] photo) {
        bean(PublicProfile.class)
                .publish(
                        licence,
                        new PublicProfile.Wish(phone, email, introduction, photo, photo.length == 0, true),
                        "account-of-" + licence);
    }
}
