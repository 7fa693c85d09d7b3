package org.communitycounsel.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The justice office (司法所) of a street; each street has one. */
@Entity
@Table(name = "justice_office")
public class JusticeOffice {

    @Id
    private String code;

    private String name;
    private String phone;

    protected JusticeOffice() {}

    /**
     * @param code the street's code
     * @param phone may be null
     */
    public JusticeOffice(String code, String name, String phone) {
        this.code = code;
        this.name = name;
        this.phone = phone;
    }

    /** The street's code. */
    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** The office's telephone, or null where none is known. */
    public String phone() {
        return phone;
    }

    public String districtCode() {
        return code.substring(0, 6);
    }
}
