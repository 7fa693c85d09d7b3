package org.communitycounsel.worklog;

import static org.communitycounsel.worklog.LogState.LAPSED;
import static org.communitycounsel.worklog.LogState.RETURNED;
import static org.communitycounsel.worklog.LogState.SIGNED;
import static org.communitycounsel.worklog.LogState.SUBMITTED;
import static org.communitycounsel.worklog.LogState.WITHDRAWN;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.communitycounsel.platform.Refusal;

/**
 * A record of the work log: told by the lawyer, signed by the head of the community (JG-11b). Signed it has its place in the
 * community's volume and never changes again; the database refuses it, too.
 */
@Entity
@Table(name = "log_entry")
public class LogEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String number;
    private String districtCode;
    private String communityCode;
    private Long pairingId;
    private String licenceNumber;
    private Nature nature;
    private LocalDateTime occurredFrom;
    private LocalDateTime occurredUntil;
    private PersonServed served;
    private String servedWhom;
    private ServiceKind kind;
    private String content;
    private String result;
    private String corrects;
    private LogState state;
    private String recordedBy;
    private Instant recordedAt;
    private Instant signDueAt;
    private String signedBy;
    private String signedByName;
    private Instant signedAt;
    private Integer seq;
    private String previousHash;
    private String hash;

    @Version
    private int version;

    protected LogEntry() {}

    /** @param number its dossier's; signDue: until when the head signs */
    LogEntry(String number, long pairing, String licence, Told told, String account, Instant now, Instant signDue) {
        this.number = number;
        this.communityCode = told.communityCode();
        this.districtCode = told.communityCode().substring(0, 6);
        this.pairingId = pairing;
        this.licenceNumber = licence;
        this.nature = told.nature();
        this.corrects = told.corrects();
        this.recordedBy = account;
        tells(told, now, signDue);
    }

    private void tells(Told told, Instant now, Instant signDue) {
        occurredFrom = told.from().truncatedTo(ChronoUnit.MINUTES);
        occurredUntil = told.until().truncatedTo(ChronoUnit.MINUTES);
        served = told.served();
        servedWhom = told.whom();
        kind = told.kind();
        content = told.content();
        result = told.result();
        recordedAt = now.truncatedTo(ChronoUnit.MILLIS);
        signDueAt = signDue;
        state = SUBMITTED;
    }

    /** The lawyer hands it in again. Community, nature and what it corrects stay. @param pairing in which the lawyer served that day */
    void toldAgain(long pairing, Told told, Instant now, Instant signDue) {
        in("重新提交", RETURNED);
        pairingId = pairing;
        tells(told, now, signDue);
    }

    void returned() {
        in("退回", SUBMITTED);
        state = RETURNED;
    }

    /** The lawyer does not hand it in again. */
    void withdrawn() {
        in("撤回", RETURNED);
        state = WITHDRAWN;
    }

    /** It was not handed in again in time. */
    void lapsed() {
        in("作逾期处理", RETURNED);
        state = LAPSED;
    }

    /**
     * The head signs; from now on nothing changes any more.
     *
     * @param at where in the volume
     */
    void signed(String account, String name, Instant now, Volumes.Place at) {
        in("签字", SUBMITTED);
        if (account.equals(recordedBy)) {
            throw new Refusal("这条日志是您自己记录的，应由社区负责人本人签字（JG-11）。");
        }
        signedBy = account;
        signedByName = name;
        signedAt = now.truncatedTo(ChronoUnit.MILLIS);
        seq = at.seq();
        previousHash = at.previousHash();
        state = SIGNED;
        hash = SignedText.hash(this);
    }

    private void in(String what, LogState expected) {
        if (state != expected) {
            throw new Refusal("该日志目前“%s”，不能%s。请刷新页面查看最新情况。".formatted(state.chinese(), what));
        }
    }

    /** Whether it was signed after the deadline. */
    boolean signedLate() {
        return state == SIGNED && signedAt.isAfter(signDueAt);
    }

    Told told() {
        return new Told(
                communityCode,
                nature,
                occurredFrom,
                occurredUntil,
                served,
                servedWhom,
                kind,
                content,
                result,
                corrects);
    }

    public Long id() {
        return id;
    }

    /** Its dossier's. */
    public String number() {
        return number;
    }

    public String districtCode() {
        return districtCode;
    }

    public String communityCode() {
        return communityCode;
    }

    /** Nine digits. */
    public String streetCode() {
        return communityCode.substring(0, 9);
    }

    public long pairing() {
        return pairingId;
    }

    public String licenceNumber() {
        return licenceNumber;
    }

    public Nature nature() {
        return nature;
    }

    /** Local time of the district. */
    public LocalDateTime from() {
        return occurredFrom;
    }

    /** Local time of the district, on the same day. */
    public LocalDateTime until() {
        return occurredUntil;
    }

    public PersonServed served() {
        return served;
    }

    /** Who was served, in a few words. */
    public String whom() {
        return servedWhom;
    }

    public ServiceKind kind() {
        return kind;
    }

    public String content() {
        return content;
    }

    public String result() {
        return result;
    }

    /** Number of the record this one corrects, or null. */
    public String corrects() {
        return corrects;
    }

    public LogState state() {
        return state;
    }

    /** Account of who recorded it. */
    public String recordedBy() {
        return recordedBy;
    }

    /** When it was handed in last. */
    public Instant recordedAt() {
        return recordedAt;
    }

    public Instant signDueAt() {
        return signDueAt;
    }

    /** Account of the head; null before. */
    public String signedBy() {
        return signedBy;
    }

    public String signedByName() {
        return signedByName;
    }

    public Instant signedAt() {
        return signedAt;
    }

    /** Its place in the volume, from 1; null before it is signed. */
    public Integer seq() {
        return seq;
    }

    /** Of the record before it in the volume; null before it is signed. */
    public String previousHash() {
        return previousHash;
    }

    /** 64 hexadecimal digits; null before it is signed. */
    public String hash() {
        return hash;
    }
}
