package org.communitycounsel.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A law school (高校法学院), whose students assist community lawyers in a city. HZ09-4.2d. */
@Entity
@Table(name = "law_school")
public class LawSchool {

    @Id
    private String code;

    private String name;
    private String cityCode;

    protected LawSchool() {}

    /**
     * @param code 4 to 18 digits and capital letters
     * @param cityCode four digits
     */
    public LawSchool(String code, String name, String cityCode) {
        this.code = code;
        this.name = name;
        this.cityCode = cityCode;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** The city the school works in, four digits, such as {@code 3301}. */
    public String cityCode() {
        return cityCode;
    }
}
