package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.InterimCover;
import org.communitycounsel.review.ReplacementState;
import org.communitycounsel.review.Replacements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff do at their browsers once a lawyer is to be replaced: arrange it, hand over, pair the community anew. */
abstract class StaffReplacing extends StaffAtWork {

    static final String DISTRICT = "330102";

    @Autowired
    Accounts accounts;

    @Autowired
    Pairings pairings;

    @Autowired
    Staffing staffing;

    @Autowired
    Replacements replacements;

    @Autowired
    InterimCover cover;

    @Autowired
    Communities communities;

    @Autowired
    Streets streets;

    @Autowired
    Lawyers lawyers;

    @Autowired
    JdbcClient database;

    /** Whether one lawyer serves the community and no other pairing of it is under way. */
    boolean isServedByOne(Pairing pairing) {
        return pairing.form() == PairingForm.ONE_LAWYER
                && staffing.serving(pairing).size() == 1
                && !pairings.existsByCommunityCodeAndStateIn(
                        pairing.communityCode(), Set.of(PairingState.SEEKING, PairingState.CHOSEN));
    }

    /** From the arrangement to the day after the lawyer's last, 10 March: firm, who covers and community have signed, the cover serves. */
    void isCoveredFor(Pairing pairing, String cover, String why) {
        String place = place(pairing);
        does("office", "安排更换", place, "replacement-5-arrange", tasklist -> {
            assertThat(tasklist.form().innerText()).contains(why);
            tasklist.chooses("最后服务日", "2026年3月10日");
            tasklist.chooses("代管律师", nameOf(cover));
        });
        does(firm(pairing), "律所移交签字", place, "replacement-6-hand-over", tasklist -> tasklist.ticks("本所已按清单"));
        does(
                account(Role.LAWYER, cover),
                "接收律师点收",
                place,
                "replacement-7-receive",
                tasklist -> tasklist.answers("清单所列齐全，签收"));
        does(community(pairing), "社区点收签字", place, "replacement-8-community", tasklist -> tasklist.answers("清单所列齐全，签收"));
        clock.moveTo(LocalDateTime.of(2026, 3, 11, 9, 0));
        runDueJobs();
        residentsRead(pairing, nameOf(cover), "代管律师");
    }

    /** Needs, choice, consent, signatures and file of the new pairing; the dossier and the residents' notice say who serves. */
    void isPairedAnew(Pairing old, String leaving) {
        String community = community(old);
        String place = communityName(old);
        does(community, "填报需求", place, "replacement-9-needs", tasklist -> {});
        var recommended = recommended(old);
        assertThat(recommended).isNotEmpty().doesNotContain(leaving);
        String licence = recommended.get(0);
        String firm =
                account(Role.LAW_FIRM, lawyers.findById(licence).orElseThrow().firmCode());
        does(community, "排定志愿", place, "replacement-10-rank", tasklist -> tasklist.chooses("第一志愿", nameOf(licence)));
        does(firm, "律所答复", place, "replacement-11-firm", tasklist -> tasklist.answers("同意"));
        does(account(Role.LAWYER, licence), "律师答复", place, "replacement-12-lawyer", tasklist -> tasklist.answers("同意"));
        does(firm, "律所签署协议", place, "replacement-13-sign", tasklist -> tasklist.answers("签署"));
        does(community, "社区签署协议", place, "replacement-14-sign", tasklist -> tasklist.answers("签署"));
        does(
                account(Role.JUSTICE_OFFICE, old.streetCode()),
                "归档协议",
                place,
                "replacement-15-file",
                tasklist -> tasklist.answers("归档"));
        residentsRead(old, nameOf(licence), "驻点律师");
        readsDossier(community, old, nameOf(licence));
    }

    /** Licence number of the best who could cover. */
    String bestCover(Pairing pairing) {
        var open = replacements
                .findByPairingIdAndStateInOrderById(pairing.id(), Set.of(ReplacementState.CONFIRMED))
                .get(0);
        return cover.candidates(open.dossierNumber()).keySet().iterator().next();
    }

    private List<String> recommended(Pairing old) {
        return database.sql("""
                        select licence_number from candidate join pairing on pairing.id = candidate.pairing_id
                        where predecessor = ? order by points desc, candidate.id""").param(old.id()).query(String.class).list();
    }

    private void readsDossier(String account, Pairing pairing, String successor) {
        var done = replacements
                .findByPairingIdAndStateInOrderById(pairing.id(), Set.of(ReplacementState.DONE))
                .get(0);
        var community = person(account);
        community.opens("/dossiers/" + done.dossierNumber());
        assertThat(community.page().locator("main").innerText())
                .contains("已更换", "社区法律服务移交清单", "移交完毕，各方均已签字", "由" + successor + "服务");
        community.screenshot("replacement-16-dossier");
    }

    private void residentsRead(Pairing pairing, String name, String part) {
        try (var resident = new Person(port, clock)) {
            resident.opens("/notice/" + pairing.communityCode());
            assertThat(resident.page().locator("body").innerText()).contains(name, part);
            resident.screenshot("replacement-notice-" + (part.equals("代管律师") ? "covered" : "after"));
        }
    }

    String community(Pairing pairing) {
        return account(Role.COMMUNITY, pairing.communityCode());
    }

    String firm(Pairing pairing) {
        return account(Role.LAW_FIRM, pairing.firmCode());
    }

    /** An account that has just that role at that place and can sign in. */
    String account(Role role, String place) {
        String id = "rep-%s-%s".formatted(role.id().toLowerCase(Locale.ROOT), place);
        accounts.ensureGroups(Map.of(role.at(place), role.chinese() + place));
        accounts.create(id, "经办人", demo.password(), List.of(role.id(), role.at(place)), List.of(DISTRICT));
        return id;
    }

    /** Street and community, as the tasks name them. */
    String place(Pairing pairing) {
        return streets.findById(pairing.streetCode()).orElseThrow().name() + communityName(pairing);
    }

    String communityName(Pairing pairing) {
        return communities.findById(pairing.communityCode()).orElseThrow().name();
    }

    String nameOf(String licence) {
        return lawyers.findById(licence).orElseThrow().name();
    }

    void does(String account, String task, String place, String picture, Consumer<Tasklist> form) {
        does(account, task + "：" + place, picture, form);
    }
}
