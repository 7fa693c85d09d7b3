package org.communitycounsel.review;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * Why a lawyer is to be replaced: a ground opens a replacement, or is added to the one under way; the same ground counts once,
 * however often it is told. JG-21, HZ09-7.4d.
 */
@Service
@Transactional
public class ReplacementGrounds {

    /** The kind of a replacement's dossier: 更换. */
    public static final String DOSSIER_KIND = "GH";

    private final Replacements replacements;
    private final Pairings pairings;
    private final Staffing staffing;
    private final ReplacementWords words;
    private final Districts districts;
    private final Dossiers dossiers;
    private final JdbcClient database;
    private final Clock clock;

    ReplacementGrounds(
            Replacements replacements,
            Pairings pairings,
            Staffing staffing,
            ReplacementWords words,
            Districts districts,
            Dossiers dossiers,
            JdbcClient database,
            Clock clock) {
        this.replacements = replacements;
        this.pairings = pairings;
        this.staffing = staffing;
        this.words = words;
        this.districts = districts;
        this.dossiers = dossiers;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A reason to replace the lawyer.
     *
     * @param source what it stands in, by which the same one is known: a review's or certificate's number, an account and
     *     moment; at most 100 characters
     * @param text Chinese
     * @param account who reports it, or null for the programme
     */
    public record Ground(ReplacementCause cause, String source, String text, String account) {

        /** One without a number of its own is known by its words. */
        static String digest(String text) {
            return DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
        }

        public static Ground of(LawyerFailed event) {
            return new Ground(ReplacementCause.FAILED_REVIEW, event.reviewNumber(), "考评不合格：" + event.grounds(), null);
        }

        public static Ground of(AbsentAtSpotChecks event) {
            String source = "%d %s %s"
                    .formatted(event.pairing(), event.licenceNumber(), digest(event.times() + event.grounds()));
            return new Ground(
                    ReplacementCause.ABSENT, source, "抽查%d次不到位：%s".formatted(event.times(), event.grounds()), null);
        }
    }

    /** Whether that ground was told before, also where its replacement is over. */
    @Transactional(readOnly = true)
    public boolean isKnown(Ground ground) {
        return database.sql("select exists (select 1 from replacement_ground where cause = ? and source = ?)")
                .params(ground.cause().id(), ground.source())
                .query(Boolean.class)
                .single();
    }

    /** Whether the lawyer serves in the pairing, so that there is somebody to replace. */
    @Transactional(readOnly = true)
    public boolean serves(Long pairing, String licence) {
        return pairings.findById(pairing)
                .filter(each -> each.state() == PairingState.ACTIVE)
                .filter(each -> staffing.serving(each).contains(licence))
                .isPresent();
    }

    /** Code of the district the pairing is in. */
    @Transactional(readOnly = true)
    public String districtOf(Long pairing) {
        return pairings.findById(pairing).orElseThrow().districtCode();
    }

    /** Refuses a second report while a replacement of the lawyer is under way. */
    @Transactional(readOnly = true)
    public void requireNoneOpen(Long pairing, String licence) {
        underWay(pairing, licence).ifPresent(open -> {
            throw alreadyOpen(open);
        });
    }

    /** The replacement of the lawyer that is under way in the pairing. */
    @Transactional(readOnly = true)
    public Optional<Replacement> underWay(Long pairing, String licence) {
        return replacements.findByPairingIdAndLicenceNumberAndStateIn(pairing, licence, ReplacementState.ofOpen());
    }

    /**
     * Opens a replacement with its first ground, and its dossier.
     *
     * @throws Refusal where the lawyer does not serve there, or one is under way
     */
    public Replacement open(Long id, String licence, Ground ground) {
        var pairing = pairings.findById(id).orElseThrow();
        if (!serves(id, licence)) {
            throw new Refusal(
                    "%s已不在%s服务，无需更换。请刷新页面。".formatted(words.name(licence), words.place(pairing.communityCode())));
        }
        requireNoneOpen(id, licence);
        String dossier = dossiers.open(
                DOSSIER_KIND,
                pairing.districtCode(),
                "更换律师：%s（%s）".formatted(words.place(pairing.communityCode()), words.name(licence)),
                concerned(pairing, licence));
        var opened = save(new Replacement(dossier, pairing, licence, ground.cause(), clock.instant()));
        add(opened, ground);
        words.tellOffice(opened, "更换律师已立案", ground.text());
        return opened;
    }

    private Replacement save(Replacement opened) {
        try {
            return replacements.saveAndFlush(opened);
        } catch (DataIntegrityViolationException another) {
            // two at the same moment: the database lets the first one through
            throw new Refusal("该律师的更换刚刚立案，请刷新页面，在该案卷页补充反映。");
        }
    }

    private Refusal alreadyOpen(Replacement open) {
        return new Refusal("%s的更换正在办理（案卷%s，%s），不必重复反映。需要补充的，请在该案卷页提交。"
                .formatted(
                        words.name(open.licenceNumber()),
                        open.dossierNumber(),
                        open.state().chinese()));
    }

    private static List<String> concerned(Pairing pairing, String licence) {
        return List.of(
                Role.COORDINATION_OFFICE.at(pairing.districtCode()),
                Role.JUSTICE_OFFICE.at(pairing.streetCode()),
                Role.COMMUNITY.at(pairing.communityCode()),
                Role.COMMUNITY_HEAD.at(pairing.communityCode()),
                Role.LAW_FIRM.at(pairing.firmCode()),
                Role.LAWYER.at(licence));
    }

    /** Adds a ground to a replacement under way; one that is known already changes nothing. */
    public void add(Replacement replacement, Ground ground) {
        int added = database.sql("""
                        insert into replacement_ground (replacement_id, cause, source, text, reported_by, reported_at)
                        values (?, ?, ?, ?, ?, ?) on conflict on constraint replacement_ground_once do nothing""")
                .params(replacement.id(), ground.cause().id(), ground.source(), ground.text(), ground.account(), now())
                .update();
        if (added == 1) {
            dossiers.record(
                    replacement.dossierNumber(), ground.account(), "更换事由：" + ground.text(), clause(ground.cause()));
        }
    }

    /** The community or its justice office adds to what was reported, until it is decided. */
    public void addReport(String dossier, String text, CurrentUser reporter) {
        var replacement = replacements.of(dossier);
        if (replacement.state() != ReplacementState.VERIFYING) {
            throw new Refusal("该更换%s，不能再补充反映。".formatted(replacement.state().chinese()));
        }
        add(replacement, reported(text, reporter));
        words.tellOffice(replacement, "补充反映", text);
    }

    /** What an account reports now. JG-21: the community finds the lawyer irresponsible. */
    public Ground reported(String text, CurrentUser reporter) {
        String source = "%s %s %s"
                .formatted(reporter.id(), clock.instant(), Ground.digest(text).substring(0, 8));
        return new Ground(ReplacementCause.IRRESPONSIBLE, source, text, reporter.id());
    }

    private static String clause(ReplacementCause cause) {
        return cause == ReplacementCause.FAILED_REVIEW ? "HZ09-7.4d" : "JG-21";
    }

    /** A graver ground, which needs no verification, came in while another was verified: it is the cause from then on. */
    public void becomes(Replacement replacement, ReplacementCause graver) {
        replacement.is(graver);
        replacements.saveAndFlush(replacement);
    }

    private record Told(String cause, String text, Instant reportedAt) {}

    /** All grounds with their days, as Markdown. */
    @Transactional(readOnly = true)
    public String inWords(Replacement replacement) {
        var zone = districts.zone(replacement.districtCode());
        return told(replacement).stream()
                .map(told -> "- **%s**（%s）：%s"
                        .formatted(
                                Word.of(ReplacementCause.class, told.cause())
                                        .orElseThrow()
                                        .chinese(),
                                ChineseDates.full(LocalDate.ofInstant(told.reportedAt(), zone)),
                                told.text()))
                .collect(joining("\n"));
    }

    private List<Told> told(Replacement replacement) {
        return database.sql(
                        "select cause, text, reported_at from replacement_ground where replacement_id = ? order by id")
                .param(replacement.id())
                .query(Told.class)
                .list();
    }

    /** Where the account may report: the lawyers who serve its community, or those of its street for a justice office. */
    @Transactional(readOnly = true)
    public List<Served> served(CurrentUser user) {
        return communities(user).stream()
                .flatMap(code -> database.sql("""
                                select pairing.id as pairing, pairing.dossier_number as dossier, pairing.community_code as community,
                                    community.name as community_name, held.licence_number as licence, lawyer.name
                                from pairing join paired_lawyer held on held.pairing_id = pairing.id and held.released_at is null
                                join community on community.code = pairing.community_code
                                join lawyer on lawyer.licence_number = held.licence_number
                                where pairing.state = 'active' and pairing.community_code like ? || '%'
                                order by pairing.community_code, held.id""").param(code).query(Served.class).list().stream())
                .distinct()
                .toList();
    }

    private static Set<String> communities(CurrentUser user) {
        var places = new java.util.TreeSet<String>();
        for (Role role : EnumSet.of(Role.COMMUNITY, Role.COMMUNITY_HEAD, Role.JUSTICE_OFFICE)) {
            places.addAll(user.places(role));
        }
        return places;
    }

    /**
     * A lawyer who serves a community by the pairing with that dossier.
     *
     * @param community twelve digits
     * @param name the lawyer's
     */
    public record Served(
            Long pairing, String dossier, String community, String communityName, String licence, String name) {

        /** As a form hands it back. */
        public String key() {
            return dossier + " " + licence;
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
