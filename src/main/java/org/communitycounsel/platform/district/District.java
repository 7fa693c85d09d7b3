package org.communitycounsel.platform.district;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;

/** A district (区、县、县级市): a tenant of the engine, whose id is the district's six-digit division code. */
@Entity
@Table(name = "district")
public class District {

    @Id
    private String code;

    private String name;
    private String cityCode;
    private String cityName;
    private String zone;

    protected District() {}

    /** @param code six-digit division code (GB/T 2260), whose first four digits are the city's */
    public District(String code, String name, String cityName, ZoneId zone) {
        this.code = code;
        this.name = name;
        this.cityCode = cityOf(code);
        this.cityName = cityName;
        this.zone = zone.getId();
    }

    /** The code of a district's city, which by the structure of the codes is its first four digits; a city's is its own. */
    static String cityOf(String code) {
        return code.substring(0, Math.min(4, code.length()));
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** Four-digit code of the city, such as {@code 3301} for 杭州市; the tenant of a city's own flows and tables. */
    public String cityCode() {
        return cityCode;
    }

    public String cityName() {
        return cityName;
    }

    /** The zone in which the district's days begin and end. */
    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    void rename(String name, String cityName) {
        this.name = name;
        this.cityName = cityName;
    }
}
