package org.communitycounsel.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A residential community or village (社区、村), with its residents' or villagers' committee. */
@Entity
@Table(name = "community")
public class Community {

    @Id
    private String code;

    private String name;
    private String streetCode;
    private String districtCode;

    protected Community() {}

    /** @param code twelve digits, the first nine the street's */
    public Community(String code, String name) {
        this.code = code;
        this.name = name;
        this.streetCode = code.substring(0, 9);
        this.districtCode = code.substring(0, 6);
    }

    /** Twelve digits, the first nine the street's, such as {@code 330102001057}. */
    public String code() {
        return code;
    }

    /** The name within the district, such as 柳翠井巷社区; not unique in a city. */
    public String name() {
        return name;
    }

    public String streetCode() {
        return streetCode;
    }

    public String districtCode() {
        return districtCode;
    }
}
