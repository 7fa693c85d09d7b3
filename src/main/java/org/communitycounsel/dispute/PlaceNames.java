package org.communitycounsel.dispute;

import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The places of a dispute and the offices there: their groups and their Chinese names. */
@Component
public class PlaceNames {

    private final Communities communities;
    private final Streets streets;
    private final Districts districts;
    private final Lawyers lawyers;

    PlaceNames(Communities communities, Streets streets, Districts districts, Lawyers lawyers) {
        this.communities = communities;
        this.streets = streets;
        this.districts = districts;
        this.lawyers = lawyers;
    }

    /** The group that has the role where the dispute is, such as {@code justiceOffice.330102001}. */
    public String group(Role role, Dispute dispute) {
        return role.at(
                switch (role.scope()) {
                    case COMMUNITY -> dispute.communityCode();
                    case STREET -> dispute.streetCode();
                    case DISTRICT, DISTRICT_OR_CITY -> dispute.districtCode();
                    case CITY -> districts.cityOf(dispute.districtCode());
                    default -> throw new IllegalArgumentException("no place of " + role);
                });
    }

    /** Such as 清波街道司法所. */
    public String office(String group) {
        String place = group.substring(group.indexOf('.') + 1);
        return switch (Role.ofGroup(group).orElseThrow()) {
            case COMMUNITY -> community(place) + "居委会";
            case MEDIATION_COMMITTEE -> community(place) + "人民调解委员会";
            case JUSTICE_OFFICE -> street(place) + "司法所";
            case COORDINATION_OFFICE -> district(place) + "协调小组办公室";
            case DISTRICT_BUREAU -> district(place) + "司法局";
            case CITY_BUREAU -> city(place) + "司法局";
            case LAWYER -> lawyer(place) + "律师";
            default -> Role.ofGroup(group).orElseThrow().chinese();
        };
    }

    public String community(String code) {
        return communities.findById(code).map(Community::name).orElse(code);
    }

    public String street(String code) {
        return streets.findById(code).map(Street::name).orElse(code);
    }

    public String lawyer(String licence) {
        return lawyers.findById(licence).map(Lawyer::name).orElse(licence);
    }

    private String district(String code) {
        return districts.find(code).map(District::name).orElse(code);
    }

    private String city(String code) {
        return districts.all().stream()
                .filter(district -> district.cityCode().equals(code))
                .map(District::cityName)
                .findFirst()
                .orElse(code);
    }
}
