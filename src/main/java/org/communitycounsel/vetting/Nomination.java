package org.communitycounsel.vetting;

import static java.util.stream.Collectors.joining;
import static org.communitycounsel.vetting.NominationState.CERTIFIED;
import static org.communitycounsel.vetting.NominationState.LAPSED;
import static org.communitycounsel.vetting.NominationState.NOMINATED;
import static org.communitycounsel.vetting.NominationState.PUBLICIZED;
import static org.communitycounsel.vetting.NominationState.REFUSED;
import static org.communitycounsel.vetting.NominationState.RETURNED;
import static org.communitycounsel.vetting.NominationState.TRAINING;
import static org.communitycounsel.vetting.NominationState.WITHDRAWN;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.communitycounsel.platform.Refusal;

/**
 * A firm's recommendation of one of its lawyers, from the recommendation to the certificate or to the refusal, the lapse
 * or the withdrawal. HZ09-4.2a: recommended by the firm, qualified by the association, meeting the conditions, trained.
 */
@Entity
@Table(name = "nomination")
public class Nomination {

    @Id
    private String dossierNumber;

    private String districtCode;
    private String firmCode;
    private String licenceNumber;
    private ServiceKind serviceKind;
    private String specialities;
    private String reputation;
    private NominationState state;
    private String reasons;
    private Instant nominatedAt;
    private Instant endedAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "nomination_street", joinColumns = @JoinColumn(name = "dossier_number"))
    @Column(name = "street_code")
    @OrderBy
    private Set<String> streets = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "nomination_material", joinColumns = @JoinColumn(name = "dossier_number"))
    @Column(name = "material")
    @OrderBy
    private Set<String> materials = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "nomination_finding", joinColumns = @JoinColumn(name = "dossier_number"))
    @OrderColumn(name = "position")
    private List<Finding> findings = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "publicity", joinColumns = @JoinColumn(name = "dossier_number"))
    @MapKeyColumn(name = "street_code")
    private Map<String, Publicity> publicity = new HashMap<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "dossier_number", nullable = false, updatable = false)
    @OrderBy("id")
    private List<Course> courses = new ArrayList<>();

    protected Nomination() {}

    /** @param districtCode the district of the recommending firm, whose rules hold */
    public Nomination(String dossierNumber, String districtCode, Recommendation recommendation, Instant now) {
        this.dossierNumber = dossierNumber;
        this.districtCode = districtCode;
        this.firmCode = recommendation.firmCode();
        this.licenceNumber = recommendation.licenceNumber();
        this.serviceKind = recommendation.serviceKind();
        this.specialities = recommendation.specialities();
        this.reputation = recommendation.reputation();
        this.streets.addAll(recommendation.streets());
        this.materials.addAll(recommendation.materials());
        this.state = NOMINATED;
        this.nominatedAt = now;
    }

    /** Takes what the table of conditions found; goes back to the firm where a material is missing. HZ09-4.2a. */
    void checked(List<Finding> found) {
        in("核对条件", NOMINATED);
        findings.clear();
        findings.addAll(found);
        if (!materialComplete()) {
            state = RETURNED;
        }
    }

    /** The firm hands in what was missing; what it ticks replaces what it ticked before. */
    void supplement(Set<String> handedIn) {
        in("补正材料", RETURNED);
        materials.clear();
        materials.addAll(handedIn);
        state = NOMINATED;
    }

    /** Nothing came in time. */
    void lapse(Instant now) {
        in("登记失效", RETURNED);
        end(LAPSED, "逾期未补正材料：" + described(findings), now);
    }

    /** The association qualifies the candidate; never against a condition that failed. HZ09-4.2a. */
    void qualify() {
        in("资格认定", NOMINATED);
        var failed = findings.stream().filter(Finding::failed).toList();
        if (!failed.isEmpty()) {
            throw new Refusal("候选人不符合下列条件，不能认定合格：%s。请选择“不予认定”并写明理由。".formatted(described(failed)));
        }
        if (!materialComplete()) {
            throw new Refusal("材料还不齐全，不能认定合格。请等律所补正。");
        }
        state = PUBLICIZED;
    }

    /** The association does not qualify the candidate. */
    void refuseQualification(String reasons, Instant now) {
        in("资格认定", NOMINATED);
        end(REFUSED, given(reasons, "不予认定"), now);
    }

    /** A justice office has published the particulars in its street. SH17-3.1a. */
    void published(String street, String where, LocalDate day) {
        in("公示", PUBLICIZED);
        concerned(street);
        publicity.put(street, new Publicity(where, day, null, null));
    }

    /** A justice office has heard committees and residents. SH17-3.1a. @param objections null where there are none */
    void heard(String street, String opinions, String objections) {
        in("汇总意见", PUBLICIZED);
        concerned(street);
        var published = publicity.get(street);
        if (published == null) {
            throw new Refusal("候选人还没有在本街道公示，不能汇总意见。请先发布公示。");
        }
        publicity.put(street, published.heard(opinions, objections));
    }

    /** The association finds the objections justified. */
    void upholdObjections(String reasons, Instant now) {
        in("审议异议", PUBLICIZED);
        objected();
        end(REFUSED, "公示异议成立：" + given(reasons, "异议成立"), now);
    }

    /** The association finds the objections unjustified. */
    void dismissObjections() {
        in("审议异议", PUBLICIZED);
        objected();
    }

    /** The courses the table prescribes, once publicity is over. HZ24-1.1c. */
    void prescribe(List<Course> prescribed) {
        in("确定培训课程", PUBLICIZED);
        if (!publicized()) {
            throw new Refusal("还有街道没有汇总公示意见，不能进入培训。");
        }
        if (prescribed.isEmpty()) {
            throw new Refusal("培训课程表没有列出任何课程。请流程设计人员检查决策表 training-courses。");
        }
        courses.addAll(prescribed);
        state = TRAINING;
    }

    void passCourse(String code, LocalDate day, int hours) {
        in("登记培训成绩", TRAINING);
        course(code).pass(day, hours);
    }

    /** A failed course that may not be retaken ends the nomination. */
    void failCourse(String code, LocalDate day, int hours, String reasons, Instant now) {
        in("登记培训成绩", TRAINING);
        var course = course(code);
        course.fail(day, hours, given(reasons, "不合格"));
        if (!course.retakeAllowed()) {
            end(
                    REFUSED,
                    "培训不合格：“%s”第%d次仍不合格，补考次数已用完。%s"
                            .formatted(course.name(), course.attempts().size(), reasons),
                    now);
        }
    }

    /** Trained and to be certified: every course is passed. HZ09-4.2a. */
    void certify(Instant now) {
        in("颁发证书", TRAINING);
        if (!courses.stream().allMatch(Course::passed)) {
            throw new Refusal("还有培训课程没有合格，不能颁发证书。");
        }
        end(CERTIFIED, null, now);
    }

    /** The firm takes its recommendation back, at any point before the end. */
    void withdraw(String reasons, Instant now) {
        if (!state.open()) {
            throw new Refusal("该推荐%s，不能再撤回。".formatted(state.chinese()));
        }
        end(WITHDRAWN, given(reasons, "撤回"), now);
    }

    private void end(NominationState end, String why, Instant now) {
        state = end;
        reasons = why;
        endedAt = now;
    }

    private void in(String act, NominationState required) {
        if (state != required) {
            throw new Refusal("该推荐的状态是“%s”，不能%s。请刷新任务列表。".formatted(state.chinese(), act));
        }
    }

    private void concerned(String street) {
        if (!streets.contains(street)) {
            throw new Refusal("该街道与本次推荐无关，不能登记公示。");
        }
    }

    private void objected() {
        if (!objectionsRaised()) {
            throw new Refusal("公示期间没有异议，无需审议。");
        }
    }

    private static String given(String reasons, String conclusion) {
        if (reasons == null || reasons.isBlank()) {
            throw new Refusal("结论为“%s”的，请写明理由。".formatted(conclusion));
        }
        return reasons.strip();
    }

    private static String described(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(joining("；"));
    }

    /** Whether nothing is missing that the firm could hand in. */
    public boolean materialComplete() {
        return findings.stream().allMatch(Finding::failed);
    }

    /** Whether every street concerned has recorded what it heard. */
    public boolean publicized() {
        return streets.stream()
                .allMatch(street ->
                        publicity.containsKey(street) && publicity.get(street).recorded());
    }

    public boolean objectionsRaised() {
        return publicity.values().stream().anyMatch(heard -> heard.objections() != null);
    }

    /** @return the course of that code */
    public Course course(String code) {
        return courses.stream()
                .filter(course -> course.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("本次培训没有这门课程。请刷新任务列表。"));
    }

    public String dossierNumber() {
        return dossierNumber;
    }

    public String districtCode() {
        return districtCode;
    }

    public String firmCode() {
        return firmCode;
    }

    public String licenceNumber() {
        return licenceNumber;
    }

    public ServiceKind serviceKind() {
        return serviceKind;
    }

    public String specialities() {
        return specialities;
    }

    public String reputation() {
        return reputation;
    }

    public NominationState state() {
        return state;
    }

    /** Why it was refused, lapsed or was withdrawn; null otherwise. */
    public String reasons() {
        return reasons;
    }

    public Instant nominatedAt() {
        return nominatedAt;
    }

    /** Codes of the streets concerned. */
    public Set<String> streets() {
        return new TreeSet<>(streets);
    }

    /** Ids of the materials handed in. */
    public Set<String> materials() {
        return new TreeSet<>(materials);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What happened in each street, by the street's code. */
    public Map<String, Publicity> publicity() {
        return Map.copyOf(publicity);
    }

    public List<Course> courses() {
        return List.copyOf(courses);
    }
}
