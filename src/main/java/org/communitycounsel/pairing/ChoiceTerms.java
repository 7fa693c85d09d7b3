package org.communitycounsel.pairing;

import org.springframework.stereotype.Component;

/** How the two-way choice is held in a district, as the table {@code choice-terms} says. HZ09-4.2b, SH17-3.1b. */
@Component
class ChoiceTerms {

    static final String TABLE = "choice-terms";

    private final RowByForm rows;

    ChoiceTerms(RowByForm rows) {
        this.rows = rows;
    }

    /**
     * @param rounds of recommendation before the justice office decides
     * @param shown candidates recommended in a round, at most
     * @param lawyers a pairing has, at most: one stationed lawyer, or the liaison lawyers of a firm (SC20-4.1a)
     */
    record Figures(int rounds, int shown, int lawyers) {}

    Figures of(Pairing pairing) {
        var row = rows.of(pairing.districtCode(), TABLE, pairing.form());
        return new Figures((Integer) row.get("rounds"), (Integer) row.get("shown"), (Integer) row.get("lawyers"));
    }
}
