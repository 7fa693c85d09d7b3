package org.communitycounsel.platform.district;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which deployment of a definition a district uses: its own, else its city's, else the base. The answer is the engine
 * tenant to ask for; empty is the base, which has no tenant.
 *
 * <p>Read from the engine's tables rather than by its queries, because the answer must not depend on what the person at
 * work may see. Kept for a few seconds: this node forgets at once when it deploys, another node's deployment is seen
 * after that time.
 */
@Component
public class Definitions {

    private static final long KEPT_NANOSECONDS = TimeUnit.SECONDS.toNanos(3);

    /** The few definitions that belong to a tenant; the many shared ones are not listed. */
    private static final String OF_TENANTS = """
            select distinct 'process ' || key_ || ' ' || tenant_id_ from act_re_procdef where tenant_id_ is not null
            union all
            select distinct 'decision ' || key_ || ' ' || tenant_id_ from act_re_decision_def where tenant_id_ is not null
            union all
            select distinct 'form ' || key_ || ' ' || tenant_id_ from act_re_camformdef where tenant_id_ is not null""";

    private final JdbcClient jdbc;
    private final AtomicLong forgotten = new AtomicLong();
    private volatile Snapshot snapshot = new Snapshot(Set.of(), 0, -1);

    Definitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tenant whose process of that key the district runs. */
    public Optional<String> processTenant(String district, String key) {
        return nearest("process", district, key);
    }

    /** The tenant whose decision table of that key holds in the district. */
    public Optional<String> decisionTenant(String district, String key) {
        return nearest("decision", district, key);
    }

    /** The tenant whose form of that key the district's staff fill in. */
    public Optional<String> formTenant(String district, String key) {
        return nearest("form", district, key);
    }

    private Optional<String> nearest(String kind, String district, String key) {
        Set<String> deployed = current().ofTenants();
        return nearest(district, tenant -> deployed.contains(kind + " " + key + " " + tenant));
    }

    /**
     * Whose holds in the district: its own, else its city's.
     *
     * @param hasOwn whether the district or city of that code has one of its own
     * @return that code; empty where the base holds, as it does for no district
     */
    public static Optional<String> nearest(String district, Predicate<String> hasOwn) {
        return Stream.ofNullable(district)
                .flatMap(code -> Stream.of(code, District.cityOf(code)))
                .filter(hasOwn)
                .findFirst();
    }

    /** Reads again at the next question. */
    void forget() {
        forgotten.incrementAndGet();
    }

    private Snapshot current() {
        Snapshot known = snapshot;
        long now = System.nanoTime();
        if (known.version() != forgotten.get() || now - known.readAt() > KEPT_NANOSECONDS) {
            long version = forgotten.get();
            known = new Snapshot(
                    jdbc.sql(OF_TENANTS).query(String.class).stream().collect(Collectors.toSet()), now, version);
            snapshot = known;
        }
        return known;
    }

    private record Snapshot(Set<String> ofTenants, long readAt, long version) {}
}
