package org.communitycounsel.pairing;

import org.springframework.stereotype.Component;

/** The caps as the table {@code pairing-caps} has them for a district. HZ24-1.1a/b, SH17-2.1c. */
@Component
class Caps {

    static final String TABLE = "pairing-caps";

    private final RowByForm rows;

    Caps(RowByForm rows) {
        this.rows = rows;
    }

    /**
     * @param inPrinciple communities a lawyer serves in principle
     * @param most communities a lawyer may serve where lawyers are scarce; more takes the city bureau's consent
     * @param perCommunity pairings a community may have at a time
     * @param clause where the figures come from
     */
    record Figures(int inPrinciple, int most, int perCommunity, String clause) {}

    /** Whether the district's table has a row for the form of pairing. */
    boolean allow(String district, PairingForm form) {
        return rows.find(district, TABLE, form).isPresent();
    }

    Figures of(Pairing pairing) {
        return of(pairing.districtCode(), pairing.form());
    }

    Figures of(String district, PairingForm form) {
        var row = rows.of(district, TABLE, form);
        return new Figures(
                (Integer) row.get("inPrinciple"), (Integer) row.get("most"), (Integer) row.get("perCommunity"), (String)
                        row.get("clause"));
    }
}
