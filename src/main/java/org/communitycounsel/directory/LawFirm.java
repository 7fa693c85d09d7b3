package org.communitycounsel.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A law firm (律师事务所), or an office of grassroots legal service (基层法律服务所), which takes part in the same way. */
@Entity
@Table(name = "law_firm")
public class LawFirm {

    @Id
    private String code;

    private String name;
    private String districtCode;
    private String phone;

    protected LawFirm() {}

    /**
     * @param code the uniform social credit code or the licence's number: 6 to 18 digits and capital letters
     * @param districtCode the district whose bureau the firm answers to
     * @param phone may be null
     */
    public LawFirm(String code, String name, String districtCode, String phone) {
        this.code = code;
        this.name = name;
        this.districtCode = districtCode;
        this.phone = phone;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String districtCode() {
        return districtCode;
    }

    /** The firm's telephone, or null where none is known. */
    public String phone() {
        return phone;
    }
}
