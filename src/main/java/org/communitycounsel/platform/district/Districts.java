package org.communitycounsel.platform.district;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The districts that take part; each is a tenant of the engine. */
@Service
public class Districts {

    /** The zone of a district that is not registered, and the default of those that are. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    private final DistrictRows rows;
    private final IdentityService identity;

    Districts(DistrictRows rows, IdentityService identity) {
        this.rows = rows;
        this.identity = identity;
    }

    public Optional<District> find(String code) {
        return code == null ? Optional.empty() : rows.findById(code);
    }

    public List<District> all() {
        return rows.findAll();
    }

    /** The zone of the district's calendar; Beijing time where the district is unknown. */
    public ZoneId zone(String code) {
        return find(code).map(District::zone).orElse(DEFAULT_ZONE);
    }

    /** The city's four-digit code, by the division code's own structure. */
    public String cityOf(String code) {
        return District.cityOf(code);
    }

    /** Adds the district with its tenant, or renames it; the same call again changes nothing. */
    @Transactional
    public void register(String code, String name, String cityName) {
        rows.findById(code)
                .ifPresentOrElse(
                        known -> known.rename(name, cityName),
                        () -> rows.save(new District(code, name, cityName, DEFAULT_ZONE)));
        var tenant = Optional.ofNullable(
                        identity.createTenantQuery().tenantId(code).singleResult())
                .orElseGet(() -> identity.newTenant(code));
        tenant.setName(name);
        identity.saveTenant(tenant);
    }
}
