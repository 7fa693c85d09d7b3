package org.communitycounsel.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A street, town or township (街道、镇、乡) of a district. */
@Entity
@Table(name = "street")
public class Street {

    @Id
    private String code;

    private String name;
    private String districtCode;

    protected Street() {}

    /** @param code nine digits, the first six the district's */
    public Street(String code, String name) {
        this.code = code;
        this.name = name;
        this.districtCode = code.substring(0, 6);
    }

    /** Nine digits, the first six the district's, such as {@code 330102001}. */
    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String districtCode() {
        return districtCode;
    }
}
